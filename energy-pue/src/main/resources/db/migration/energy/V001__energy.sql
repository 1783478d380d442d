-- Where energy is metered and what people wrote down of it.

create table energy.tree (
    id smallint primary key check (id = 1), -- one tree; the row is what writers lock
    version bigint not null
);
insert into energy.tree (id, version) values (1, 0);

create table energy.node (
    id text primary key,
    place integer not null, -- the order in which people wrote them
    name text not null,
    fed_by text references energy.node deferrable initially deferred,
    kind text not null check (kind in ('GRID', 'TRANSFORMER', 'SWITCHGEAR', 'UPS', 'PDU', 'RACK', 'COOLING', 'OTHER')),
    it text check (it in ('UPS_OUTPUT', 'PDU_OUTPUT', 'EQUIPMENT'))
);

create table energy.meter (
    id text primary key,
    place integer not null,
    node text not null references energy.node deferrable initially deferred,
    series text, -- name of the series; null for one that people read
    labels jsonb not null,
    unit text not null,
    factor double precision not null,
    error_percent double precision not null,
    wraps_at double precision,
    most double precision not null,
    longest_gap_seconds bigint not null,
    stuck_after_seconds bigint not null,
    may_rest boolean not null
);

-- By hand and from CSV. Readings outlive the meter's description: what was read stays read.
create table energy.reading (
    meter text not null,
    at timestamptz not null,
    value double precision not null,
    entered_at timestamptz not null,
    entered_by_name text not null,
    primary key (meter, at)
);

create table energy.carbon (
    year integer primary key,
    kg_per_kwh double precision not null,
    source text not null
);
