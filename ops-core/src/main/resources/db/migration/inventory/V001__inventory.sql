-- What there is, what depends on what, and how both came to be known.

create table inventory.item (
    id uuid primary key, -- UUIDv7
    kind text not null check (kind in ('host', 'database', 'cache', 'web-server', 'service', 'business-service')),
    name text not null,
    criticality text check (criticality in ('critical', 'high', 'medium', 'low')),
    owner text,
    note text,
    found_as text unique, -- host/web-1, target/postgres/db-1:9187; null if a person wrote it down
    last_seen_at timestamptz,
    facts jsonb not null,
    retired boolean not null,
    version bigint not null,
    search text not null generated always as
        (lower(name || ' ' || coalesce(owner, '') || ' ' || coalesce(note, ''))) stored
);
create index item_by_name on inventory.item (lower(name), id) where not retired;

-- Which item the series of one scraped target tell about.
create table inventory.target (
    job text not null,
    instance text not null,
    item_id uuid not null references inventory.item,
    primary key (job, instance)
);
create index target_by_instance on inventory.target (instance);

-- One item depends on some of others: it is down when fewer than "needs" of them are left.
create table inventory.link (
    id uuid primary key, -- UUIDv7
    from_id uuid not null references inventory.item,
    needs integer not null check (needs > 0),
    note text,
    discovered boolean not null
);
create index link_from on inventory.link (from_id);

create table inventory.link_member (
    link_id uuid not null references inventory.link on delete cascade,
    item_id uuid not null references inventory.item,
    primary key (link_id, item_id)
);
create index link_member_item on inventory.link_member (item_id);

-- What happened to an item, in words; only added to.
create table inventory.change (
    id bigint generated always as identity primary key,
    item_id uuid not null references inventory.item,
    at timestamptz not null,
    actor_name text not null,
    what text not null
);
create index change_of_item on inventory.change (item_id, id desc);
