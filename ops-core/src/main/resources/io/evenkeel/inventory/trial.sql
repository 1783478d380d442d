-- What this room forgets of a trial: its items, and what somebody made depend on them alone. An item that was there before
-- only forgets whose it was.
update inventory.item set owner = null, note = null, ends_on = null where id in (select id from trial_item where not made);
insert into trial_item (id, made) select id, true from inventory.item where name ~ '^try-desk-[0-9a-f]{8}$';
create temporary table trial_link on commit drop as
    select id from inventory.link where from_id in (select id from trial_item where made)
    union select link_id from inventory.link_member group by link_id
    having bool_and(item_id in (select id from trial_item where made));
delete from inventory.link_member
    where link_id in (select id from trial_link) or item_id in (select id from trial_item where made);
delete from inventory.link where id in (select id from trial_link);
delete from inventory.change where item_id in (select id from trial_item where made);
delete from inventory.item where id in (select id from trial_item where made);
