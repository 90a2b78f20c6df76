-- Pieces of the plan: who does what by when, what stands in the way, and what it serves. Where an action came from is
-- an edge of the kind `origin`.
create table actions (
  id uuid primary key,
  text text not null check (length(text) between 1 and 300),
  owner_id uuid references employees,
  due_on date,
  state text not null default 'open' check (state in ('open', 'doing', 'done', 'dropped')),
  blocker text check (length(blocker) between 1 and 500),
  serves_type text,
  serves_id uuid,
  created_by uuid references employees,
  created_at timestamptz not null,
  ended_at timestamptz,
  revision integer not null default 1,
  check ((serves_type is null) = (serves_id is null)),
  check ((ended_at is null) = (state in ('open', 'doing')))
);
create index actions_newest on actions (created_at desc, id desc);
create index actions_owner on actions (owner_id) where ended_at is null;
create index actions_serves on actions (serves_id);

-- What is at stake, as a workshop said it.
create table workshop_stakes (
  id uuid primary key,
  workshop_id uuid not null references workshops,
  note_id uuid references board_notes,
  kind text not null check (kind in ('opportunity', 'challenge')),
  text text not null check (length(text) between 1 and 300),
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index workshop_stakes_note on workshop_stakes (note_id) where removed_at is null;
create index workshop_stakes_workshop on workshop_stakes (workshop_id);
