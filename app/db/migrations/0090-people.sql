-- Colleagues may be changed by several people, invited with a level, and helped back in by a link.

alter table employees add column revision integer not null default 1;
create index employees_name on employees (lower(name), id);

alter table invitations add column level text check (level in ('leaders', 'managers', 'front_line', 'back_office'));

create table password_resets (
  id uuid primary key,
  employee_id uuid not null references employees on delete cascade,
  token_hash bytea not null unique,
  made_by uuid references employees,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_resets_employee on password_resets (employee_id);
