-- A team with all teams above it.
create function team_and_above(bottom uuid) returns setof uuid language sql stable as $$
  with recursive above as (
    select id, parent_id from teams where id = bottom
    union select teams.id, teams.parent_id from teams join above on teams.id = above.parent_id
  )
  select id from above
$$;

-- Who looks after what belongs to a team, or to none: those who run the programme, and those who manage the team or one
-- above it. Only who works here.
create function who_looks_after(team uuid) returns table (employee_id uuid, role text) language sql stable as $$
  select id, role from employees where deactivated_at is null and (role in ('owner', 'lead')
    or role = 'manager' and id in (
      select memberships.employee_id from memberships where memberships.team_id in (select team_and_above(team))))
  order by id
$$;
