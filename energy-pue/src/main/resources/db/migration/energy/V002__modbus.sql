-- Devices that are read over Modbus TCP. Their numbers are measurements; here is whom to ask, and how the last attempt went.

create table energy.modbus_device (
    id text primary key,
    name text not null,
    host text not null,
    port integer not null check (port between 1 and 65535),
    unit integer not null check (unit between 0 and 255),
    every_seconds integer not null check (every_seconds between 5 and 86400),
    active boolean not null,
    registers jsonb not null, -- a list, in the order in which people wrote them
    version bigint not null
);

create table energy.modbus_state (
    device text primary key references energy.modbus_device on delete cascade,
    asked_at timestamptz not null,
    answered_at timestamptz,
    failure text check (failure in ('NOT_ALLOWED', 'UNREACHED', 'LATE', 'EXCEPTION', 'GARBAGE')),
    detail text not null,
    asked bigint not null,
    failed bigint not null,
    failed_in_row integer not null,
    registers jsonb not null -- the last usable number of each, and why there is none now
);
