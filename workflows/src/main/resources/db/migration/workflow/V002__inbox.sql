-- What waits for people: the engine's user tasks that name a group or a person, and approvals. Written in the transactions
-- that make and end them, so that a page of the inbox is one indexed read.
create table workflow.inbox (
    id text primary key, -- the engine's id of the task, or the approval's
    kind text not null check (kind in ('TASK', 'APPROVAL')),
    process text not null, -- '' where no process waits
    instance text not null, -- the engine's id; '' where no process waits
    business_key text not null,
    step text not null,
    name_en text not null,
    name_zh text not null,
    subject text not null,
    assignee uuid,
    since timestamptz not null,
    due timestamptz,
    form text,
    approval uuid,
    asked_by uuid
);
create index inbox_assignee on workflow.inbox (assignee) where assignee is not null;
create index inbox_asked_by on workflow.inbox (asked_by) where asked_by is not null;
create index inbox_business_key on workflow.inbox (business_key);
create index inbox_order on workflow.inbox ((coalesce(due, 'infinity')), since, id);

-- For whom it waits: a team or a role, or 'person:ID'.
create table workflow.inbox_for (
    item text not null references workflow.inbox (id) on delete cascade,
    name text not null,
    primary key (item, name)
);
create index inbox_for_name on workflow.inbox_for (name, item);

create table workflow.approval (
    id uuid primary key,
    number bigint generated always as identity, -- the order of asking
    business_key text not null,
    step text not null,
    name_en text not null,
    name_zh text not null,
    subject text not null,
    asked_by uuid,
    groups text[] not null,
    people uuid[] not null,
    yes_needed int not null,
    one_no_refuses boolean not null,
    due timestamptz,
    opened_at timestamptz not null,
    task text, -- the task that ends with the decision
    countersigns text -- the task that waits for this signature
);
create index approval_business_key on workflow.approval (business_key, number);
create index approval_countersigns on workflow.approval (countersigns) where countersigns is not null;
create index approval_task on workflow.approval (task) where task is not null;

-- The state of an approval stands nowhere: it follows from these rows, which nothing changes.
create table workflow.vote (
    approval uuid not null references workflow.approval (id),
    number int not null,
    person uuid not null,
    for_person uuid,
    yes boolean not null,
    reason text not null,
    at timestamptz not null,
    primary key (approval, number),
    unique (approval, person)
);
create unique index vote_counts_once on workflow.vote (approval, (coalesce(for_person, person)));

create table workflow.approval_withdrawn (
    approval uuid primary key references workflow.approval (id),
    at timestamptz not null,
    reason text not null
);

create function workflow.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'votes are append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger vote_is_append_only before update or delete or truncate on workflow.vote
    for each statement execute function workflow.refuse_change();
create trigger withdrawal_is_append_only before update or delete or truncate on workflow.approval_withdrawn
    for each statement execute function workflow.refuse_change();
create trigger approval_is_append_only before update or delete or truncate on workflow.approval
    for each statement execute function workflow.refuse_change();

-- What people did with the tasks of a matter.
create table workflow.done (
    id bigint generated always as identity primary key,
    business_key text not null,
    instance text not null,
    item text not null,
    step text not null,
    at timestamptz not null,
    person uuid,
    person_name text not null,
    verb text not null,
    to_whom text,
    reason text not null
);
create index done_business_key on workflow.done (business_key, id);

create table workflow.deputy (
    person uuid primary key,
    deputy uuid not null,
    from_at timestamptz not null,
    to_at timestamptz not null check (to_at > from_at)
);
create index deputy_of on workflow.deputy (deputy);
