-- The machine's instant at which the operator's set clock was last told to run; null: it stands
-- where it was set. Whoever keeps it running writes both columns anew within a minute, so that a
-- clock whose keeper was killed stands too.
alter table operator add column clock_runs_since timestamptz,
  add constraint only_a_set_clock_runs check (clock_set_to is not null or clock_runs_since is null);
