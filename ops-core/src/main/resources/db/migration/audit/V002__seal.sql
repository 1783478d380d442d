-- One link of the chain for each committed act. Numbers have no gaps, and none is given to an act before an earlier one
-- is committed, so the chain ends where nothing more can slip in.
CREATE TABLE audit.seal (
    number bigint PRIMARY KEY,
    act_id bigint NOT NULL UNIQUE REFERENCES audit.act (id),
    hash   bytea  NOT NULL
);

CREATE TRIGGER seal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- The acts that wait for their number; short, whatever the length of the trail.
CREATE TABLE audit.unsealed (
    act_id bigint PRIMARY KEY
);

CREATE FUNCTION audit.await_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit.unsealed (act_id) VALUES (NEW.id);
    RETURN NULL;
END
$$;

CREATE TRIGGER act_awaits_seal AFTER INSERT ON audit.act
    FOR EACH ROW EXECUTE FUNCTION audit.await_seal();

INSERT INTO audit.unsealed (act_id) SELECT id FROM audit.act;
