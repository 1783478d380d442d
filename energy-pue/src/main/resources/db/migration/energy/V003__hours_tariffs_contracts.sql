-- Energy hour by hour, what an hour costs, what is promised for a year, and what is watched.

-- Counted once an hour is over, and again where readings come late: so a year's energy needs no year of readings.
create table energy.hour (
    node text not null,
    at timestamptz not null, -- its begin; hours are those of the server's zone
    kwh double precision, -- null: a meter that it needs has a gap
    it_kwh double precision, -- of the IT below; null: not known, or there is none
    interpolated boolean not null,
    silent text not null, -- the first meters that had a gap, apart by commas
    counted_at timestamptz not null,
    primary key (node, at)
);
create index hour_not_known on energy.hour (at) where kwh is null;

create table energy.hours_counted (
    id smallint primary key check (id = 1), -- the row is what counters lock
    next_at timestamptz not null
);

create table energy.tariff (
    valid_from date primary key,
    terms jsonb not null,
    version bigint not null
);

create table energy.contract (
    year integer primary key check (year between 2000 and 2100), -- and those after it, up to the next one
    terms jsonb not null,
    version bigint not null
);

-- What people settle a month by, in place of its meters.
create table energy.month_entry (
    year integer not null check (year between 2000 and 2100),
    month integer not null check (month between 1 and 12),
    periods jsonb not null,
    reason text not null,
    entered_at timestamptz not null,
    entered_by_name text not null,
    primary key (year, month)
);

create table energy.watch (
    node text primary key, -- outlives the node: a tree is drawn anew as a whole
    most_kwh double precision, -- in an hour
    compares_days boolean not null
);
