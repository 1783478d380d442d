-- What the team knows: articles with all their versions, and the order in which readers' texts changed.

create sequence knowledge.number;

create table knowledge.article (
    id uuid primary key, -- UUIDv7
    key text not null unique, -- KB-12
    source text unique, -- shipped/HostDiskFull, import/FOLDER/path; absent where a person wrote it
    source_hash text, -- SHA-256 of what its source last brought, in hex
    latest integer not null, -- number of the newest version
    published integer, -- number of the version that readers see
    shelf_mark bigint unique, -- when readers' text last changed, in the order of commits; absent: it never was published
    changed_at timestamptz not null,
    version bigint not null
);
create index article_by_change on knowledge.article (changed_at desc, id desc);

create table knowledge.edition (
    article_id uuid not null references knowledge.article,
    number integer not null,
    state text not null check (state in ('DRAFT', 'REVIEW', 'PUBLISHED', 'EXPIRED')),
    kind text not null check (kind in ('ARTICLE', 'RUNBOOK', 'KNOWN_ERROR')),
    title text not null,
    language text not null, -- BCP 47
    body text not null, -- Markdown
    owner uuid, -- of identity
    review_by date,
    rules text[] not null,
    items uuid[] not null, -- of the inventory
    author_ids text[] not null, -- everybody who wrote in it
    author_name text not null, -- who wrote last
    changed_at timestamptz not null,
    reviewer_name text, -- who published it or gave it back
    published_at timestamptz,
    reason text, -- why it was given back, given up or expired
    from_source boolean not null, -- whether it stands as its source brought it
    primary key (article_id, number)
);
create index edition_of_rule on knowledge.edition using gin (rules) where state = 'PUBLISHED';
create index edition_of_item on knowledge.edition using gin (items) where state = 'PUBLISHED';
create index edition_due on knowledge.edition (review_by) where state = 'PUBLISHED';

-- One row. Whoever changes what readers see counts it up and so holds it until its commit: marks are committed in their order.
create table knowledge.shelf (
    one boolean primary key check (one),
    mark bigint not null
);
insert into knowledge.shelf (one, mark) values (true, 0);

-- Which owners were told in time of which end.
create table knowledge.reminder (
    article_id uuid not null references knowledge.article,
    review_by date not null,
    days integer not null,
    sent_at timestamptz,
    primary key (article_id, review_by, days)
);
