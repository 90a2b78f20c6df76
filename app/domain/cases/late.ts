import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { DB } from "#db/schema.ts";
import { caseOfMail } from "./case-of-mail.ts";
import { isOpenPromise } from "./promise-state.ts";

/** An open case whose own due time passed, or that holds an open promise past its due time, as a condition on `cases`. */
export const isLate =
  (now: Date) =>
  (eb: ExpressionBuilder<DB, "cases">): Expression<SqlBool> =>
    eb.and([eb("cases.closedAt", "is", null), eb.or([eb("cases.dueAt", "<", now), hasPromisePast(now)])]);

const hasPromisePast = (now: Date) => sql<SqlBool>`exists (
  select from promises
  where promises.case_id = cases.id and promises.due_at < ${now}
    and ${isOpenPromise})`;

/** When the next open promise of the case is due, or null. */
export const nextPromiseDue = sql<Date | null>`(
  select min(promises.due_at) from promises
  where promises.case_id = cases.id
    and ${isOpenPromise})`;

/**
 * Whether a mail to the one who told us was refused for good, none went out since, and they have the same address still.
 * A condition on `cases`.
 */
export const mailRefused = sql<boolean>`cases.id in (
  select letter.case_id from mails cross join lateral (${caseOfMail(sql.ref("mails.kind"), sql.ref("mails.subject_id"))}) letter
  where mails.refused_at is not null and not exists (
    select from messages later join mails sent on sent.kind = 'reply' and sent.subject_id = later.id
    where later.case_id = letter.case_id and sent.sent_at > mails.refused_at)
  and not exists (
    select from cases told join events on events.subject_type = 'person' and events.subject_id = told.person_id
    where told.id = letter.case_id and events.type = 'person.corrected' and events.data->'fields' ? 'email'
      and events.happened_at > mails.refused_at))`;

const waitsForNext = sql<boolean>`cases.id in (select case_id from next_answers where answered_at is null)`;

/**
 * Whether the customer waits for an answer of ours: the first, while the case is open; or the next one, open or closed.
 * A condition on `cases`.
 */
export const awaitsAnswer = sql<boolean>`((cases.first_answer_at is null and cases.closed_at is null) or ${waitsForNext})`;

/** The same of a case that is closed, which reads the few that wait and no other. */
export const waitsAfterClosing = sql<boolean>`(cases.closed_at is not null and ${waitsForNext})`;
