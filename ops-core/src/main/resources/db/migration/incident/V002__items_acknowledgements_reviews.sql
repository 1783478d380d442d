-- What an incident is on and what that hits, an acknowledgement that asks again, and who needs a review.

alter table incident.incident
    add column items jsonb not null default '[]', -- [{id, name, kind}] as they were called when they joined
    add column services jsonb not null default '[]', -- [{name, criticality, effect}] that depend on them
    add column review_needed boolean not null default true, -- true for those from before: all were reviewed then
    add column asks_again_at timestamptz, -- while somebody has it and it fires: when that is asked about
    add column asked_at timestamptz; -- since when an answer is waited for
alter table incident.incident alter column review_needed drop default;

-- One of a trouble is being fought. What is over may wait for its review or its closing beside it.
drop index incident.incident_one_open;
create unique index incident_one_fought on incident.incident (group_key) where state in ('OPEN', 'ACKNOWLEDGED');
create index incident_over on incident.incident (group_key, resolved_at) where state in ('RESOLVED', 'REVIEWED');
create index alert_firing on incident.alert (fingerprint) where firing;
