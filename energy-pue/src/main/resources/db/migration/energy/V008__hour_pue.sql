-- So that the PUE of an hour is handed out as it was counted, with what the meters may err.
alter table energy.hour add column pue_plus_minus double precision; -- expanded, k = 2; null: no PUE, or counted before this was kept
