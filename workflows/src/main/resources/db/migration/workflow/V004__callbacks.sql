-- Systems outside that processes may call and that answer later; each has a secret of its own, with which both sides sign.
create table workflow.receiver (
    origin text primary key, -- https://provision.example.org:8443
    sealed_secret text not null,
    made_at timestamptz not null,
    made_by text not null
);

-- A call outside and the answer that a process waits for.
create table workflow.callback (
    id uuid primary key,
    key text not null unique, -- the caller's: the same key opens no second one
    business_key text not null,
    message text not null, -- what the process is told
    origin text not null,
    code_hash bytea not null unique,
    sealed_code text, -- null once it has ended, as the address
    sealed_url text,
    fields text not null, -- JSON that is sent
    answers text[] not null, -- fields that the answer may have
    opened_at timestamptz not null,
    until timestamptz not null,
    look_at timestamptz not null, -- when it is to be called, or given up
    attempts int not null default 0,
    called_at timestamptz, -- since when the receiver has it
    detail text not null default '', -- what came of the last attempt
    ended_at timestamptz,
    outcome text check (outcome in ('ANSWERED', 'LATE', 'REFUSED', 'CLOSED')),
    check ((ended_at is null) = (outcome is null))
);
create unique index callback_one_open on workflow.callback (business_key, message) where ended_at is null;
create index callback_due on workflow.callback (look_at) where ended_at is null;
create index callback_ended on workflow.callback (ended_at) where ended_at is not null;
