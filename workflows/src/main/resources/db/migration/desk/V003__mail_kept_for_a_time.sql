-- Finds mail whose bytes are to go without reading those that went.
create index mail_with_bytes on desk.mail (at) where raw is not null;
