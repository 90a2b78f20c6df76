-- What happened, in order, for ever. Personal values stand beside the log, so that erasure can empty them.

create table streams (
  name text primary key,
  number bigint not null default 0
);
insert into streams (name) values ('organisation');

create table events (
  number bigint primary key,
  id uuid not null unique,
  type text not null,
  subject_type text not null,
  subject_id uuid,
  case_id uuid,
  actor_kind text not null check (actor_kind in ('employee', 'key', 'customer', 'visitor', 'system')),
  actor_id uuid,
  happened_at timestamptz not null,
  data jsonb not null default '{}'
);
create index events_subject on events (subject_id, number);
create index events_case on events (case_id, number) where case_id is not null;

create table event_personal_values (
  event_number bigint primary key references events,
  data jsonb not null
);

create table idempotent_answers (
  actor text not null,
  key_hash bytea not null,
  request_hash bytea not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (actor, key_hash)
);
create index idempotent_answers_created on idempotent_answers (created_at);
