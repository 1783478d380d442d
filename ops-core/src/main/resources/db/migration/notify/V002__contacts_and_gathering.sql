ALTER TABLE notify.notice
    -- The notice that carries this one's words; null: it goes by itself.
    ADD COLUMN carried_by text,
    -- Made to carry others; it has no words of its own.
    ADD COLUMN carrier    boolean NOT NULL DEFAULT false,
    -- Withdrawn while somebody tried it: it is not tried again.
    ADD COLUMN unwanted   boolean NOT NULL DEFAULT false;

ALTER TABLE notify.notice DROP CONSTRAINT notice_state_check;
ALTER TABLE notify.notice ADD CONSTRAINT notice_state_check
    CHECK (state IN ('waiting', 'delivered', 'failed', 'withdrawn'));

DROP INDEX notify.notice_due;
CREATE INDEX notice_due ON notify.notice (channel, due_at) WHERE state = 'waiting' AND carried_by IS NULL;
CREATE INDEX notice_carried ON notify.notice (carried_by) WHERE state = 'waiting' AND carried_by IS NOT NULL;
-- For the clean-up of old ones.
CREATE INDEX notice_settled ON notify.notice (changed_at) WHERE state <> 'waiting';

-- What a person was told a moment ago, so that what follows can wait for company.
CREATE TABLE notify.gathering (
    person_id   uuid        NOT NULL,
    channel     text        NOT NULL,
    address     text        NOT NULL,
    until_at    timestamptz NOT NULL,
    -- Something waits for until_at.
    filled      boolean     NOT NULL,
    -- The highest priority that the person was told of; 1 is the highest.
    highest     integer     NOT NULL,
    PRIMARY KEY (person_id, channel, address)
);

-- Where a person can be reached, beside the console.
CREATE TABLE notify.contact (
    id            uuid        PRIMARY KEY,
    person_id     uuid        NOT NULL,
    channel       text        NOT NULL CHECK (channel IN ('EMAIL', 'WEBHOOK')),
    address       text        NOT NULL,
    -- What a webhook's messages are signed with.
    sealed_secret text,
    made_at       timestamptz NOT NULL,
    -- Null: the person has not shown that it is theirs; it is not paged.
    verified_at   timestamptz,
    code_hash     text,
    code_until    timestamptz,
    code_tries    integer     NOT NULL DEFAULT 0,
    UNIQUE (person_id, channel, address)
);

-- Addresses whose last attempts failed; a success removes the row.
CREATE TABLE notify.trouble (
    channel   text        NOT NULL,
    address   text        NOT NULL,
    person_id uuid        NOT NULL,
    failures  integer     NOT NULL,
    since     timestamptz NOT NULL,
    last_at   timestamptz NOT NULL,
    reason    text        NOT NULL,
    PRIMARY KEY (channel, address, person_id)
);

-- At most one row: whom we tell that we live.
CREATE TABLE notify.heartbeat (
    only_one      boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    url           text        NOT NULL,
    every_seconds integer     NOT NULL CHECK (every_seconds > 0),
    sent_at       timestamptz,
    failures      integer     NOT NULL DEFAULT 0,
    failing_since timestamptz,
    reason        text        NOT NULL DEFAULT ''
);

-- Addresses that are mostly forbidden and that an administrator allows: networks, addresses, host names.
CREATE TABLE notify.allowed_address (
    entry text PRIMARY KEY
);

-- At most one row: the addresses that people had before contacts were verified are taken over.
CREATE TABLE notify.adoption (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    done_at  timestamptz NOT NULL
);
