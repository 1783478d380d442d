-- What must be recoverable, the jobs that see to it, and what is known of the copies.

create table recovery.policy (
    id uuid primary key, -- UUIDv7
    name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'), -- the section in the host's jobs.conf
    item_id uuid not null,
    item_name text not null,
    adapter text not null check (adapter in ('restic', 'pgbackrest')),
    host text not null,
    rpo_minutes integer not null check (rpo_minutes > 0),
    rto_minutes integer not null check (rto_minutes > 0),
    keep_unit text not null check (keep_unit in ('COPIES', 'DAYS')),
    keep_amount integer not null check (keep_amount > 0),
    days integer[] not null, -- 1 is Monday
    times text[] not null, -- 02:30
    full_days integer[] not null, -- empty: every backup copies everything
    zone text not null,
    drill_days integer not null check (drill_days > 0),
    responsible text not null, -- a team or a role
    made_at timestamptz not null,
    next_at timestamptz not null, -- when the next backup is due
    drilled_at timestamptz, -- the last drill that proved what is promised
    retired_at timestamptz,
    version bigint not null
);
create unique index policy_of_section on recovery.policy (host, adapter, name) where retired_at is null;
create index policy_due on recovery.policy (next_at) where retired_at is null;

-- Jobs of a host have growing numbers, which the host holds against a replay.
create table recovery.host (
    name text primary key,
    last_number bigint not null,
    asked_at timestamptz not null -- when its agent last asked for a job
);

create table recovery.job (
    id uuid primary key, -- UUIDv7
    place bigint not null generated always as identity, -- in their order
    policy_id uuid not null references recovery.policy,
    host text not null,
    number bigint, -- when it was given out
    act text not null check (act in ('BACKUP', 'VERIFY', 'FORGET', 'LIST')),
    extent text not null check (extent in ('FULL', 'DIFFERENTIAL', 'INCREMENTAL')), -- of a backup
    state text not null check (state in ('WAITING', 'SENT', 'ENDED')),
    due_at timestamptz not null,
    sent_at timestamptz,
    heard_at timestamptz,
    ended_at timestamptz,
    part double precision not null,
    bytes_done bigint not null,
    outcome text check (outcome in ('DONE', 'FAILED', 'REFUSED', 'LOST', 'NOT_FETCHED')),
    code text,
    sentence text
);
create index job_of_policy on recovery.job (policy_id, place desc);
create unique index job_one_at_a_time on recovery.job (policy_id) where state <> 'ENDED';
create index job_of_host on recovery.job (host, place) where state <> 'ENDED';

create table recovery.copy (
    id uuid primary key, -- UUIDv7
    policy_id uuid not null references recovery.policy,
    tool_id text not null,
    kind text not null,
    at timestamptz not null, -- when it was begun
    size_bytes bigint,
    added_bytes bigint,
    checked_at timestamptz,
    checked_by text,
    sound boolean not null,
    gone_at timestamptz, -- since when the host does not list it any more
    unique (policy_id, tool_id)
);
-- The board asks for the newest good one of each policy; pages for the newest.
create index copy_good on recovery.copy (policy_id, at desc) where sound and gone_at is null;
create index copy_there on recovery.copy (policy_id, at desc) where gone_at is null;
