-- The plant that cools the site: its model as people wrote it, and where its points are measured.

create table energy.plant (
    id smallint primary key check (id = 1), -- one plant
    site text not null, -- JSON as it was handed in, numbers as they were written
    chiller text, -- a set of curves as JSON; none for a site with its own
    sensors jsonb not null,
    locks jsonb not null,
    design integer not null, -- grows when site or chiller change; a calibration is of one
    version bigint not null,
    changed_at timestamptz not null,
    changed_by_name text not null
);
