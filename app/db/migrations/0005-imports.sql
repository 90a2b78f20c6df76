-- Rows that other systems kept before us.

create table import_mappings (
  name text primary key check (length(name) between 1 and 100),
  mapping jsonb not null,
  updated_at timestamptz not null
);

create table imports (
  id uuid primary key,
  kind text not null default 'cases' check (kind in ('cases')),
  mapping jsonb not null,
  file_name text,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  failure text,
  rows integer not null default 0,
  accepted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  warned integer not null default 0,
  bytes_total bigint not null,
  actor_kind text not null,
  actor_id uuid,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index imports_created on imports (created_at desc, id desc);

create table import_chunks (
  import_id uuid not null references imports on delete cascade,
  number integer not null,
  content bytea not null,
  primary key (import_id, number)
);

create table import_remarks (
  import_id uuid not null references imports on delete cascade,
  line integer not null,
  number integer not null,
  severity text not null check (severity in ('refused', 'warning')),
  field text,
  code text not null,
  primary key (import_id, line, number)
);

create table case_sources (
  case_id uuid primary key references cases,
  import_id uuid not null references imports,
  row_hash bytea not null
);
