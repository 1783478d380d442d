-- Forms of lines that people describe, tried on each new line in this order.
create table logs.parser (
    name text primary key,
    place int not null,
    enabled boolean not null,
    expression text not null,
    host text not null, -- with * and ?; empty for any
    source text not null,
    by_name text not null,
    at timestamptz not null
);
-- What must not be kept: taken out of each new line.
create table logs.mask (
    name text primary key,
    enabled boolean not null,
    expression text not null,
    by_name text not null,
    at timestamptz not null
);
