-- What people can apply for, how much of it is taken, and what each application became.

create sequence resource.number;

-- The catalogue.
create table resource.kind (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name_en text not null,
    name_zh text not null,
    unit_en text not null,
    unit_zh text not null,
    price numeric(12, 2) not null check (price >= 0), -- of one unit for one month
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    most_at_once integer not null check (most_at_once between 1 and 100000), -- of one application
    longest_days integer not null check (longest_days between 1 and 3660),
    grace_days integer not null check (grace_days between 0 and 90),
    most_of_person integer not null check (most_of_person >= 0), -- quota of who has none of their own
    most_of_team integer not null check (most_of_team >= 0),
    item_kind text not null, -- what it is in the inventory: host, database, …
    provide_group text not null, -- team or role whose people provide and take back
    checklist jsonb not null, -- [{en, zh}]
    hook_address text, -- where it is provided by a program; null where people do it
    answer_minutes integer not null check (answer_minutes between 1 and 43200),
    idle_expression text, -- PromQL that has a value while it is idle
    idle_days integer check (idle_days between 1 and 90),
    offered boolean not null, -- whether it can be applied for
    version bigint not null,
    check (idle_expression is null or idle_days is not null)
);

-- How much of a kind somebody may have, and has. "used" is the sum of "reserved" of their resources.
create table resource.quota (
    kind text not null references resource.kind,
    holder text not null check (holder ~ '^(person|team)/.+$'),
    most integer check (most >= 0), -- null: what the kind says
    used integer not null check (used >= 0),
    primary key (kind, holder)
);

create table resource.resource (
    id uuid primary key, -- UUIDv7
    number bigint not null unique,
    key text not null unique, -- RES-12
    kind text not null references resource.kind,
    owner_id uuid not null, -- the person who applied
    owner_name text not null,
    team text, -- whose it is, where it is not the person's own
    holder text not null, -- whose quota it counts against
    purpose text not null,
    state text not null check (state in
        ('WANTED', 'ACTIVE', 'GRACE', 'RECLAIMING', 'REFUSED', 'WITHDRAWN', 'NOT_PROVIDED', 'RECLAIMED')),
    quantity integer not null check (quantity >= 0), -- what there is
    reserved integer not null check (reserved >= 0), -- what counts against the quota
    until date not null, -- the last day
    unit_price numeric(12, 2) not null, -- as it was when it was applied for
    currency text not null,
    wish jsonb, -- {what, quantity, until, reason, stage, decision}
    approval text,
    called boolean not null, -- whether the provider was asked for what is wished and has not answered
    item_id uuid,
    item_name text,
    applied_at timestamptz not null,
    provided_at timestamptz,
    grace_until timestamptz,
    ended_at timestamptz,
    reason text, -- the last one that somebody gave
    version bigint not null
);
create index resource_of_owner on resource.resource (owner_id, number desc);
create index resource_of_team on resource.resource (team, number desc) where team is not null;
create index resource_by_state on resource.resource (state, number desc);
create index resource_by_end on resource.resource (until) where state = 'ACTIVE';
create index resource_of_quota on resource.resource (kind, holder) where reserved > 0;

-- What happened to one, only added to.
create table resource.entry (
    id bigint generated always as identity primary key,
    resource_id uuid not null references resource.resource,
    at timestamptz not null,
    actor_name text not null,
    what text not null, -- applied, refused, provided, …
    facts jsonb not null
);
create index entry_of_resource on resource.entry (resource_id, id desc);
create index entry_by_time on resource.entry (at, what);

-- Which reminders were sent: for each end date each once.
create table resource.reminder (
    resource_id uuid not null references resource.resource,
    until date not null,
    days integer not null,
    sent_at timestamptz, -- null where it was overtaken by a later one
    primary key (resource_id, until, days)
);

-- What was found idle and offered to its owner.
create table resource.idle (
    id uuid primary key, -- UUIDv7
    resource_id uuid not null references resource.resource,
    since timestamptz not null,
    found_at timestamptz not null,
    expression text not null, -- the rule that found it
    answer text check (answer in ('KEPT', 'RELEASED', 'BUSY_AGAIN')),
    answered_at timestamptz,
    answered_by_name text,
    reason text,
    keep_until date -- not asked again before
);
create unique index idle_open on resource.idle (resource_id) where answer is null;
create index idle_of_resource on resource.idle (resource_id, found_at desc);

-- The checklists of tasks as forms; a name stands for one form for ever.
create table resource.form (
    name text primary key,
    schema text not null
);
