-- Tickets, what was said about them, what was promised, and the mail that carries both.

create sequence desk.number;

create table desk.ticket (
    id uuid primary key, -- UUIDv7
    number bigint not null unique,
    key text not null unique, -- TIC-12
    kind text not null check (kind in ('FAULT', 'REQUEST', 'QUESTION')),
    state text not null check (state in ('NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED', 'MERGED')),
    priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
    line text not null check (line in ('FIRST', 'SECOND', 'THIRD')),
    via text not null check (via in ('CONSOLE', 'API', 'MAIL', 'PHONE')),
    title text not null,
    text text not null,
    requester uuid, -- null: has no account
    requester_name text not null,
    requester_address text, -- lower case
    assignee uuid,
    assignee_name text,
    item uuid,
    incident text,
    merged_into uuid references desk.ticket,
    entry text, -- of the catalogue
    form jsonb,
    reply_key text not null unique, -- secret: who has it and takes part may answer by mail
    opened_at timestamptz not null,
    answered_at timestamptz,
    resolved_at timestamptz,
    closed_at timestamptz,
    due_at timestamptz, -- the earliest promise that runs; null while none does
    version bigint not null
);
-- The queue: what runs out first comes first.
create index ticket_queue on desk.ticket (coalesce(due_at, 'infinity'), number)
    where state in ('NEW', 'OPEN', 'WAITING');
create index ticket_queue_of_line on desk.ticket (line, coalesce(due_at, 'infinity'), number)
    where state in ('NEW', 'OPEN', 'WAITING');
create index ticket_state on desk.ticket (state, number desc);
create index ticket_requester on desk.ticket (requester, number desc) where requester is not null;
create index ticket_address on desk.ticket (requester_address, number desc) where requester_address is not null;
create index ticket_assignee on desk.ticket (assignee, number desc) where assignee is not null;
create index ticket_incident on desk.ticket (incident) where incident is not null;
create index ticket_merged on desk.ticket (merged_into) where merged_into is not null;

create table desk.entry (
    id bigint generated always as identity primary key,
    ticket_id uuid not null references desk.ticket,
    at timestamptz not null,
    kind text not null,
    actor_name text not null,
    by_requester boolean not null,
    public boolean not null, -- the requester sees it
    text text not null,
    facts jsonb not null
);
create index entry_of_ticket on desk.entry (ticket_id, id);

create table desk.link (
    one uuid not null references desk.ticket,
    other uuid not null references desk.ticket,
    primary key (one, other),
    check (one < other)
);
create index link_back on desk.link (other);

create table desk.attachment (
    id uuid primary key,
    ticket_id uuid not null references desk.ticket,
    at timestamptz not null,
    by_name text not null,
    public boolean not null,
    name text not null,
    type text not null, -- as the sender called it; nothing is believed of it
    size bigint not null,
    content bytea not null
);
create index attachment_of_ticket on desk.attachment (ticket_id, at);

-- A promise: what happened to it; when it runs out follows from that and is kept here to be found.
create table desk.clock (
    ticket_id uuid not null references desk.ticket,
    promise text not null check (promise in ('ANSWER', 'SOLVE')),
    facts jsonb not null, -- targets and pauses with their times
    calendars text[] not null,
    warn_percent integer not null,
    warn_at timestamptz,
    due_at timestamptz, -- null while it is paused
    warned_at timestamptz,
    broken_at timestamptz,
    done boolean not null, -- answered, or closed: it never runs again
    primary key (ticket_id, promise)
);
create index clock_due on desk.clock (due_at) where due_at is not null and broken_at is null;
create index clock_warn on desk.clock (warn_at) where warn_at is not null and warned_at is null;
create index clock_calendars on desk.clock using gin (calendars) where not done;

-- One row for each change; each holds from its moment on.
create table desk.calendar (
    id text not null,
    since timestamptz not null,
    name text not null,
    zone text not null,
    lines text not null,
    primary key (id, since)
);

create table desk.target (
    kind text not null,
    priority text not null,
    calendar text not null,
    answer_minutes integer not null check (answer_minutes > 0),
    solve_minutes integer not null check (solve_minutes > 0),
    warn_percent integer not null check (warn_percent between 1 and 99),
    primary key (kind, priority)
);

-- Which on-call schedule stands for a line.
create table desk.duty (
    line text primary key,
    schedule uuid not null
);

create table desk.catalogue (
    id text primary key,
    place integer not null,
    entry jsonb not null
);

-- At most one row.
create table desk.mailbox (
    only_one boolean primary key default true check (only_one),
    host text not null,
    port integer not null,
    security text not null,
    user_name text not null,
    sealed_password text not null,
    folder text not null,
    address text not null, -- lower case; what people write to
    uid_validity bigint,
    last_uid bigint,
    last_fetch timestamptz,
    failure text,
    failing_since timestamptz
);

-- Every mail that came in, as it came, in the transaction that made its ticket or put it to one.
create table desk.mail (
    id uuid primary key,
    box text not null,
    uid_validity bigint not null,
    uid bigint not null,
    message_id text,
    digest text not null, -- of sender, subject and words: the same mail delivered twice
    sender text,
    at timestamptz not null,
    outcome text not null, -- opened, joined, noted, set aside, too large
    ticket_id uuid references desk.ticket,
    size bigint not null,
    raw bytea,
    unique (box, uid_validity, uid)
);
create index mail_again on desk.mail (message_id) where message_id is not null;
create index mail_of_sender on desk.mail (sender, at) where sender is not null;

-- Which ticket a Message-ID belongs to, sent or received.
create table desk.thread (
    message_id text primary key,
    ticket_id uuid not null references desk.ticket,
    at timestamptz not null
);
create index thread_of_ticket on desk.thread (ticket_id, at desc);

-- What a new desk promises until somebody says otherwise; the zone of office hours is the server's until it is set.
insert into desk.calendar (id, since, name, zone, lines) values
    ('always', '1970-01-01T00:00:00Z', 'Round the clock', 'UTC', 'daily 00:00-24:00'),
    ('office', '1970-01-01T00:00:00Z', 'Office hours', 'server', 'Mon-Fri 09:00-18:00');
insert into desk.target (kind, priority, calendar, answer_minutes, solve_minutes, warn_percent)
select kind, priority, calendar, answer, solve, 80
from (values ('P1', 'always', 15, 240), ('P2', 'always', 30, 480), ('P3', 'office', 240, 1080), ('P4', 'office', 540, 2700))
        as promised (priority, calendar, answer, solve),
    (values ('FAULT'), ('REQUEST'), ('QUESTION')) as kinds (kind);
