-- What we do and write, held against our principles: by several people, each for themselves first.

create table initiatives (
  id uuid primary key,
  kind text not null check (kind in ('initiative', 'process', 'letter', 'reply')),
  title text not null check (length(title) between 1 and 200),
  about text check (length(about) <= 4000),
  state text not null default 'draft' check (state in ('draft', 'under_way', 'done', 'stopped')),
  owner_id uuid references employees,
  revision integer not null default 1,
  created_at timestamptz not null,
  started_at timestamptz,
  check ((state = 'draft') = (started_at is null))
);
create index initiatives_under_way on initiatives (started_at, id) where state = 'under_way';

-- One round of checking one thing. What belongs to a case is for those who see the case.
create table checks (
  id uuid primary key,
  subject_type text not null check (subject_type in ('initiative', 'message', 'decision', 'document')),
  subject_id uuid not null,
  case_id uuid references cases,
  number integer not null check (number > 0),
  shown_at timestamptz,
  shown_by uuid references employees,
  note text check (length(note) <= 2000),
  settled_at timestamptz,
  settled_by uuid references employees,
  created_at timestamptz not null,
  unique (subject_type, subject_id, number),
  check (settled_at is null or shown_at is not null)
);
create index checks_case on checks (case_id) where case_id is not null;

create table check_asks (
  check_id uuid not null references checks,
  employee_id uuid not null references employees,
  asked_at timestamptz not null,
  primary key (check_id, employee_id)
);

-- What one person sees in it; nobody else reads it before the round is shown.
create table check_views (
  id uuid primary key,
  check_id uuid not null references checks,
  checker_id uuid not null references employees,
  value text check (length(value) <= 1000),
  given_at timestamptz not null,
  unique (check_id, checker_id)
);
create index check_views_checker on check_views (checker_id);
create table check_marks (
  view_id uuid not null references check_views,
  principle_id uuid not null references principles,
  mark text not null check (mark in ('supports', 'neutral', 'conflicts')),
  line text check (length(line) <= 300),
  note text check (length(note) <= 1000),
  primary key (view_id, principle_id),
  -- Who sees a conflict says what is to become of it.
  check (mark <> 'conflicts' or note is not null)
);
create index check_marks_principle on check_marks (principle_id, mark);
