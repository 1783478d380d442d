-- What was asked for while hours are counted, by its time: what lies after those hours does not make them be counted again.
alter table energy.hours_counted drop column asked;
alter table energy.hours_counted add column asked_from timestamptz;

-- While hours of long ago are counted again, what is watched is still the newest that was ever counted.
alter table energy.hours_counted add column reached_at timestamptz; -- null before the first count
update energy.hours_counted set reached_at = next_at;
