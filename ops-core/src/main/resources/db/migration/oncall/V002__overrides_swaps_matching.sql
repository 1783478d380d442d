-- Somebody else is on call for a while. Where several cover a moment, the one made last counts.
create table oncall.override (
    id uuid primary key,
    schedule_id uuid not null references oncall.schedule on delete cascade,
    person_id uuid not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    reason text not null,
    made_by text not null,
    made_at timestamptz not null,
    check (from_at < to_at)
);
create index override_of_schedule on oncall.override (schedule_id, to_at);

-- Two people change turns: one offers, the other accepts.
create table oncall.swap (
    id uuid primary key,
    schedule_id uuid not null references oncall.schedule on delete cascade,
    offered_by uuid not null,
    mine_from timestamptz not null,
    mine_to timestamptz not null,
    offered_to uuid not null,
    theirs_from timestamptz not null,
    theirs_to timestamptz not null,
    made_at timestamptz not null,
    accepted_at timestamptz,
    check (mine_from < mine_to),
    check (theirs_from < theirs_to)
);

-- Which incidents a policy is for: all of these labels have these values. None: the policy is for those that no other matches.
create table oncall.policy_match (
    policy_id uuid not null references oncall.policy on delete cascade,
    label text not null,
    value text not null,
    primary key (policy_id, label)
);

-- The policy that decided; null for pages from before there were several.
alter table oncall.page add column policy_id uuid;
alter table oncall.next_page add column policy_id uuid;

-- Where a page went, so that the end is told by the same way. Before contacts: empty for the console, else unknown.
alter table oncall.page_notice add column address text not null default '';

-- An incident whose policy reached nobody, until it would again.
create table oncall.alarm (
    code text not null,
    subject text not null,
    sentence text not null,
    since timestamptz not null,
    primary key (code, subject)
);
