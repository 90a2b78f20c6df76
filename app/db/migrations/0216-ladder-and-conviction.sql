-- Answers to the six questions that lead to principles, kept beside the drafting.
create table board_ladder_answers (
  id uuid primary key,
  place bigint generated always as identity,
  board_id uuid not null references boards,
  question text not null check (question in ('work', 'why', 'stand_for', 'basis', 'promise', 'principles')),
  author_id uuid references board_participants,
  anonymous boolean not null default false,
  text text not null check (length(text) between 1 and 300),
  removed boolean not null default false
);
create index board_ladder_answers_board on board_ladder_answers (board_id);

-- What we could promise everyone: an idea until somebody makes a pledge of it, and on no public page before that
-- pledge is published.
create table pledge_ideas (
  id uuid primary key,
  board_id uuid not null references boards,
  answer_id uuid not null unique references board_ladder_answers,
  text text not null check (length(text) between 1 and 300),
  state text not null default 'idea' check (state in ('idea', 'taken', 'withdrawn')),
  pledge_id uuid references pledges,
  check ((state = 'taken') = (pledge_id is not null))
);
create index pledge_ideas_board on pledge_ideas (board_id);

-- How convinced are we, 1 to 5, asked in private. The counts stand in one row, who answered in another table, and
-- nothing in either says who answered what.
create table board_convictions (
  phase_id uuid primary key references board_phases,
  board_id uuid not null references boards,
  counts integer[] not null default '{0,0,0,0,0}' check (array_length(counts, 1) = 5)
);
create table board_conviction_givers (
  phase_id uuid not null references board_phases,
  board_id uuid not null references boards,
  participant_id uuid not null references board_participants,
  primary key (phase_id, participant_id)
);
create index board_conviction_givers_board on board_conviction_givers (board_id);
