-- Evenkeel backs itself up.

alter table recovery.policy drop constraint policy_adapter_check;
alter table recovery.policy add constraint policy_adapter_check check (adapter in ('restic', 'pgbackrest', 'evenkeel'));
