-- Every label that any series has, once. Values end at 1,024 bytes, since the index refuses entries above 2,700.
CREATE TABLE telemetry.label_pair (
    id    int  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name  text NOT NULL,
    value text NOT NULL,
    UNIQUE (name, value)
);

CREATE TABLE telemetry.series (
    id         int         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The first 16 bytes of SHA-256 over the labels sorted by name, each name and value ended by a zero byte.
    hash       bytea       NOT NULL UNIQUE,
    labels     jsonb       NOT NULL,
    -- Ids of its label pairs; what a selector asks for is a question about sets of these.
    pairs      int[]       NOT NULL,
    -- Who brought it in, for the bound on series per source.
    source     text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX series_by_pairs ON telemetry.series USING gin (pairs);

-- One partition a day, made when it is needed and named sample_<days since 1970>. t is ms since 1970.
CREATE TABLE telemetry.sample (
    series_id int              NOT NULL,
    t         bigint           NOT NULL,
    value     double precision NOT NULL,
    PRIMARY KEY (series_id, t)
) PARTITION BY RANGE (t);
