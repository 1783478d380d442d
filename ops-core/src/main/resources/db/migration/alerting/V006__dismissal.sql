-- "This was nothing": who said it of which alert, why, until when, and what it changes. Kept after its end, to be looked at.
create table alerting.dismissal (
    id           uuid primary key,
    rule_key     text        not null,
    labels       jsonb       not null,
    value        double precision not null,
    -- The score that such an alert needs while this holds; null: whatever its value, it pages nobody.
    needed       double precision,
    why          text        not null,
    said_by      text        not null,
    said_at      timestamptz not null,
    ends_at      timestamptz not null check (ends_at >= said_at),
    withdrawn_by text,
    withdrawn_at timestamptz
);

-- Those in force are asked for with every alert that fires.
create index dismissal_end on alerting.dismissal (ends_at);
