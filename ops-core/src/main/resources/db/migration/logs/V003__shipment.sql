-- What each agent sent last, so that a shipment that comes again is known. Its lines have ids from the first one on.
create table logs.shipment (
    host text primary key,
    stream uuid not null,
    number bigint not null check (number > 0),
    first_line bigint not null
);
