-- What belongs to one person: joined and split, corrected, held, erased.

-- Joins never move a case: who said what stays as it was, so that a split restores it. `joined_to_id` is the oldest of
-- those who are one person by the joins that hold; null for that one, and for whoever stands alone.
alter table people add column joined_to_id uuid references people check (joined_to_id <> id);
alter table people add column revision integer not null default 1;
alter table people add column erased_at timestamptz;
create index people_joined on people (joined_to_id) where joined_to_id is not null;
create index people_name on people (lower(name) text_pattern_ops) where name is not null;
create index cases_person on cases (person_id) where person_id is not null;

create table person_joins (
  id uuid primary key,
  one_id uuid not null references people,
  other_id uuid not null references people check (other_id <> one_id),
  how text not null check (how in ('confirmed_address', 'staff')),
  actor_kind text not null,
  actor_id uuid,
  joined_at timestamptz not null,
  split_at timestamptz,
  split_by uuid references employees
);
create unique index person_joins_current on person_joins (least(one_id, other_id), greatest(one_id, other_id))
  where split_at is null;
create index person_joins_one on person_joins (one_id);
create index person_joins_other on person_joins (other_id);

-- A link in a mail, by which somebody says that the address is theirs.
create table address_confirmations (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz
);
create index address_confirmations_person on address_confirmations (person_id);

-- Whose invitation it was: the address may have changed since.
alter table invitations add column employee_id uuid references employees;
update invitations set employee_id = employees.id from employees
  where accepted_at is not null and lower(invitations.email) = lower(employees.email);
create index invitations_employee on invitations (employee_id) where employee_id is not null;

-- When the words of a case were erased, by a person's wish or because their time was over.
alter table cases add column words_erased_at timestamptz;
alter table cases add column messages_erased_at timestamptz;
create index cases_words_kept on cases (closed_at, id) where closed_at is not null and words_erased_at is null;
create index cases_messages_kept on cases (closed_at, id) where closed_at is not null and messages_erased_at is null;

-- Words of a promise never change, but they may go: an erasure says so for its own transaction.
create or replace function refuse_promise_change() returns trigger language plpgsql as $$
begin
  if new.due_at <> old.due_at or new.case_id <> old.case_id or new.made_at <> old.made_at
    or (new.text <> old.text and coalesce(current_setting('kept.erasing', true), '') <> 'on') then
    raise exception 'a promise keeps its words and its due time' using errcode = 'check_violation';
  end if;
  return new;
end $$;
