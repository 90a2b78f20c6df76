-- Deadlines in working time. They need a calendar, so they are written down rather than counted on the fly.

alter table standards drop constraint standards_time_check;
alter table standards add constraint standards_time_check check (time = 'elapsed' or (time = 'working' and within_seconds is not null));

-- For each case and standard in working time: by when. Without a deadline the hours never come to so much time.
create table clocks (
  standard_id uuid not null references standards,
  case_id uuid not null references cases,
  within text not null,
  starts_at timestamptz not null,
  deadline timestamptz,
  primary key (standard_id, case_id)
);
create index clocks_case on clocks (case_id);
create index clocks_deadline on clocks (standard_id, deadline);

-- Counting them for the cases that there are: after a new standard all, after a change of hours the open ones.
create table clock_counts (
  standard_id uuid primary key references standards,
  scope text not null check (scope in ('all', 'open')),
  after_case_id uuid,
  counted integer not null default 0,
  total integer not null,
  requested_at timestamptz not null,
  finished_at timestamptz
);
