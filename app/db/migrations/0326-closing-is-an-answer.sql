-- How a closing told the customer: by its words, or because they knew already (on the telephone, at the counter). Without
-- it the closing was no answer.
alter table closures add column told text check (told in ('words', 'already'));
update closures set told = 'words' where remedy is not null and outcome <> 'withdrawn';

-- What the clock of an answer said before a later word changed what had happened (somebody said that it was solved; a
-- mail was refused): so a figure "as of" an earlier moment goes on to say what was known then. `subject_id` is a case, for
-- its first answer, or a next answer.
create table answers_as_known (
  subject_id uuid not null,
  case_id uuid not null references cases,
  answered_at timestamptz,
  until timestamptz not null,
  primary key (subject_id, until)
);
create index answers_as_known_until on answers_as_known (until);

create function answered_as_of(subject uuid, answered_at timestamptz, as_of timestamptz)
returns timestamptz language sql stable as $$
  select case
    when exists (select from answers_as_known known where known.subject_id = subject and known.until > as_of)
    then (select known.answered_at from answers_as_known known
      where known.subject_id = subject and known.until > as_of order by known.until limit 1)
    else answered_at end
$$;

-- A customer who waits for two answers at once: the reply between them never arrived. Who writes holds the case.
drop index next_answers_waiting;
create index next_answers_waiting on next_answers (case_id) where answered_at is null;

-- What happened before is counted by the same rule (docs/decisions/0003): closings that told were answers, and those with
-- which the customer agreed.
create temporary table answering on commit drop as
  select closures.case_id, closures.closed_at from closures
  left join verdicts on verdicts.closure_id = closures.id
  where closures.outcome <> 'withdrawn' and (closures.told is not null or verdicts.agrees);
update cases set first_answer_at = answer.at
  from (select case_id, min(closed_at) as at from answering group by case_id) answer
  where answer.case_id = cases.id and cases.first_answer_at is null;
update next_answers set answered_at = (
    select min(closed_at) from answering
    where answering.case_id = next_answers.case_id and answering.closed_at >= next_answers.asked_at)
  where answered_at is null;
