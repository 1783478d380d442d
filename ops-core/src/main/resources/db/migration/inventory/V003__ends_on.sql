-- The last day of what is there only for a time.
alter table inventory.item add column ends_on date;
