-- Boards that hang in everybody's sight; whoever has seen enough takes one down for themselves.
create table workshop_pins (
  workshop_id uuid primary key references workshops,
  pinned_by uuid references employees,
  pinned_at timestamptz not null
);
create table workshop_unpins (
  workshop_id uuid not null references workshop_pins on delete cascade,
  employee_id uuid not null references employees,
  primary key (workshop_id, employee_id)
);
