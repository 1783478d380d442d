-- One row for each thing that has a process: who moves its process holds this row, so that two events about the same
-- thing cannot start or move it twice. The engine's own tables are in the schema platform.
create table workflow.course (
    business_key text primary key, -- INC-12
    begun_at timestamptz not null
);
