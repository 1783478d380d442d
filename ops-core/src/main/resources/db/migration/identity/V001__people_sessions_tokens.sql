CREATE TABLE identity.person (
    id                   uuid        PRIMARY KEY,
    name                 text        NOT NULL UNIQUE,
    display_name         text        NOT NULL,
    email                text,
    role                 text        NOT NULL,
    password_hash        text        NOT NULL,
    must_change_password boolean     NOT NULL,
    created_at           timestamptz NOT NULL
);

-- Only hashes: who reads the table can sign in as nobody.
CREATE TABLE identity.session (
    secret_hash  bytea       PRIMARY KEY,
    person_id    uuid        NOT NULL REFERENCES identity.person (id) ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
);

CREATE INDEX session_of_person ON identity.session (person_id, created_at);
CREATE INDEX session_by_age ON identity.session (created_at);

CREATE TABLE identity.token (
    id          uuid        PRIMARY KEY,
    secret_hash bytea       NOT NULL UNIQUE,
    kind        text        NOT NULL CHECK (kind IN ('AGENT', 'TOKEN')),
    name        text        NOT NULL,
    rights      text[]      NOT NULL,
    issued_at   timestamptz NOT NULL,
    revoked_at  timestamptz
);
