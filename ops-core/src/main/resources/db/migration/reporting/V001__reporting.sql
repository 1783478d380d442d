-- Reports as they were made, when they are made and mailed by themselves, and what was mailed.

create table reporting.report (
    id uuid primary key, -- UUIDv7
    kind text not null check (kind in ('WEEK', 'MONTH')),
    first_day date not null,
    zone text not null,
    begins_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > begins_at),
    made_at timestamptz not null check (made_at >= ends_at),
    made_by_name text not null,
    form integer not null, -- which form the content has; later servers read earlier forms
    content text not null, -- JSON, as it was hashed
    hash text not null, -- SHA-256 of the content, hexadecimal
    unique (kind, first_day)
);
create index report_by_age on reporting.report (ends_at desc, kind);

-- A past report never changes, whoever asks.
create function reporting.keep() returns trigger language plpgsql as $$
begin
    raise exception 'reports are written once and never changed';
end
$$;
create trigger report_never_changes before update or delete on reporting.report
    for each row execute function reporting.keep();

create table reporting.schedule (
    kind text primary key check (kind in ('WEEK', 'MONTH')),
    active boolean not null,
    days_after integer not null check (days_after between 0 and 27), -- whole days after the period's last day
    at_time time not null,
    language text not null check (language in ('EN', 'ZH')),
    people uuid[] not null,
    addresses text[] not null,
    since timestamptz not null, -- what was due before is not made up
    version bigint not null
);

-- One row for each mailing, written with its notices: it is mailed once.
create table reporting.mailing (
    kind text not null,
    first_day date not null,
    report_id uuid not null references reporting.report,
    at timestamptz not null,
    sent_to text[] not null,
    left_out text[] not null, -- who has no address that mail reaches
    primary key (kind, first_day)
);
