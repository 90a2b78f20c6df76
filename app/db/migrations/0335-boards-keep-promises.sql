-- What a board promised when something was given holds whenever it arrives.

-- Whether any phase of it ever said that nobody learns who wrote what: for words that come without their phase.
alter table boards add column ever_nameless boolean not null default false;
update boards set ever_nameless = exists (
  select from board_phases phase where phase.board_id = boards.id and phase.anonymous);

-- For how many a participant counts: what they say, as far as a facilitator confirmed it.
alter table board_participants add column counts_for smallint not null default 1 check (counts_for between 1 and 50);
update board_participants set counts_for = speaks_for;

-- What somebody said when they gave it, and what it counts for.
alter table board_votes
  add column said smallint not null default 1 check (said between 1 and 50),
  add column weight smallint not null default 1 check (weight between 1 and 50);
alter table board_ratings
  add column said smallint not null default 1 check (said between 1 and 50),
  add column weight smallint not null default 1 check (weight between 1 and 50);
alter table board_drop_votes
  add column said smallint not null default 1 check (said between 1 and 50),
  add column weight smallint not null default 1 check (weight between 1 and 50);
alter table board_consents add column said smallint not null default 1 check (said between 1 and 50);
update board_votes vote set said = speaks_for, weight = speaks_for
  from board_participants voter where voter.id = vote.participant_id and speaks_for > 1;
update board_drop_votes vote set said = speaks_for, weight = speaks_for
  from board_participants voter where voter.id = vote.participant_id and speaks_for > 1;
update board_consents set said = weight;

-- A note never lies in a group that was taken apart, nor in another area than its group.
update board_notes note set group_id = null
  from board_groups board_group where board_group.id = note.group_id and board_group.removed;
update board_notes note set area_id = board_group.area_id
  from board_groups board_group where board_group.id = note.group_id and note.area_id <> board_group.area_id;

-- Notes that everybody sees, and where they lie: in their group while it stands, else single.
create view board_open_notes as
  select note.id, note.board_id, coalesce(board_group.area_id, note.area_id) as area_id, board_group.id as group_id,
    note.phase_id, note.author_id, note.text, note.colour, note.position, note.anonymous, note.evidence_kind,
    note.evidence_id, note.source, note.revision
  from board_notes note
  left join board_groups board_group on board_group.id = note.group_id and not board_group.removed
  where not note.hidden and not note.removed;

-- What can be voted on, rated, tied to: what stands. A group stands while a note lies in it.
create view board_targets as
  select id, board_id, 'note' as kind from board_open_notes
  union all
  select board_group.id, board_group.board_id, 'group' from board_groups board_group
  where not board_group.removed
    and exists (select from board_notes note where note.group_id = board_group.id and not note.hidden and not note.removed)
  union all
  select id, board_id, 'statement' from board_statements where dropped_at is null;

-- Dots in open rounds on what is not there any more belong to those who gave them.
delete from board_votes vote using board_phases phase
  where phase.id = vote.phase_id and phase.closed_at is null
    and not exists (select from board_targets target where target.id = vote.target_id);
delete from board_ratings rating using board_phases phase
  where phase.id = rating.phase_id and phase.closed_at is null
    and not exists (select from board_targets target where target.id = rating.target_id);
