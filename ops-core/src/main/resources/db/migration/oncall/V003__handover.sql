-- What a shift handed to the next one, as it was then. Rows are only added: what became of it stands in the tables below.
create table oncall.handover (
    id uuid primary key,
    place bigint generated always as identity unique, -- the order of the list
    schedule_id uuid not null, -- no reference: what was handed over outlives the schedule
    schedule text not null, -- its name at that time
    number integer not null check (number > 0),
    by_person uuid not null,
    by_name text not null,
    from_person uuid, -- whose shift ends; null after a gap
    from_name text not null,
    to_person uuid not null,
    to_name text not null,
    shift_from timestamptz not null, -- of the next shift
    shift_to timestamptz not null,
    at timestamptz not null,
    note text not null,
    sections jsonb not null,
    unique (schedule_id, number),
    check (shift_from < shift_to)
);

create table oncall.handover_acceptance (
    handover_id uuid primary key references oncall.handover,
    by_person uuid not null,
    by_name text not null,
    in_name_of text, -- where somebody else than the one it was handed to accepted it
    at timestamptz not null
);

-- Who was asked to accept: step 0 the one it was handed to, then others.
create table oncall.handover_reminder (
    handover_id uuid not null references oncall.handover,
    step integer not null check (step >= 0),
    person_id uuid, -- null where nobody was left to ask
    person text not null,
    at timestamptz not null,
    primary key (handover_id, step)
);
