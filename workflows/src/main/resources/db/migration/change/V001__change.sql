-- Changes with their steps, the times in which nothing is changed, and how what is done often is done.

create sequence change.number;

create table change.change (
    id uuid primary key, -- UUIDv7
    key text not null unique, -- CHG-77
    kind text not null check (kind in ('STANDARD', 'NORMAL', 'EMERGENCY')),
    title text not null,
    why text not null,
    state text not null check (state in ('DRAFT', 'APPROVING', 'REFUSED', 'SCHEDULED', 'RUNNING', 'BACKING_OUT', 'DONE',
        'BACKED_OUT', 'MISSED', 'WITHDRAWN', 'CLOSED')),
    template text,
    items jsonb not null, -- [{id, name, kind}] as they were called when it was planned
    item_ids uuid[] not null, -- the same, to look for
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    back_out_tested boolean not null,
    risk jsonb, -- {level, row, approvals, groups}
    despite text,
    approval text,
    planned_by uuid,
    planned_by_name text not null,
    planned_at timestamptz not null,
    started_at timestamptz,
    started_by_name text,
    ended_at timestamptz,
    ended_by_name text,
    reason text,
    silences uuid[] not null default '{}', -- of the room alerting; none once it has ended
    unmutable jsonb not null default '[]', -- names of items that no labels tell apart
    review jsonb, -- {result, text, byName, at, health}
    closed_at timestamptz,
    version bigint not null
);
create index change_by_window on change.change (starts_at, ends_at);
create index change_by_work on change.change (started_at desc) where started_at is not null;
create index change_planned on change.change (ends_at)
    where state in ('APPROVING', 'SCHEDULED', 'RUNNING', 'BACKING_OUT');

create table change.step (
    change_id uuid not null references change.change,
    back boolean not null, -- a step of the way back
    place integer not null, -- from 1
    text text not null,
    done_at timestamptz,
    done_by_name text,
    primary key (change_id, back, place)
);

create table change.freeze (
    id uuid primary key, -- UUIDv7
    name text not null,
    reason text not null,
    starts_at timestamptz, -- once ...
    ends_at timestamptz,
    weekly jsonb, -- ... or {fromDay, fromTime, toDay, toTime, zone}
    items uuid[] not null, -- none: over everything
    created_by_name text not null,
    check ((starts_at is null) = (ends_at is null)),
    check ((starts_at is null) <> (weekly is null))
);
create unique index freeze_name on change.freeze (lower(name));

create table change.template (
    name text primary key,
    title text not null,
    why text not null,
    implementation jsonb not null, -- ["…", "…"]
    back_out jsonb not null,
    item_kinds text[] not null -- none: any
);
