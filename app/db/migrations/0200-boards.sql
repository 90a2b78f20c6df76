-- Boards: notes, areas, groups, ties, votes and ratings, in phases; and the workshops that use them.

-- `number` is that of the newest change that everybody on the board may see.
create table boards (
  id uuid primary key,
  number bigint not null default 0,
  phase_id uuid,
  timer_ends_at timestamptz,
  prompts_shown boolean not null default false,
  library_shown boolean not null default false,
  closed_at timestamptz
);

create table board_areas (
  id uuid primary key,
  board_id uuid not null references boards,
  position integer not null,
  title text not null check (length(title) between 1 and 80),
  stem text check (length(stem) between 1 and 80),
  unique (board_id, position)
);

create table board_phases (
  id uuid primary key,
  board_id uuid not null references boards,
  position integer not null,
  kind text not null check (kind in
    ('conviction', 'write', 'discuss', 'group', 'vote', 'rate', 'tie', 'ladder', 'draft', 'consent')),
  title text not null check (length(title) between 1 and 80),
  prompt text check (length(prompt) <= 500),
  prompts text[] not null default '{}',
  seconds integer check (seconds between 10 and 86400),
  anonymous boolean not null default false,
  votes smallint check (votes between 1 and 50),
  area_ids uuid[] not null default '{}',
  deadline_at timestamptz,
  closed_at timestamptz,
  unique (board_id, position)
);
alter table boards add foreign key (phase_id) references board_phases;

-- Whoever takes part: somebody who works here, or a guest who holds a token. No time is kept of what they write.
create table board_participants (
  id uuid primary key,
  board_id uuid not null references boards,
  employee_id uuid references employees,
  token_hash bytea unique,
  name text check (length(name) between 1 and 60),
  role text not null default 'participant' check (role in ('facilitator', 'cofacilitator', 'participant')),
  speaks_for smallint not null default 1 check (speaks_for between 1 and 50),
  ready_in uuid references board_phases,
  hand_raised_at timestamptz,
  seen_at timestamptz,
  left_at timestamptz,
  own_number bigint not null default 0,
  unique (board_id, employee_id)
);
create index board_participants_board on board_participants (board_id);
create index board_participants_employee on board_participants (employee_id) where employee_id is not null;

create table board_groups (
  id uuid primary key,
  board_id uuid not null references boards,
  area_id uuid not null references board_areas,
  name text not null default '' check (length(name) <= 80),
  position double precision not null,
  removed boolean not null default false
);
create index board_groups_board on board_groups (board_id);

-- A hidden note is its author's alone. An anonymous one loses its author when the board closes.
create table board_notes (
  id uuid primary key,
  board_id uuid not null references boards,
  area_id uuid not null references board_areas,
  group_id uuid references board_groups,
  phase_id uuid references board_phases,
  author_id uuid references board_participants,
  text text not null check (length(text) between 1 and 500),
  colour text not null default 'sun' check (colour in ('sun', 'sky', 'leaf', 'rose', 'stone')),
  position double precision not null,
  anonymous boolean not null,
  hidden boolean not null,
  removed boolean not null default false,
  evidence_kind text,
  evidence_id uuid,
  revision integer not null default 1
);
create index board_notes_board on board_notes (board_id) where not hidden;
create index board_notes_author on board_notes (author_id) where author_id is not null;

-- From an element to what it gave rise to.
create table board_ties (
  board_id uuid not null references boards,
  note_id uuid not null references board_notes,
  target_id uuid not null,
  primary key (note_id, target_id)
);
create index board_ties_board on board_ties (board_id);

create table board_votes (
  board_id uuid not null references boards,
  phase_id uuid not null references board_phases,
  participant_id uuid not null references board_participants,
  target_id uuid not null,
  votes smallint not null check (votes between 1 and 50),
  primary key (phase_id, participant_id, target_id)
);
create index board_votes_board on board_votes (board_id);

-- Can we today, and does it stretch us: 1 (not at all) to 5 (wholly).
create table board_ratings (
  board_id uuid not null references boards,
  phase_id uuid not null references board_phases,
  participant_id uuid not null references board_participants,
  target_id uuid not null,
  able smallint not null check (able between 1 and 5),
  stretch smallint not null check (stretch between 1 and 5),
  primary key (phase_id, participant_id, target_id)
);
create index board_ratings_board on board_ratings (board_id);

-- What changed among the things that everybody may see; never what it says, and never anything hidden.
create table board_log (
  board_id uuid not null references boards,
  number bigint not null,
  kind text not null,
  object_id uuid not null,
  primary key (board_id, number)
);

-- One workshop has one board of the same id. Its code lives as long as one may join.
create table workshops (
  id uuid primary key references boards,
  title text not null check (length(title) between 1 and 120),
  purpose text check (length(purpose) <= 1000),
  template text not null,
  language text not null,
  manner text not null default 'live' check (manner in ('live', 'over_days', 'solo')),
  code text unique,
  starts_at timestamptz,
  created_by uuid references employees,
  created_at timestamptz not null,
  revision integer not null default 1
);
create index workshops_created on workshops (created_at desc, id);

alter table events drop constraint events_actor_kind_check;
alter table events add constraint events_actor_kind_check
  check (actor_kind in ('employee', 'key', 'customer', 'visitor', 'system', 'participant')) not valid;

-- What hangs above the elements: statements on their way to becoming principles.
create table board_statements (
  id uuid primary key,
  board_id uuid not null references boards,
  text text not null check (length(text) between 1 and 200),
  explanation text check (length(explanation) <= 240),
  why text check (length(why) <= 2000),
  position double precision not null,
  principle_id uuid references principles,
  agreed_at timestamptz,
  dropped_at timestamptz,
  revision integer not null default 1
);
create index board_statements_board on board_statements (board_id);
