-- While we wait for the customer the clocks of a case stand still: since when, what for, until when, and why it went on.
create table pauses (
  id uuid primary key,
  case_id uuid not null references cases,
  waiting_for text not null check (waiting_for in ('answer', 'papers', 'appointment', 'other')),
  -- What exactly; the customer reads it.
  words text check (length(words) between 1 and 500),
  actor_kind text not null,
  actor_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('customer', 'staff', 'closing')),
  check (waiting_for <> 'other' or words is not null),
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at >= started_at)
);
create unique index pauses_running on pauses (case_id) where ended_at is null;
create index pauses_case on pauses (case_id, started_at);

-- How long the clocks of a case stood still in working time is in its deadline; how long by the calendar, here.
alter table clocks add column paused_seconds bigint not null default 0;

-- A deadline in elapsed time with the pauses of its case. A pause counts from its start to its end, or to when it was
-- done; only one that began before the deadline that held until then. While such a pause runs there is no deadline yet:
-- 'infinity'. Pauses of one case never overlap: they are written while the case is held.
create function paused_deadline(of_case uuid, starts_at timestamptz, deadline timestamptz, done_at timestamptz)
returns timestamptz language sql stable as $$
  select case
    when bool_or(until is null and counts) then 'infinity'::timestamptz
    else deadline + make_interval(secs => coalesce(sum(seconds) filter (where counts), 0)) end
  from (
    select until, seconds,
      since < deadline + make_interval(secs => coalesce(sum(seconds) over (
        order by since rows between unbounded preceding and 1 preceding), 0)) as counts
    from (
      select since, until, coalesce(extract(epoch from until - since), 0)::float8 as seconds
      from (
        select greatest(started_at, starts_at) as since, least(ended_at, done_at) as until
        from pauses where case_id = of_case
      ) stretch
      where until is null or until > since
    ) measured
  ) counted
$$;

-- A team with all teams below it: whom a standard of that team or site is for.
create function team_and_below(top uuid) returns setof uuid language sql stable as $$
  with recursive below as (
    select id from teams where id = top
    union select teams.id from teams join below on teams.parent_id = below.id
  )
  select id from below
$$;
