-- What we stand for, what we promise everyone, and how well.

create table documents (
  id uuid primary key,
  kind text not null unique check (kind in ('definition', 'vision', 'strategy')),
  owner_id uuid references employees,
  revision integer not null default 1,
  created_at timestamptz not null
);
create table document_versions (
  id uuid primary key,
  document_id uuid not null references documents,
  number integer not null check (number > 0),
  body text not null check (length(body) between 1 and 10000),
  written_by uuid references employees,
  written_at timestamptz not null,
  unique (document_id, number)
);

create table steps (
  id uuid primary key,
  key text not null unique,
  parent_id uuid references steps,
  position integer not null,
  title jsonb not null,
  unique (parent_id, position)
);

-- A principle in force holds one of ten places, so that an eleventh cannot exist, whoever agrees at once.
create table principles (
  id uuid primary key,
  statement text not null check (length(statement) between 1 and 200),
  explanation text check (length(explanation) <= 240),
  why text check (length(why) <= 2000),
  translations jsonb not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'agreed', 'published', 'retired')),
  place smallint unique check (place between 1 and 10),
  owner_id uuid references employees,
  revision integer not null default 1,
  created_at timestamptz not null,
  check ((state in ('agreed', 'published')) = (place is not null))
);
create table principle_transitions (
  id uuid primary key,
  principle_id uuid not null references principles,
  to_state text not null,
  actor_kind text not null,
  actor_id uuid,
  reason text,
  happened_at timestamptz not null
);
create index principle_transitions_principle on principle_transitions (principle_id, happened_at);

create table standards (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  measure text not null check (measure in ('first_answer', 'resolution', 'promise_kept')),
  target numeric(6, 5) not null check (target > 0 and target <= 1),
  within text,
  within_seconds bigint check (within_seconds > 0),
  time text not null default 'elapsed' check (time in ('elapsed')),
  team_id uuid references teams,
  owner_id uuid references employees,
  revision integer not null default 1,
  created_at timestamptz not null,
  check (measure = 'promise_kept' or within is not null),
  check ((within is null or within = 'due') = (within_seconds is null))
);

create table pledges (
  id uuid primary key,
  text text not null check (length(text) between 1 and 300),
  remark text check (length(remark) <= 1000),
  translations jsonb not null default '{}',
  standard_id uuid not null references standards,
  owner_id uuid references employees,
  revision integer not null default 1,
  created_at timestamptz not null
);
create table pledge_principles (
  pledge_id uuid not null references pledges,
  principle_id uuid not null references principles,
  primary key (pledge_id, principle_id)
);
create index pledge_principles_principle on pledge_principles (principle_id);
create table pledge_publications (
  id uuid primary key,
  pledge_id uuid not null references pledges,
  actor_kind text not null,
  actor_id uuid,
  published_at timestamptz not null,
  met integer not null,
  total integer not null,
  working_toward text check (length(working_toward) <= 1000),
  withdrawn_at timestamptz
);
create unique index pledge_publications_current on pledge_publications (pledge_id) where withdrawn_at is null;

-- Somebody looked at the charter as the public would see it before its first line went out.
create table charter_sign_offs (
  id boolean primary key default true check (id),
  actor_kind text not null,
  actor_id uuid,
  signed_at timestamptz not null
);
