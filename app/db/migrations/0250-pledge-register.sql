-- Whom a pledge is for, and that it was tried before it goes out: by whom, when, and what that showed.
alter table pledges add column audience text check (length(audience) between 1 and 120);
alter table pledge_ideas add column audience text check (length(audience) between 1 and 120);

-- `lapsed_at` once the pledge says something else, or rests on another standard, than what was tried.
create table pledge_tests (
  id uuid primary key,
  pledge_id uuid not null references pledges,
  actor_kind text not null,
  actor_id uuid,
  tested_at timestamptz not null,
  showed text not null check (length(showed) between 1 and 1000),
  lapsed_at timestamptz
);
create unique index pledge_tests_current on pledge_tests (pledge_id) where lapsed_at is null;
