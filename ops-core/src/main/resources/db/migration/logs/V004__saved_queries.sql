-- Queries that people keep under a name: for themselves, or for everybody.
create table logs.saved_query (
    id uuid primary key,
    name text not null,
    query text not null,
    owner text not null, -- the id of the person or token
    owner_name text not null,
    shared boolean not null,
    at timestamptz not null
);
create unique index saved_query_by_owner on logs.saved_query (owner, lower(name));
create index saved_query_by_name on logs.saved_query (lower(name), id);
