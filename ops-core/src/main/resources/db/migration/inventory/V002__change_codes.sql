-- What happened as a code with its facts, so that each reader gets it in their language; older rows have the words alone.
alter table inventory.change add column code text;
alter table inventory.change add column facts jsonb not null default '{}';
