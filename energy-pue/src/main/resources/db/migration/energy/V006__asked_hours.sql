-- Whoever asks for hours while they are being counted is not overlooked: what counts sees that this has grown, and counts again.
alter table energy.hours_counted add column asked bigint not null default 0;

-- An hour is incomplete also where only a meter of IT had a gap.
drop index energy.hour_not_known;
create index hour_with_gap on energy.hour (at) where kwh is null or silent <> '';
