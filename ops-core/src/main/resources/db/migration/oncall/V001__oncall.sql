-- Who is on call, whom a policy pages, and the pages that went out.

create table oncall.schedule (
    id uuid primary key,
    name text not null,
    zone text not null,
    first_hand_over timestamp not null, -- local time in the zone
    turn_hours integer not null check (turn_hours between 1 and 8784),
    made_at timestamptz not null,
    version bigint not null
);

create table oncall.schedule_person (
    schedule_id uuid not null references oncall.schedule,
    place integer not null, -- turn order, from 0
    person_id uuid not null,
    primary key (schedule_id, place)
);

create table oncall.policy (
    id uuid primary key,
    name text not null,
    made_at timestamptz not null,
    version bigint not null
);

create table oncall.policy_step (
    policy_id uuid not null references oncall.policy,
    place integer not null, -- from 0
    target text not null check (target in ('ON_CALL', 'NEXT_ON_CALL', 'PERSON')),
    schedule_id uuid references oncall.schedule,
    person_id uuid,
    waiting_seconds integer not null check (waiting_seconds > 0),
    primary key (policy_id, place),
    check ((target = 'PERSON') = (person_id is not null)),
    check ((target = 'PERSON') = (schedule_id is null))
);

-- One row for each step carried out; the key makes a page repeatable.
create table oncall.page (
    incident text not null,
    round integer not null,
    step integer not null,
    steps integer not null,
    policy text not null, -- the policy's name at that time
    at timestamptz not null,
    waiting_seconds integer not null,
    primary key (incident, round, step)
);

create table oncall.page_notice (
    key text primary key,
    incident text not null,
    round integer not null,
    step integer not null,
    person_id uuid not null,
    person text not null, -- the name at that time
    channel text not null,
    reached_at timestamptz,
    foreign key (incident, round, step) references oncall.page
);
create index page_notice_of_page on oncall.page_notice (incident, round, step);

-- What comes next where nobody has acknowledged; for showing only, the process engine does the waiting.
create table oncall.next_page (
    incident text primary key,
    step integer not null,
    due_at timestamptz not null
);
