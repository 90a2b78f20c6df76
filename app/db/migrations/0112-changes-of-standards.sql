-- What a standard asked before it was changed: marked on its line. `field` is name, target, within or team.
create table standard_changes (
  id uuid primary key,
  standard_id uuid not null references standards,
  field text not null check (field in ('name', 'target', 'within', 'team', 'remedy')),
  before text,
  after text,
  actor_kind text not null,
  actor_id uuid,
  changed_at timestamptz not null
);
create index standard_changes_standard on standard_changes (standard_id, changed_at);

-- Who was reminded that a deadline nears, once for each clock of each standard.
create table deadline_reminders (
  id uuid primary key,
  standard_id uuid not null references standards,
  -- The case, or the next answer.
  subject_id uuid not null,
  case_id uuid not null references cases,
  measure text not null,
  deadline timestamptz not null,
  reminded_at timestamptz not null,
  unique (standard_id, subject_id)
);
create index deadline_reminders_case on deadline_reminders (case_id);
