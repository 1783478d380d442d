-- A signature over the chain up to a number. The key that made it lies in the data folder, not here: who can write this
-- database cannot make another.
CREATE TABLE audit.checkpoint (
    number     bigint      PRIMARY KEY REFERENCES audit.seal (number),
    at         timestamptz NOT NULL,
    hash       bytea       NOT NULL,
    public_key bytea       NOT NULL,
    signature  bytea       NOT NULL
);

CREATE TRIGGER checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- Where a checkpoint went to, out of this machine's reach.
CREATE TABLE audit.checkpoint_sent (
    number  bigint      NOT NULL REFERENCES audit.checkpoint (number),
    sent_to text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (number, sent_to)
);

CREATE TRIGGER checkpoint_sent_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.checkpoint_sent
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- What an auditor asks for: one actor, one verb or all of a room, a span of time; newest first.
CREATE INDEX act_by_actor_name ON audit.act (actor_name, id DESC);
CREATE INDEX act_by_actor_id ON audit.act (actor_id, id DESC);
CREATE INDEX act_by_verb ON audit.act (verb text_pattern_ops, id DESC);
CREATE INDEX act_by_time ON audit.act (at);
