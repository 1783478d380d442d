-- What was suspected of incidents, and what people said it was.

create table diagnosis.run (
    incident text not null,
    number integer not null check (number > 0),
    made_at timestamptz not null,
    onset timestamptz not null,
    answer jsonb not null,
    primary key (incident, number)
);

-- Those that are looked at again, and when.
create table diagnosis.due (
    incident text primary key,
    opened_at timestamptz not null,
    next_at timestamptz not null
);
create index due_by_time on diagnosis.due (next_at);

create table diagnosis.verdict (
    incident text primary key,
    suspect text, -- null: none of those that were listed
    kind text, -- of the suspect
    words text not null,
    expected jsonb not null, -- by kind, what the diagnosis gave all suspects of the kind together
    by_id text not null,
    by_name text not null,
    said_at timestamptz not null
);
create index verdict_by_age on diagnosis.verdict (said_at desc);
