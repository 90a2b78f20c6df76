-- What a principle is carried by: every wording it was published in, and what it gives to both sides.

-- The words as they went out, and each time they were changed while they were public.
create table principle_versions (
  principle_id uuid not null references principles,
  number integer not null check (number > 0),
  statement text not null check (length(statement) between 1 and 200),
  explanation text check (length(explanation) <= 240),
  translations jsonb not null default '{}',
  actor_kind text not null,
  actor_id uuid,
  published_at timestamptz not null,
  primary key (principle_id, number)
);
insert into principle_versions (principle_id, number, statement, explanation, translations, actor_kind, actor_id, published_at)
select principle.id, 1, principle.statement, principle.explanation, principle.translations,
  coalesce(step.actor_kind, 'system'), step.actor_id, coalesce(step.happened_at, principle.created_at)
from principles principle
left join lateral (select * from principle_transitions
  where principle_id = principle.id and to_state = 'published' order by id limit 1) step on true
where principle.state = 'published' or step.id is not null;

-- One result for those we serve, one for ourselves: typed in by month, or the monthly share of a standard.
create table principle_results (
  id uuid primary key,
  principle_id uuid not null references principles,
  side text not null check (side in ('customer', 'organisation')),
  name text not null check (length(name) between 1 and 120),
  unit text not null check (length(unit) between 1 and 20),
  standard_id uuid references standards,
  unique (principle_id, side),
  check (standard_id is null or unit = '%')
);
create table principle_result_values (
  result_id uuid not null references principle_results on delete cascade,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  value numeric(14, 4) not null,
  primary key (result_id, month)
);
