-- What those who serve need, and what became of it.

create table needs (
  id uuid primary key,
  what text not null check (length(what) between 1 and 300),
  why text check (length(why) <= 2000),
  team_id uuid references teams,
  asked_by uuid not null references employees,
  key_id uuid references api_keys,
  asked_at timestamptz not null,
  asked_on date not null,
  answer_by date not null check (answer_by >= asked_on)
);
create index needs_order on needs (asked_at desc, id desc);
create index needs_answer_by on needs (answer_by);

-- "Later" is an answer with a day of its own, after which it is asked again.
create table need_answers (
  id uuid primary key,
  need_id uuid not null references needs,
  number integer not null check (number > 0),
  outcome text not null check (outcome in ('granted', 'declined', 'later')),
  words text check (length(words) <= 2000),
  later_on date,
  answered_by uuid references employees,
  key_id uuid references api_keys,
  answered_at timestamptz not null,
  answered_on date not null,
  unique (need_id, number),
  check (outcome = 'granted' or words is not null),
  check ((outcome = 'later') = (later_on is not null))
);
