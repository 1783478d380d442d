-- Samples as compressed runs instead of plain rows. A request goes to a log; each minute the log is folded into slabs (128
-- series, one minute or more); two hours later slabs are closed to chunks (one series, two hours); a day later its five
-- minutes are rolled up. docs/decisions/0012-measurements-as-runs.md says why.

-- Numbers of series come in blocks of 128 per metric name, since rules ask for one metric of all hosts: that is then few
-- slabs.
CREATE TABLE telemetry.series_block (
    grp  int      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text     NOT NULL,
    used smallint NOT NULL
);

CREATE INDEX series_block_with_room ON telemetry.series_block (name) WHERE used < 128;

ALTER TABLE telemetry.series ALTER COLUMN id DROP IDENTITY;

SELECT setval(pg_get_serial_sequence('telemetry.series_block', 'grp'),
              (SELECT coalesce(max(id), 0) / 128 + 1 FROM telemetry.series));

-- Three logs used in turn: one takes requests, one may be folded and truncated, one is spare. A sample is read from the
-- place where it came first, and ids tell the order.
CREATE SEQUENCE telemetry.log_id;

CREATE TABLE telemetry.log_0 (
    id          bigint      PRIMARY KEY DEFAULT nextval('telemetry.log_id'),
    received_at timestamptz NOT NULL,
    n           int         NOT NULL,
    body        bytea       STORAGE EXTERNAL NOT NULL
);

CREATE TABLE telemetry.log_1 (LIKE telemetry.log_0 INCLUDING ALL);

CREATE TABLE telemetry.log_2 (LIKE telemetry.log_0 INCLUDING ALL);

CREATE TABLE telemetry.log_active (
    one  boolean  PRIMARY KEY DEFAULT true CHECK (one),
    slot smallint NOT NULL
);

INSERT INTO telemetry.log_active (slot) VALUES (0);

-- Runs of up to 128 series (grp = series id / 128) of one fold; never across the border of a window. One partition a
-- window of two hours, named slab_<ms since 1970 / 7,200,000>. t0 is ms since 1970 and not after the first sample, span
-- leads to the last.
CREATE SEQUENCE telemetry.fold_number;

CREATE TABLE telemetry.slab (
    t0   bigint NOT NULL,
    fold bigint NOT NULL,
    grp  int    NOT NULL,
    span int    NOT NULL,
    n    int    NOT NULL,
    data bytea  STORAGE EXTERNAL NOT NULL
) PARTITION BY RANGE (t0);

CREATE INDEX slab_by_group ON telemetry.slab (grp, t0);

-- One series in one window. One partition a day, named chunk_<days since 1970>.
CREATE TABLE telemetry.chunk (
    t0        bigint NOT NULL,
    series_id int    NOT NULL,
    span      int    NOT NULL,
    n         int    NOT NULL,
    data      bytea  STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (series_id, t0)
) PARTITION BY RANGE (t0);

-- One series on one day, by five minutes. One partition for 30 days, named roll_up_<days since 1970 / 30>.
CREATE TABLE telemetry.roll_up (
    t0        bigint NOT NULL,
    series_id int    NOT NULL,
    data      bytea  STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (series_id, t0)
) PARTITION BY RANGE (t0);

-- What is in a window: samples in slabs, samples in chunks, and whether it was closed before.
CREATE TABLE telemetry.time_window (
    number  bigint  PRIMARY KEY,
    slabs   bigint  NOT NULL,
    chunks  bigint  NOT NULL,
    closed  boolean NOT NULL
);

CREATE TABLE telemetry.rolled_day (
    day bigint PRIMARY KEY
);

-- At most one row; without it the setting of the installation holds.
CREATE TABLE telemetry.retention (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    days int     NOT NULL CHECK (days BETWEEN 1 AND 3650)
);

-- What is stored so far goes into the log, in its plain form (0, then rows of 4, 8 and 8 bytes); the next fold takes it.
INSERT INTO telemetry.log_0 (received_at, n, body)
SELECT to_timestamp(max(t) / 1000.0), count(*),
       '\x00'::bytea || string_agg(int4send(series_id) || int8send(t) || float8send(value), ''::bytea
                                   ORDER BY series_id, t)
FROM (SELECT series_id, t, value, row_number() OVER (ORDER BY t / 86400000, series_id, t) / 20000 AS part
      FROM telemetry.sample) AS stored
GROUP BY part
ORDER BY part;

DROP TABLE telemetry.sample;
