-- What anybody can see us do: chosen by the votes of a workshop when it closes, and proposed later by whoever works here.
create table workshop_behaviours (
  id uuid primary key,
  workshop_id uuid not null references workshops,
  text text not null check (length(text) between 1 and 500),
  state text not null check (state in ('kept', 'proposed', 'merged', 'declined')),
  votes integer check (votes >= 0),
  source_type text check (source_type in ('note', 'group')),
  source_id uuid,
  proposed_by uuid references employees,
  created_at timestamptz not null,
  answered_by uuid references employees,
  answered_at timestamptz,
  reason text check (length(reason) between 1 and 500),
  merged_into_id uuid references workshop_behaviours,
  check ((state = 'merged') = (merged_into_id is not null)),
  check (state <> 'declined' or reason is not null)
);
create index workshop_behaviours_workshop on workshop_behaviours (workshop_id, created_at, id);
