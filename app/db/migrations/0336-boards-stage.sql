-- A timer that is held, a question that all look at, people without a voice, groups that stay, run-offs, two languages.

alter table boards
  add column timer_left integer check (timer_left between 0 and 172800),
  add column rung text check (rung in ('work', 'why', 'stand_for', 'basis', 'promise', 'principles'));

-- A guest who was sent away keeps what they signed and has no token any more.
alter table board_participants
  add column muted boolean not null default false,
  add column removed_at timestamptz;

alter table board_groups add column held boolean not null default false;

-- `words` are texts of a template of ours in other languages, as long as nobody changed them here.
-- `run_off`: the equals between which this round decides.
alter table board_phases
  add column words jsonb,
  add column run_off uuid[];
alter table board_areas add column words jsonb;
