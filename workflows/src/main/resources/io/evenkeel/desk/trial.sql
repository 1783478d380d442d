-- What this room forgets of a trial: the tickets of its people.
insert into trial_matter (key) select key from desk.ticket where requester in (select id from trial_person);
create temporary table trial_ticket on commit drop as select id from desk.ticket where key in (select key from trial_matter);
delete from desk.entry where ticket_id in (select id from trial_ticket);
delete from desk.link where one in (select id from trial_ticket) or other in (select id from trial_ticket);
delete from desk.attachment where ticket_id in (select id from trial_ticket);
delete from desk.clock where ticket_id in (select id from trial_ticket);
delete from desk.thread where ticket_id in (select id from trial_ticket);
delete from desk.mail where ticket_id in (select id from trial_ticket);
delete from desk.opened_for where ticket_id in (select id from trial_ticket);
delete from desk.ticket where id in (select id from trial_ticket);
