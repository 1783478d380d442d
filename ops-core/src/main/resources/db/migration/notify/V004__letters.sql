-- What makes a mail a letter in a thread: Message-ID, references, where answers go. Null: it is none.
ALTER TABLE notify.notice ADD COLUMN post jsonb;
