-- Queries whose lines are counted as they come; the counts themselves are measurements.
create table logs.counter (
    name text primary key,
    query text not null,
    by_name text not null,
    at timestamptz not null
);
