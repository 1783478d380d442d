-- TCP connections between hosts, as their agents saw them. One row for what one side tells of an edge in an hour, since most
-- connections stay: a row a minute would be sixty times as many.
CREATE TABLE telemetry.connection_hour (
    hour        timestamptz NOT NULL,
    caller      text        NOT NULL, -- a host, or an address
    callee      text        NOT NULL, -- a host, or address:port
    port        integer     NOT NULL, -- at which the callee listens
    side        smallint    NOT NULL, -- whose agent saw it: 0 the caller's, 1 the callee's
    program     text        NOT NULL, -- on that side; empty where it could not be told
    caller_host boolean     NOT NULL,
    callee_host boolean     NOT NULL,
    counts      smallint[]  NOT NULL, -- of each of the sixty minutes the most connections that one look found; 0: none was seen
    PRIMARY KEY (caller, callee, hour, port, side, program)
) WITH (fillfactor = 70);

CREATE INDEX connection_hour_by_callee ON telemetry.connection_hour (callee, hour);
CREATE INDEX connection_hour_by_hour ON telemetry.connection_hour (hour, caller, callee);

-- The newest look of each host's agent: who never told differs from who has no connections.
CREATE TABLE telemetry.connection_look (
    host     text        PRIMARY KEY,
    at       timestamptz NOT NULL,
    left_out integer     NOT NULL
);
