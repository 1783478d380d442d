-- Agents that were turned away while they claimed to be this host: how often since it was enrolled, when last, and why.
ALTER TABLE fleet.host
    ADD COLUMN refusals    bigint NOT NULL DEFAULT 0,
    ADD COLUMN refused_at  timestamptz,
    ADD COLUMN refused_why text;

-- Single-use codes by which a host joins. Only the hash is kept; what was done with a code stands in the audit trail.
CREATE TABLE fleet.joining_code (
    secret_hash    bytea       PRIMARY KEY,
    issued_by_kind text        NOT NULL,
    issued_by_id   text        NOT NULL,
    issued_by_name text        NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz
);

-- The ones to forget.
CREATE INDEX joining_code_by_end ON fleet.joining_code (expires_at);
