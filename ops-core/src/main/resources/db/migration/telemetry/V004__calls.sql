-- Which service called which, from spans. Spans themselves are not kept.

-- A part of a minute of an edge; the parts of a minute add up.
CREATE TABLE telemetry.call_minute (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    caller  text        NOT NULL,
    callee  text        NOT NULL,
    sort    smallint    NOT NULL, -- of the callee: 0 service, 1 database, 2 messaging, 3 address
    calls   bigint      NOT NULL,
    errors  bigint      NOT NULL,
    micros  bigint      NOT NULL, -- of all durations
    sketch  bytea       NOT NULL  -- how many durations of which length
);

CREATE INDEX call_minute_by_time ON telemetry.call_minute (at, caller, callee);
CREATE INDEX call_minute_by_link ON telemetry.call_minute (caller, callee, at);
CREATE INDEX call_minute_by_callee ON telemetry.call_minute (callee, at);

-- At most 100 calls of an edge in an hour. Places 0 to 59 are for the slowest call of each minute, 60 to 99 for calls that
-- failed, one in a minute and a half.
CREATE TABLE telemetry.call_example (
    hour     timestamptz NOT NULL,
    caller   text        NOT NULL,
    callee   text        NOT NULL,
    place    smallint    NOT NULL CHECK (place BETWEEN 0 AND 99),
    trace_id text        NOT NULL,
    at       timestamptz NOT NULL,
    micros   bigint      NOT NULL,
    failed   boolean     NOT NULL,
    PRIMARY KEY (caller, callee, hour, place)
);

CREATE INDEX call_example_by_hour ON telemetry.call_example (hour);
