import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Whole } from "#core/validation.ts";
import { shareOf } from "#statistics/share.ts";

/** Situations shown; the most used first. */
const most = 200;

interface Counted {
  rightId: string;
  situation: string;
  kind: "money" | "time" | "exception";
  retired: boolean;
  within: number;
  asked: number;
  granted: number;
  partly: number;
  refused: number;
  answeredInTime: number;
  late: number;
  medianAnswerMinutes: number | null;
}

/**
 * How decision rights were used in the months up to now, by situation and over everybody: there is no way to ask for
 * a person or a team. `uses` = decided within the limit + asked over it; `grantedShare` = (yes + partly) ÷ answered,
 * null when nothing was answered; `medianAnswerMinutes` is elapsed time from question to answer. All are counts in
 * full, not samples.
 */
export const getRightFigures = query({
  name: "decision_right.figures",
  input: z.strictObject({ months: Whole({ min: 1, max: 120 }).default(12) }),
  can: isStaff,
  async run({ db, now }, { months }) {
    const { rows } = await sql<Counted>`
      with period as (select ${now}::timestamptz - make_interval(months => ${months}::int) as since, ${now}::timestamptz as until),
      decided as (
        select version.right_id, count(*)::int as within
        from decisions join decision_right_versions version on version.id = decisions.right_version_id, period
        where decisions.question_id is null and decided_at > since and decided_at <= until group by 1
      ), asked as (
        select version.right_id, count(*)::int as asked,
          count(*) filter (where answer.outcome = 'yes')::int as granted,
          count(*) filter (where answer.outcome = 'partly')::int as partly,
          count(*) filter (where answer.outcome = 'no')::int as refused,
          count(*) filter (where answer.answered_at <= question.answer_by)::int as in_time,
          count(*) filter (where answer.answered_at is null and question.answer_by < until)::int as late,
          percentile_cont(0.5) within group (order by extract(epoch from answer.answered_at - question.asked_at) / 60)
            as median
        from decision_questions question
        join decision_right_versions version on version.id = question.version_id
        left join decision_answers answer on answer.question_id = question.id, period
        where question.asked_at > since and question.asked_at <= until group by 1
      )
      select rights.id as right_id, version.situation, version.kind, rights.retired_at is not null as retired,
        coalesce(decided.within, 0) as within, coalesce(asked.asked, 0) as asked,
        coalesce(asked.granted, 0) as granted, coalesce(asked.partly, 0) as partly,
        coalesce(asked.refused, 0) as refused, coalesce(asked.in_time, 0) as answered_in_time,
        coalesce(asked.late, 0) as late, asked.median as median_answer_minutes
      from decision_rights rights
      join lateral (select situation, kind from decision_right_versions
        where right_id = rights.id order by number desc limit 1) version on true
      left join decided on decided.right_id = rights.id
      left join asked on asked.right_id = rights.id
      where rights.retired_at is null or decided.right_id is not null or asked.right_id is not null
      order by coalesce(decided.within, 0) + coalesce(asked.asked, 0) desc, version.situation, rights.id
      limit ${most}`.execute(db);
    return { months, items: rows.map(figureOf) };
  },
});

function figureOf(row: Counted) {
  const answered = row.granted + row.partly + row.refused;
  return {
    ...row,
    uses: row.within + row.asked,
    answered,
    grantedShare: shareOf(row.granted + row.partly, answered),
  };
}
