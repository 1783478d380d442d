-- What the server may do with the trail where its tables belong to somebody else, as in the bundled database: add to it
-- and read it. Run by their owner at every start, after the migrations. ${server} is the server's role.
REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM ${server};
GRANT USAGE ON SCHEMA audit TO ${server};
GRANT SELECT ON ALL TABLES IN SCHEMA audit TO ${server};
GRANT SELECT ON ALL SEQUENCES IN SCHEMA audit TO ${server};
GRANT INSERT ON audit.act, audit.seal, audit.checkpoint, audit.checkpoint_sent TO ${server};
-- The one table that shrinks: what waits for its number.
GRANT INSERT, DELETE ON audit.unsealed TO ${server};
