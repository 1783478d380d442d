-- The last good text of each of the installation's own rule files: those given through the API live here, those of the
-- folder "rules" are kept so that they go on running while the file has errors, across restarts too.
create table alerting.rule_file (
    name        text primary key,
    origin      text        not null check (origin in ('api', 'folder')),
    content     text        not null,
    version     bigint      not null,
    accepted_at timestamptz not null,
    accepted_by text        not null
);
