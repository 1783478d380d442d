-- What this room forgets of a trial: what its people were told, and what others were told of its matters.
delete from notify.notice where person_id in (select id from trial_person) or about in (select key from trial_matter);
delete from notify.gathering where person_id in (select id from trial_person);
delete from notify.contact where person_id in (select id from trial_person);
delete from notify.trouble where person_id in (select id from trial_person);
