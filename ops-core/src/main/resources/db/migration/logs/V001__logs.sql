-- What was learned of log lines. The lines themselves lie in the log store.

create table logs.template (
    id bigint primary key, -- given by the miner, never again for another
    text text not null,
    first_host text not null,
    first_source text not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null check (last_seen >= first_seen)
);
create index template_by_last_seen on logs.template (last_seen);

-- Since when a source is known: before it is known for a while, nothing of it is new.
create table logs.source (
    host text not null,
    source text not null,
    first_seen timestamptz not null,
    primary key (host, source)
);
