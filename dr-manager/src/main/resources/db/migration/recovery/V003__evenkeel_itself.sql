-- Evenkeel backs itself up.

alter table recovery.policy drop constraint policy_adapter_check;
alter table recovery.policy add constraint policy_adapter_check check (adapter in ('restic', 'pgbackrest', 'evenkeel'));

-- What the disk of a policy's repository had left, each time its host told, and where that leads.
create table recovery.space (
    policy_id uuid not null references recovery.policy,
    at timestamptz not null,
    free_bytes bigint not null check (free_bytes >= 0),
    total_bytes bigint not null check (total_bytes >= free_bytes),
    full_at timestamptz,
    earliest timestamptz,
    latest timestamptz,
    why text, -- there is no full_at
    primary key (policy_id, at)
);
