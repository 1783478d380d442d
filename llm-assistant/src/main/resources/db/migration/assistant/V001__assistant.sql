-- What people asked, what was answered with what was seen, and the acts that were proposed.

create table assistant.chat (
    id uuid primary key, -- UUIDv7
    person text not null, -- the actor's id; nobody else sees the chat
    about text, -- INC-7, or an item's name
    title text not null, -- begin of the first question
    started_at timestamptz not null,
    changed_at timestamptz not null
);
create index chat_of_person on assistant.chat (person, changed_at desc);
create index chat_by_age on assistant.chat (changed_at);

create table assistant.turn (
    id uuid primary key, -- UUIDv7
    chat_id uuid not null references assistant.chat on delete cascade,
    number integer not null, -- from 1
    asked_at timestamptz not null,
    question text not null,
    answer jsonb, -- with its sources as they were seen; absent while it is being made
    cut_off boolean not null default false, -- whether whoever asked went away, or the server did
    unique (chat_id, number)
);

-- What counts against the limits. Outlives the chat, which may be deleted.
create table assistant.spent (
    id uuid primary key, -- of the turn
    person text not null,
    at timestamptz not null,
    tokens bigint not null default 0
);
create index spent_by_person on assistant.spent (person, at);
create index spent_by_age on assistant.spent (at) include (tokens);

create table assistant.proposal (
    id uuid primary key, -- UUIDv7
    person text not null,
    verb text not null, -- incident.acknowledge
    object text not null, -- INC-7
    object_version bigint not null, -- as it was when it was proposed
    token_hash bytea not null, -- SHA-256; the token itself is kept nowhere
    made_at timestamptz not null,
    valid_until timestamptz not null,
    settled_at timestamptz, -- when it was pressed or dismissed
    outcome text check (outcome in ('DONE', 'DISMISSED'))
);
create index proposal_by_age on assistant.proposal (made_at);
