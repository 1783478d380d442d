-- What this room forgets of a trial: its people, with their sessions.
delete from identity.person where id in (select id from trial_person);
