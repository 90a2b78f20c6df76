-- When people work: one calendar of the organisation (no team), and those of teams that differ from it.
create table calendars (
  team_id uuid references teams,
  -- Null: the organisation's zone.
  time_zone text,
  week jsonb not null,
  holidays jsonb not null,
  exceptions jsonb not null,
  revision integer not null default 1,
  changed_at timestamptz not null,
  unique nulls not distinct (team_id)
);
