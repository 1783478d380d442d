-- Models of the plant that were made to agree with its operation. The newest of the plant's design is used.

create table energy.plant_calibration (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    by_name text not null,
    design integer not null, -- of which it is; see energy.plant
    first_hour timestamptz not null,
    last_hour timestamptz not null, -- the end of it
    hours integer not null, -- held against the model
    unexplained integer not null,
    stuck integer not null,
    gaps integer not null,
    switched integer not null,
    unbelievable integer not null,
    cvrmse double precision not null,
    bias double precision not null,
    parts jsonb not null,
    site text not null -- the site with its chiller as fitted, JSON
);
create index plant_calibration_design on energy.plant_calibration (design, id desc);
