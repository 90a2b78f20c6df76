-- Who was asked to come. `mail_id` is what their newest mail is about: an older one that still waits goes nowhere.
create table workshop_invitations (
  id uuid primary key,
  workshop_id uuid not null references workshops,
  employee_id uuid not null references employees,
  mail_id uuid not null unique,
  invited_at timestamptz not null,
  unique (workshop_id, employee_id)
);
create index workshop_invitations_employee on workshop_invitations (employee_id);
