-- Whether it must not wait though what it is about usually can: a drill that failed.
ALTER TABLE notify.notice ADD COLUMN pressing boolean NOT NULL DEFAULT false;
