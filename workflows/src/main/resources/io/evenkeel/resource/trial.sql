-- What this room forgets of a trial: the entry of its catalogue, with whatever was applied for.
create temporary table trial_kind on commit drop as select id from resource.kind where id ~ '^try-desk-[0-9a-f]{8}$';
create temporary table trial_resource on commit drop as
    select id, key, item_id from resource.resource where kind in (select id from trial_kind);
insert into trial_matter (key) select key from trial_resource;
-- An item that was there before keeps its place and only loses its owner; UUIDv7 grow with time.
insert into trial_item (id, made)
    select item_id, item_id > id from trial_resource where item_id is not null;
delete from resource.entry where resource_id in (select id from trial_resource);
delete from resource.reminder where resource_id in (select id from trial_resource);
delete from resource.idle where resource_id in (select id from trial_resource);
delete from resource.resource where id in (select id from trial_resource);
delete from resource.quota where kind in (select id from trial_kind);
delete from resource.kind where id in (select id from trial_kind);
delete from resource.form where schema like '%"Trial: it stands on the desk"%';
