CREATE TABLE fleet.host (
    name         text        PRIMARY KEY,
    enrolled_at  timestamptz NOT NULL,
    token_id     uuid        NOT NULL,
    revoked      boolean     NOT NULL,
    last_seen_at timestamptz,
    -- Whether the house was told that it is silent, so that each silence is told once.
    told_silent  boolean     NOT NULL,
    facts        jsonb
);

-- The hosts that might have become silent.
CREATE INDEX host_to_watch ON fleet.host (last_seen_at) WHERE NOT told_silent AND NOT revoked;
