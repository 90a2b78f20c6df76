-- What a principle makes people do: three everyday situations, put to sampled colleagues, answered privately.

-- Answers are never rows. A round holds how often each action was chosen, and the digests of links that are still good,
-- in no order of use: a dump of it tells who was asked, and how often what was chosen, and nothing that joins the two.
create table interpretation_rounds (
  id uuid primary key,
  principle_id uuid not null references principles,
  situations jsonb not null,
  -- chosen[situation][action], counts.
  chosen jsonb not null,
  good_links bytea[] not null,
  asked integer not null check (asked >= 5),
  opened_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opened_at),
  closed_at timestamptz,
  actor_kind text not null,
  actor_id uuid
);
create index interpretation_rounds_principle on interpretation_rounds (principle_id, id);
-- Who was asked, so that the link can be made anew for their mail and their notices; never whether they answered.
create table interpretation_samples (
  round_id uuid not null references interpretation_rounds,
  employee_id uuid not null references employees,
  primary key (round_id, employee_id)
);
