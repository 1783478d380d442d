-- Who muted what, for how long, and why. An expired one stays for a while to be looked at.
create table alerting.silence (
    id         uuid primary key,
    matchers   jsonb       not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null check (ends_at >= starts_at),
    created_by text        not null,
    comment    text        not null,
    updated_at timestamptz not null
);

-- Those that mute now are asked for with every alert that fires.
create index silence_end on alerting.silence (ends_at);
