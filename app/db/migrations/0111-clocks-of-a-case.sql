-- When they knew that it had arrived: the receipt on the page, the mail that said so, or the voice at the other end.
alter table cases add column acknowledged_at timestamptz;
update cases set acknowledged_at = coalesce(
    case when voices.channel in ('web', 'phone', 'visit') then cases.received_at end,
    (select sent_at from mails where mails.kind = 'acknowledgement' and mails.subject_id = cases.id))
  from voices
  where voices.case_id = cases.id and not exists (select from case_sources where case_sources.case_id = cases.id);

-- After the first answer: each time that the customer waits for the next one, and since when they do no longer.
create table next_answers (
  id uuid primary key,
  case_id uuid not null references cases,
  asked_at timestamptz not null,
  answered_at timestamptz check (answered_at >= asked_at)
);
create unique index next_answers_waiting on next_answers (case_id) where answered_at is null;
create index next_answers_asked on next_answers (asked_at);
create index next_answers_case on next_answers (case_id, asked_at);

insert into next_answers (id, case_id, asked_at, answered_at)
select gen_random_uuid(), case_id, written_at, (
    select min(reply.written_at) from messages reply
    where reply.case_id = word.case_id and reply.kind = 'reply'
      and (reply.written_at, reply.id) > (word.written_at, word.id))
from (
  select messages.id, messages.case_id, messages.kind, messages.written_at, cases.first_answer_at,
    lag(messages.kind) over (partition by case_id order by written_at, messages.id) as before
  from messages join cases on cases.id = messages.case_id
  where messages.kind in ('customer', 'reply')
) word
where kind = 'customer' and before is distinct from 'customer' and first_answer_at <= written_at;

-- Their deadlines in working time, as `clocks` holds those of cases.
create table next_answer_clocks (
  standard_id uuid not null references standards,
  next_answer_id uuid not null references next_answers,
  within text not null,
  starts_at timestamptz not null,
  deadline timestamptz,
  paused_seconds bigint not null default 0,
  primary key (standard_id, next_answer_id)
);
create index next_answer_clocks_answer on next_answer_clocks (next_answer_id);
create index next_answer_clocks_deadline on next_answer_clocks (standard_id, deadline);

alter table standards drop constraint standards_measure_check;
alter table standards add constraint standards_measure_check check (
  measure in ('acknowledgement', 'first_answer', 'next_answer', 'resolution', 'promise_kept', 'felt'));
alter table standards drop constraint standards_check;
alter table standards add constraint standards_check check (measure in ('promise_kept', 'felt') or within is not null);

-- How it was stays with the team that had the case on that day.
alter table feelings add column team_id uuid references teams;
update feelings set team_id = cases.team_id
  from closures join cases on cases.id = closures.case_id where closures.id = feelings.closure_id;
create index feelings_day on feelings (day);
