-- Incidents, the alerts in them, what happened to them, and why they came to be.

create sequence incident.number;

create table incident.incident (
    id uuid primary key, -- UUIDv7
    key text not null unique, -- INC-12
    group_key text not null, -- alerts with the same one are one trouble
    title text not null,
    state text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'REVIEWED', 'CLOSED')),
    severity text not null,
    impact text not null,
    urgency text not null,
    priority text not null,
    host text,
    opened_at timestamptz not null,
    acknowledged_at timestamptz,
    resolved_at timestamptz,
    closed_at timestamptz,
    owner uuid,
    owner_name text,
    cause text,
    remedy text,
    round integer not null,
    version bigint not null
);
-- At most one incident of a trouble is not closed: two alerts at the same moment cannot open two.
create unique index incident_one_open on incident.incident (group_key) where state <> 'CLOSED';
create index incident_by_age on incident.incident (opened_at desc);

create table incident.alert (
    incident_id uuid not null references incident.incident,
    fingerprint text not null,
    alertname text not null,
    firing boolean not null,
    joined_at timestamptz not null,
    primary key (incident_id, fingerprint)
);

-- The newest that was heard of each alert, so that an event delivered twice or late changes nothing.
create table incident.alert_heard (
    fingerprint text primary key,
    active_since timestamptz not null,
    version bigint not null
);

create table incident.entry (
    id bigint generated always as identity primary key,
    incident_id uuid not null references incident.incident,
    at timestamptz not null,
    kind text not null,
    actor_name text not null,
    text text not null,
    facts jsonb not null,
    source text, -- names the event that it was written for; null for a person's act
    unique (incident_id, source)
);
create index entry_by_age on incident.entry (incident_id, at desc, id desc);

create table incident.reason (
    incident_id uuid not null references incident.incident,
    round integer not null,
    place integer not null,
    kind text not null,
    fact text not null,
    explanation text not null,
    facts jsonb not null,
    primary key (incident_id, round, place)
);
