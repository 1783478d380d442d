-- One row a stretch: from when an alert's condition first held until it stopped. Before, a row was one alert for ever.
-- Versions grow over all alerts, so that a listener can tell which of two events about one alert is newer.
create sequence alerting.alert_version;
select setval('alerting.alert_version', greatest(1, coalesce((select max(version) from alerting.alert), 1)));

alter table alerting.alert add column id bigint generated always as identity;
alter table alerting.alert drop constraint alert_pkey;
alter table alerting.alert add primary key (id);

-- The latest stretch of an alert, and the promise that only one is active.
create index alert_by_fingerprint on alerting.alert (fingerprint, id desc);
create unique index alert_active on alerting.alert (fingerprint) where state <> 'RESOLVED';

drop index alerting.alert_rule_key_idx;
create index alert_active_by_rule on alerting.alert (rule_key) where state <> 'RESOLVED';

alter table alerting.alert rename column held_at to updated_at;
alter table alerting.alert
    add column source        text not null default 'rule' check (source in ('rule', 'external')),
    -- Since when only keep_firing_for holds it.
    add column kept_since    timestamptz,
    -- Whether others were told of this stretch.
    add column announced     boolean not null default false,
    -- The silences that mute it, as last looked at.
    add column muted_by      text[] not null default '{}',
    add column generator_url text,
    -- Of one that was sent to us: when it is over if nobody sends it again, and who sent it.
    add column ends_at       timestamptz,
    add column by_timeout    boolean not null default false,
    add column senders       text[] not null default '{}';

update alerting.alert set announced = true where firing_since is not null;
-- Own files are named without a folder from now on.
update alerting.alert set rule_key = substr(rule_key, 5), file = substr(file, 5) where file like 'own/%';

-- What happened to a stretch and why: the links of its reason chain.
create table alerting.alert_step (
    id       bigint generated always as identity primary key,
    alert_id bigint      not null references alerting.alert on delete cascade,
    at       timestamptz not null,
    kind     text        not null,
    facts    jsonb       not null
);
create index alert_step_of on alerting.alert_step (alert_id, id);

-- How each rule fared. settling_until: after a time in which it could not be evaluated, what is absent counts as unknown
-- until then.
create table alerting.rule_state (
    rule            text primary key,
    evaluated_at    timestamptz not null,
    succeeded_at    timestamptz,
    settling_until  timestamptz,
    error           text
);
