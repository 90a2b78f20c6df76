-- Invitations also by mail to somebody without an account; what the invited said; and entries in calendars that go
-- away again. `in_calendar` says that a mail of ours put an entry there.
alter table workshop_invitations alter column employee_id drop not null;
alter table workshop_invitations add column email text check (length(email) between 3 and 254);
alter table workshop_invitations add column in_calendar boolean not null default false;
alter table workshop_invitations add column answer text check (answer in ('coming', 'not_coming'));
alter table workshop_invitations add constraint workshop_invitations_whom check (num_nonnulls(employee_id, email) = 1);
alter table workshop_invitations add constraint workshop_invitations_email unique (workshop_id, email);

-- What a calendar's entry counts by beside the workshop's revision: both only grow.
alter table workshops add column calendar_changes integer not null default 0;

-- A mail that takes an invitation back, until it went out. The invitation itself is gone.
create table workshop_withdrawals (
  id uuid primary key,
  workshop_id uuid not null references workshops,
  employee_id uuid references employees,
  email text,
  sequence integer not null,
  withdrawn_at timestamptz not null,
  check (num_nonnulls(employee_id, email) = 1)
);
create index workshop_withdrawals_employee on workshop_withdrawals (employee_id) where employee_id is not null;

-- Whoever is here is seen again within a minute; this finds those who are not.
create index board_participants_here on board_participants (seen_at) where left_at is null and seen_at is not null;
