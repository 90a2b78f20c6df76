-- What customers tell us, and what we do about it.

create table people (
  id uuid primary key,
  name text check (length(name) <= 120),
  email text check (length(email) <= 254),
  email_confirmed_at timestamptz,
  language text,
  created_at timestamptz not null
);
create index people_email on people (lower(email)) where email is not null;

create sequence case_numbers start 1001;

create table cases (
  id uuid primary key,
  reference text not null unique check (length(reference) between 1 and 100),
  kind text not null check (kind in ('complaint', 'compliment', 'suggestion', 'question')),
  team_id uuid references teams,
  owner_id uuid references employees,
  person_id uuid references people,
  received_at timestamptz not null,
  first_answer_at timestamptz,
  due_at timestamptz,
  closed_at timestamptz,
  suspected_spam boolean not null default false,
  receipt_generation integer not null default 1,
  receipt_hash bytea unique,
  revision integer not null default 1,
  created_at timestamptz not null
);
create index cases_received on cases (received_at desc, id desc);
create index cases_open on cases (received_at desc, id desc) where closed_at is null;
create index cases_team on cases (team_id, received_at desc, id desc);
create index cases_owner on cases (owner_id, received_at desc, id desc) where owner_id is not null;

create table voices (
  id uuid primary key,
  case_id uuid not null unique references cases,
  kind text not null check (kind in ('complaint', 'compliment', 'suggestion', 'question')),
  text text not null check (length(text) between 1 and 20000),
  remedy_wished text check (length(remedy_wished) <= 2000),
  channel text not null check (channel in ('web', 'phone', 'letter', 'visit', 'email', 'app', 'other')),
  language text,
  recorded_by uuid references employees,
  received_at timestamptz not null
);

create table messages (
  id uuid primary key,
  case_id uuid not null references cases,
  kind text not null check (kind in ('customer', 'reply', 'note')),
  body text not null check (length(body) between 1 and 20000),
  author_id uuid references employees,
  key_id uuid references api_keys,
  written_at timestamptz not null
);
create index messages_case on messages (case_id, written_at, id);

create table promises (
  id uuid primary key,
  case_id uuid not null references cases,
  text text not null check (length(text) between 1 and 500),
  due_at timestamptz not null,
  owner_id uuid not null references employees,
  made_by uuid references employees,
  key_id uuid references api_keys,
  made_at timestamptz not null
);
create index promises_case on promises (case_id);
create index promises_due on promises (due_at);
create index promises_owner on promises (owner_id, due_at);

create table promise_outcomes (
  promise_id uuid primary key references promises,
  kind text not null check (kind in ('fulfilment', 'breach', 'release')),
  happened_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  words text check (length(words) <= 2000)
);

-- A due time never moves and a promise is never reworded: a new promise is a new row.
create function refuse_promise_change() returns trigger language plpgsql as $$
begin
  if new.due_at <> old.due_at or new.text <> old.text or new.case_id <> old.case_id or new.made_at <> old.made_at then
    raise exception 'a promise keeps its words and its due time' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger promises_keep_their_words before update on promises for each row execute function refuse_promise_change();

create table decisions (
  id uuid primary key,
  case_id uuid not null references cases,
  what text not null check (length(what) between 1 and 1000),
  kind text check (kind in ('money', 'time', 'exception')),
  amount numeric(12, 2) check (amount >= 0),
  reason text check (length(reason) <= 2000),
  principle_id uuid references principles,
  decided_by uuid references employees,
  key_id uuid references api_keys,
  decided_at timestamptz not null
);
create index decisions_case on decisions (case_id);

create table closures (
  id uuid primary key,
  case_id uuid not null references cases,
  outcome text not null check (outcome in ('resolved', 'partly_resolved', 'not_resolved', 'answered', 'withdrawn')),
  remedy text check (length(remedy) <= 2000),
  principle_id uuid references principles,
  actor_kind text not null,
  actor_id uuid,
  closed_at timestamptz not null,
  reopened_at timestamptz
);
create unique index closures_current on closures (case_id) where reopened_at is null;
create index closures_principle on closures (principle_id) where principle_id is not null;

create table verdicts (
  closure_id uuid primary key references closures,
  agrees boolean not null,
  words text check (length(words) <= 2000),
  given_at timestamptz not null
);

create table feelings (
  closure_id uuid primary key references closures,
  helped text not null check (helped in ('yes', 'partly', 'no')),
  answered text not null check (answered in ('yes', 'partly', 'no')),
  feeling text not null check (feeling in ('good', 'neutral', 'bad')),
  day date not null
);

create table notices (
  id uuid primary key,
  recipient_id uuid not null references employees,
  kind text not null,
  subject_id uuid not null,
  case_id uuid references cases,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (recipient_id, kind, subject_id)
);
create index notices_unread on notices (recipient_id, created_at desc) where read_at is null;

create table mails (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  queued_at timestamptz not null,
  sent_at timestamptz,
  unique (kind, subject_id)
);
