CREATE TABLE audit.act (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_kind text        NOT NULL,
    actor_id   text        NOT NULL,
    actor_name text        NOT NULL,
    verb       text        NOT NULL,
    subject    text        NOT NULL,
    facts      jsonb       NOT NULL
);

-- One subject's acts, newest first.
CREATE INDEX act_by_subject ON audit.act (subject, id DESC);

-- What happened stays told: a statement that would change it fails, whoever sends it, even where it meets no row.
CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER act_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.act
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
