-- What must not be erased for now, who asked to be erased, what was erased, and how long each kind is kept.

create table legal_holds (
  id uuid primary key,
  person_id uuid references people,
  employee_id uuid references employees,
  case_id uuid references cases,
  reason text not null check (length(reason) between 1 and 1000),
  set_by_kind text not null,
  set_by uuid,
  set_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  check (num_nonnulls(person_id, employee_id, case_id) = 1)
);
create index legal_holds_person on legal_holds (person_id) where lifted_at is null;
create index legal_holds_employee on legal_holds (employee_id) where lifted_at is null;
create index legal_holds_case on legal_holds (case_id) where lifted_at is null;

create table erasure_requests (
  id uuid primary key,
  case_id uuid not null references cases,
  requested_at timestamptz not null,
  answer_by date not null,
  outcome text check (outcome in ('erased', 'declined')),
  words text check (length(words) <= 2000),
  answered_by_kind text,
  answered_by uuid,
  answered_at timestamptz,
  check ((outcome is null) = (answered_at is null)),
  check (outcome is distinct from 'declined' or words is not null)
);
create unique index erasure_requests_open on erasure_requests (case_id) where answered_at is null;
create index erasure_requests_due on erasure_requests (answer_by, id) where answered_at is null;

-- Ids alone: whoever restores an older copy runs these again.
create table erasures (
  id uuid primary key,
  kind text not null check (kind in ('customer', 'employee')),
  subject_id uuid not null,
  person_ids uuid[] not null,
  case_ids uuid[] not null,
  actor_kind text not null,
  actor_id uuid,
  erased_at timestamptz not null
);
create index erasures_order on erasures (erased_at desc, id desc);

create table retention_times (
  kind text primary key,
  -- Null: kept for as long as nobody says otherwise.
  days integer check (days between 1 and 36500),
  changed_by_kind text not null,
  changed_by uuid,
  changed_at timestamptz not null
);
create table retention_runs (
  id uuid primary key,
  ran_at timestamptz not null,
  counts jsonb not null
);
create index retention_runs_order on retention_runs (ran_at desc);
