import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Whole } from "#core/validation.ts";
import { shareOf } from "#statistics/share.ts";
import { todayOf } from "./needs.ts";

/**
 * How many needs were answered by their day, among those whose day fell in the months up to today: in time = first
 * answer on that day or before; total = answered, or unanswered with the day passed; what may still be answered in
 * time is left out. Counted in full over everybody; `share` is null when there is nothing to count.
 */
export const getNeedFigures = query({
  name: "need.figures",
  input: z.strictObject({ months: Whole({ min: 1, max: 120 }).default(12) }),
  can: isStaff,
  async run({ db, now }, { months }) {
    const today = await todayOf(db, now);
    const { rows } = await sql<{ inTime: number; total: number; overdue: number }>`
      select
        count(*) filter (where answer.answered_on <= need.answer_by)::int as in_time,
        count(*) filter (where answer.id is not null or need.answer_by < ${today}::date)::int as total,
        count(*) filter (where answer.id is null and need.answer_by < ${today}::date)::int as overdue
      from needs need left join need_answers answer on answer.need_id = need.id and answer.number = 1
      where need.answer_by > ${today}::date - make_interval(months => ${months}::int)`.execute(db);
    const counts = rows[0] ?? { inTime: 0, total: 0, overdue: 0 };
    return { months, ...counts, share: shareOf(counts.inTime, counts.total) };
  },
});
