-- Somebody who is invited by a file may come to several teams at once; the team of the form stays where it is.
create table invitation_teams (
  invitation_id uuid not null references invitations on delete cascade,
  team_id uuid not null references teams,
  primary key (invitation_id, team_id)
);
create index invitations_open on invitations (lower(email)) where accepted_at is null and revoked_at is null;
