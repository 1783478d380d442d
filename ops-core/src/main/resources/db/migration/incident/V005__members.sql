-- What an incident is on: the trouble that opened it, and those that joined it along what depends on what.
create table incident.member (
    incident_id uuid not null references incident.incident,
    group_key text not null, -- as an incident's
    item uuid, -- absent where the inventory does not know it, and for those from before
    last_at timestamptz not null, -- when what was heard last of it had begun
    primary key (incident_id, group_key)
);
create index member_by_group on incident.member (group_key);
create index member_by_age on incident.member (last_at);

insert into incident.member (incident_id, group_key, last_at)
select id, group_key, opened_at from incident.incident;

-- Which of the incident's troubles an alert is of; absent for those from before.
alter table incident.alert add column group_key text;

-- Troubles that somebody said have nothing to do with each other; one comes before other in the alphabet.
create table incident.apart (
    one text not null,
    other text not null,
    said_at timestamptz not null,
    primary key (one, other)
);
