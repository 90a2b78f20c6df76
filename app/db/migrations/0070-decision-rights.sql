-- What an employee may decide for somebody, by role and situation, up to a limit.

-- The organisation's currency (ISO 4217), and how many hours a question over the limit may wait for its answer.
alter table organisation add column currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$');
alter table organisation add column question_hours integer not null default 4 check (question_hours between 1 and 240);

create table decision_rights (
  id uuid primary key,
  owner_id uuid references employees,
  review_on date,
  revision integer not null default 1,
  created_at timestamptz not null,
  retired_at timestamptz
);

-- What a right says changes only by a new version, so that a decision refers to what held when it was taken.
-- No role and no team means everybody.
create table decision_right_versions (
  id uuid primary key,
  right_id uuid not null references decision_rights,
  number integer not null check (number > 0),
  situation text not null check (length(situation) between 1 and 120),
  kind text not null check (kind in ('money', 'time', 'exception')),
  limit_amount numeric(12, 2) check (limit_amount > 0),
  limit_duration text,
  limit_seconds bigint check (limit_seconds > 0),
  exception text check (length(exception) between 1 and 300),
  steps text check (length(steps) <= 2000),
  principle_id uuid references principles,
  roles text[] not null default '{}' check (roles <@ array['owner', 'lead', 'manager', 'employee']),
  team_ids uuid[] not null default '{}',
  written_by uuid references employees,
  written_at timestamptz not null,
  unique (right_id, number),
  check ((kind = 'money') = (limit_amount is not null)),
  check ((kind = 'time') = (limit_duration is not null)),
  check ((kind = 'time') = (limit_seconds is not null)),
  check ((kind = 'exception') = (exception is not null))
);
create index decision_right_versions_principle on decision_right_versions (principle_id) where principle_id is not null;

create function refuse_version_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'written_by' <> to_jsonb(old) - 'written_by' then
    raise exception 'a version of a decision right keeps its words' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger decision_right_versions_stay before update or delete on decision_right_versions
  for each row execute function refuse_version_change();

-- Over the limit somebody is asked, by a time that never moves.
create table decision_questions (
  id uuid primary key,
  case_id uuid not null references cases,
  version_id uuid not null references decision_right_versions,
  what text not null check (length(what) between 1 and 1000),
  amount numeric(12, 2) check (amount >= 0),
  duration text,
  duration_seconds bigint check (duration_seconds > 0),
  reason text check (length(reason) <= 2000),
  principle_id uuid references principles,
  asked_by uuid not null references employees,
  key_id uuid references api_keys,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  promise_id uuid not null references promises,
  escalated_at timestamptz,
  check (answer_by > asked_at)
);
create index decision_questions_order on decision_questions (asked_at desc, id desc);
create index decision_questions_case on decision_questions (case_id);
create index decision_questions_version on decision_questions (version_id, asked_at);

create table decision_answers (
  question_id uuid primary key references decision_questions,
  outcome text not null check (outcome in ('yes', 'no', 'partly')),
  words text check (length(words) <= 2000),
  amount numeric(12, 2) check (amount > 0),
  duration text,
  answered_by uuid references employees,
  key_id uuid references api_keys,
  answered_at timestamptz not null,
  check (outcome = 'yes' or words is not null)
);

alter table decisions add column right_version_id uuid references decision_right_versions;
alter table decisions add column question_id uuid unique references decision_questions;
alter table decisions add column duration text;
create index decisions_right_version on decisions (right_version_id, decided_at) where right_version_id is not null;
