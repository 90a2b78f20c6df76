-- Templates of the organisation's own, as data: areas and phases in the shape of templates/plan.ts.
create table workshop_templates (
  id uuid primary key,
  title text not null check (length(title) between 1 and 80),
  purpose text not null default '' check (length(purpose) <= 1000),
  language text not null,
  plan jsonb not null,
  created_by uuid references employees,
  created_at timestamptz not null,
  retired_at timestamptz,
  revision integer not null default 1
);
create index workshop_templates_title on workshop_templates (title) where retired_at is null;

-- What a workshop leaves behind when it closes, beside the principles that were agreed in it.
alter table workshops add column yields text check (yields in ('behaviours'));
