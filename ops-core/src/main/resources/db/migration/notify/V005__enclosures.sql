-- Names the file that goes with a mail; the room that made it has the file. Null: none.
ALTER TABLE notify.notice ADD COLUMN enclosure text;
