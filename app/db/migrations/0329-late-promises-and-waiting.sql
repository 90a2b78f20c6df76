-- 'Done' that was taken back: what figures as of before then go on to say. The promise has no outcome again.
create table promise_outcomes_taken_back (
  promise_id uuid not null references promises,
  kind text not null,
  happened_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  taken_back_at timestamptz not null,
  primary key (promise_id, taken_back_at)
);

-- A message to the customer waits for the promiser once a promise is late, until it is sent or put away. Its words are made
-- anew each time they are shown.
alter table promises add column late_message_ended_at timestamptz;
alter table organisation add column late_messages_by_themselves boolean not null default false;

-- When somebody was told that feedback lies set aside as suspected spam.
alter table cases add column aside_told_at timestamptz;
create index cases_aside on cases (received_at) where suspected_spam and aside_told_at is null and closed_at is null;
