-- What this room forgets of a trial: the changes that its people planned.
insert into trial_matter (key) select key from change.change where planned_by in (select id from trial_person);
delete from change.step where change_id in (select id from change.change where key in (select key from trial_matter));
delete from change.change where key in (select key from trial_matter);
