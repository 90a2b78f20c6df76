-- What may be told of one month of customers' taps: written down when it is told for the first time and the same ever
-- after, so that no later look at it (another tree of teams, a case found to be spam) differs by a few people.
create table felt_months (
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  -- Null: everybody. Else the team with those below it, as they were when the month was told.
  team_id uuid references teams,
  answers integer not null,
  helped integer not null,
  top integer not null,
  told_at timestamptz not null,
  unique nulls not distinct (month, team_id),
  check (0 <= top and top <= helped and helped <= answers)
);
