-- Statements on their way to becoming principles: written, proposed otherwise, merged, asked about.

alter table board_statements
  add column drafter_id uuid references board_participants,
  add column anonymous boolean not null default false,
  add column merged_into_id uuid references board_statements,
  add column consent_shown_at timestamptz;

-- Other words for a statement. `words` holds only the fields that they are about. `earlier` ones stood and were
-- replaced, so that nothing that anybody wrote is lost.
create table board_suggestions (
  id uuid primary key,
  place bigint generated always as identity,
  board_id uuid not null references boards,
  statement_id uuid not null references board_statements,
  author_id uuid references board_participants,
  anonymous boolean not null default false,
  words jsonb not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'earlier')),
  reason text check (length(reason) between 1 and 500)
);
create index board_suggestions_board on board_suggestions (board_id);
create index board_suggestions_statement on board_suggestions (statement_id);

-- What each says of a statement: nobody else hears of it before it is shown. `revision` is that of the words they
-- answered to; what was shown once stays seen. An objection is open until its author answers otherwise or a facilitator lifts it with a reason.
create table board_consents (
  id uuid primary key,
  board_id uuid not null references boards,
  statement_id uuid not null references board_statements,
  participant_id uuid references board_participants,
  weight smallint not null default 1 check (weight between 1 and 50),
  anonymous boolean not null default false,
  answer text not null check (answer in ('agree', 'live_with', 'object')),
  revision integer not null,
  was_shown boolean not null,
  reason text check (length(reason) between 1 and 1000),
  reply text check (length(reply) between 1 and 1000),
  lifted text check (lifted in ('objector', 'facilitator')),
  lift_reason text check (length(lift_reason) between 1 and 1000),
  unique (statement_id, participant_id),
  check (answer <> 'object' or reason is not null),
  check ((lifted is not null and lifted = 'facilitator') = (lift_reason is not null))
);
create index board_consents_board on board_consents (board_id);

-- More than a handful of statements: which would you drop? One choice each; counts are for after the close.
alter table boards add column nudged boolean not null default false;
create table board_drop_rounds (
  id uuid primary key,
  board_id uuid not null references boards,
  closed_at timestamptz
);
create unique index board_drop_rounds_open on board_drop_rounds (board_id) where closed_at is null;
create index board_drop_rounds_board on board_drop_rounds (board_id);
create table board_drop_votes (
  round_id uuid not null references board_drop_rounds,
  board_id uuid not null references boards,
  participant_id uuid not null references board_participants,
  statement_id uuid not null references board_statements,
  primary key (round_id, participant_id)
);
create index board_drop_votes_board on board_drop_votes (board_id);
