create table alerting.alert (
    fingerprint  text primary key,
    rule_key     text not null,
    file         text not null,
    state        text not null check (state in ('PENDING', 'FIRING', 'RESOLVED')),
    labels       jsonb not null,
    annotations  jsonb not null,
    expression   text not null,
    value        double precision not null,
    threshold    double precision,
    active_since timestamptz not null,
    firing_since timestamptz,
    resolved_at  timestamptz,
    held_at      timestamptz not null,
    version      bigint not null
);

-- The active ones are few; the resolved ones grow until they are forgotten.
create index on alerting.alert (rule_key);
create index on alerting.alert (state) where state <> 'RESOLVED';
create index on alerting.alert (resolved_at) where state = 'RESOLVED';

-- At most one trial runs.
create table alerting.trial (
    one        boolean primary key default true check (one),
    what       text not null,
    host       text not null,
    alertname  text not null,
    level      double precision not null,
    bound      double precision not null,
    ends_at    timestamptz not null,
    started_by text not null
);
