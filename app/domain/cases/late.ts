import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { DB } from "#db/schema.ts";

/** An open case whose own due time passed, or that holds an open promise past its due time, as a condition on `cases`. */
export const isLate =
  (now: Date) =>
  (eb: ExpressionBuilder<DB, "cases">): Expression<SqlBool> =>
    eb.and([eb("cases.closedAt", "is", null), eb.or([eb("cases.dueAt", "<", now), hasPromisePast(now)])]);

const hasPromisePast = (now: Date) => sql<SqlBool>`exists (
  select from promises
  where promises.case_id = cases.id and promises.due_at < ${now}
    and not exists (select from promise_outcomes where promise_outcomes.promise_id = promises.id))`;

/** When the next open promise of the case is due, or null. */
export const nextPromiseDue = sql<Date | null>`(
  select min(promises.due_at) from promises
  where promises.case_id = cases.id
    and not exists (select from promise_outcomes where promise_outcomes.promise_id = promises.id))`;

/** Whether the last word in the conversation is not ours: the first voice unanswered, or a message after our reply. */
export const awaitsAnswer = sql<boolean>`coalesce((
  select messages.kind = 'customer' from messages
  where messages.case_id = cases.id and messages.kind in ('customer', 'reply')
  order by messages.written_at desc, messages.id desc limit 1), cases.first_answer_at is null and cases.closed_at is null)`;
