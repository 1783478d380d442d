CREATE TABLE notify.notice (
    key          text        PRIMARY KEY,
    channel      text        NOT NULL,
    person_id    uuid        NOT NULL,
    address      text        NOT NULL,
    subject      text        NOT NULL,
    body         text        NOT NULL,
    about        text        NOT NULL,
    created_at   timestamptz NOT NULL,
    state        text        NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts     integer     NOT NULL,
    -- When it is to be tried next.
    due_at       timestamptz NOT NULL,
    -- While somebody tries it. Past means that they died: it is tried again.
    leased_until timestamptz,
    -- What the channel said last.
    detail       text        NOT NULL,
    changed_at   timestamptz NOT NULL
);

-- What is to be sent now; small, since most notices are settled.
CREATE INDEX notice_due ON notify.notice (channel, due_at) WHERE state = 'waiting';
CREATE INDEX notice_about ON notify.notice (about, created_at);
CREATE INDEX notice_of_person ON notify.notice (person_id, about, created_at);

-- At most one row.
CREATE TABLE notify.mail_server (
    only_one        boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    host            text    NOT NULL,
    port            integer NOT NULL,
    security        text    NOT NULL,
    user_name       text,
    sealed_password text,
    sender          text    NOT NULL
);
