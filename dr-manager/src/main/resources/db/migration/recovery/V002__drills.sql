-- Restore drills: when they are held, how each went, and what was found.

alter table recovery.policy
    add column drill_most_gib integer not null default 50 check (drill_most_gib > 0),
    add column drill_checks jsonb not null default '[]', -- what the business wants shown
    add column drill_on integer[] not null default '{}', -- 1 is Monday; empty: by hand only
    add column drill_time text, -- 10:00, in the policy's zone
    add column drill_next_at timestamptz; -- when the next one may begin
create index policy_drill_due on recovery.policy (drill_next_at) where retired_at is null and drill_next_at is not null;

alter table recovery.copy
    add column manifest text; -- SHA-256 of what the host wrote down when it was made

create sequence recovery.drill_number;

create table recovery.drill (
    id uuid primary key, -- UUIDv7
    number text not null unique, -- DR-32
    policy_id uuid not null references recovery.policy,
    host text not null,
    state text not null check (state in ('APPROVING', 'WAITING', 'RUNNING', 'REVIEW', 'CLOSED')),
    result text check (result in ('PASSED', 'FAILED', 'STOPPED', 'REFUSED')),
    reason text,
    until timestamptz, -- the chosen second
    asked_by text, -- a person's id; null: by the calendar
    asked_by_name text not null,
    asked_at timestamptz not null,
    approval text,
    began_at timestamptz,
    ended_at timestamptz,
    closed_at timestamptz,
    rpo_minutes integer not null, -- what was promised when it was asked for
    rto_minutes integer not null,
    rpo_seconds bigint,
    rto_seconds bigint,
    incomplete text[] not null default '{}',
    last_number text, -- the last one before that passed
    last_rto_seconds bigint,
    copy_id text,
    copy_kind text,
    copy_at timestamptz,
    copy_bytes bigint,
    recovered_to timestamptz,
    newest timestamptz,
    restored_bytes bigint,
    network_cut boolean,
    stop_by text, -- a name; the host is told to stop
    stop_reason text,
    problem text, -- PRB-3
    lines integer not null default 0,
    report text, -- JSON, as frozen
    report_sha256 text,
    version bigint not null
);
create index drill_of_policy on recovery.drill (policy_id, asked_at desc);
create index drill_by_age on recovery.drill (asked_at desc);
-- A host has one sandbox.
create unique index drill_one_of_host on recovery.drill (host) where state in ('APPROVING', 'WAITING', 'RUNNING');

create table recovery.drill_step (
    drill_id uuid not null references recovery.drill,
    place integer not null,
    step text not null,
    state text not null check (state in ('TO_COME', 'NOW', 'DONE', 'FAILED', 'LEFT_OUT')),
    began_at timestamptz,
    took_millis bigint,
    usual_millis bigint, -- the median of earlier ones
    seen text,
    primary key (drill_id, step)
);

create table recovery.drill_check (
    drill_id uuid not null references recovery.drill,
    place integer not null,
    name text not null,
    state text not null check (state in ('TO_COME', 'NOW', 'RIGHT', 'FAILED', 'LEFT_OUT')),
    took_millis bigint,
    seen text,
    code text,
    primary key (drill_id, place),
    unique (drill_id, name)
);

create table recovery.drill_finding (
    drill_id uuid not null references recovery.drill,
    place integer not null,
    code text not null,
    sentence text not null,
    at timestamptz not null,
    owner_id text,
    owner_name text,
    primary key (drill_id, place)
);

create table recovery.drill_note (
    drill_id uuid not null references recovery.drill,
    place integer not null,
    at timestamptz not null,
    by_name text not null,
    text text not null,
    primary key (drill_id, place)
);

create table recovery.drill_line (
    drill_id uuid not null references recovery.drill,
    place integer not null,
    at timestamptz not null,
    line text not null,
    primary key (drill_id, place)
);

alter table recovery.job
    add column drill_id uuid references recovery.drill,
    drop constraint job_act_check,
    add constraint job_act_check check (act in ('BACKUP', 'VERIFY', 'FORGET', 'LIST', 'DRILL'));
