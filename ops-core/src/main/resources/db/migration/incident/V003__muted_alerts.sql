-- A silence can come over an alert that an incident has: while all that fires in it is muted, nobody is paged for it.
alter table incident.alert add column muted boolean not null default false;
