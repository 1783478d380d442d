-- The filesystem that a trial fills; absent for the others.
alter table alerting.trial add column mountpoint text;
