-- What a metric means, as its sender says.
CREATE TABLE telemetry.metric_text (
    name text PRIMARY KEY,
    type text NOT NULL,
    help text NOT NULL,
    unit text NOT NULL
);
