import { type RawBuilder, sql } from "kysely";
import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import { setClocks } from "./set-clocks.ts";

type Held = { id: string; firstAnswerAt: Date | null; closedAt: Date | null };

/**
 * The customer waits for an answer (they wrote, or said that it is not solved): after the first answer, or after a
 * closing, a clock for the next one starts, unless one runs already. Before, the clock of the first answer is what runs.
 */
export async function startWaiting(ctx: CommandContext, kase: Held, askedAt: Date): Promise<void> {
  if (!kase.firstAnswerAt && !kase.closedAt) return;
  await sql`
    insert into next_answers (id, case_id, asked_at)
    select ${newId()}::uuid, ${kase.id}::uuid, ${askedAt}::timestamptz
    where not exists (select from next_answers where case_id = ${kase.id}::uuid and answered_at is null)`.execute(
    ctx.db,
  );
  await setClocks(ctx.db, [kase.id]);
}

/**
 * We answered, by a reply or by a closing that told them: the clock of the first answer stops, and that of the next one.
 * An automatic receipt never comes here.
 */
export async function stopWaiting(
  ctx: CommandContext,
  kase: { id: string },
  answeredAt: Date,
): Promise<void> {
  await ctx.db
    .updateTable("cases")
    .set({ firstAnswerAt: answeredAt })
    .where("id", "=", kase.id)
    .where("firstAnswerAt", "is", null)
    .execute();
  await ctx.db
    .updateTable("nextAnswers")
    .set((eb) => ({ answeredAt: eb.fn("greatest", ["askedAt", eb.val(answeredAt)]) }))
    .where("caseId", "=", kase.id)
    .where("answeredAt", "is", null)
    .execute();
  // One that stood still and is done now has its deadline.
  await setClocks(ctx.db, [kase.id]);
}

/**
 * The customer says that it was solved by a closing that told them nothing: they had their answer when we closed it. What
 * they wrote after the closing needs no other answer than that they agree.
 */
export async function answeredByClosing(ctx: CommandContext, caseId: string, closedAt: Date): Promise<void> {
  await changeAnswers(ctx, caseId, sql``, {
    first: sql`least(first_answer_at, ${closedAt}::timestamptz)`,
    next: sql`case when asked_at <= ${closedAt}::timestamptz
      then least(answered_at, ${closedAt}::timestamptz) else answered_at end`,
  });
  await stopWaiting(ctx, { id: caseId }, ctx.now);
}

/** A reply never arrived: the clocks that it stopped run on from where they began, or stop at the next answer that did. */
export async function answerNeverArrived(
  ctx: CommandContext,
  caseId: string,
  writtenAt: Date,
): Promise<void> {
  const given = sql`given as materialized (
    select written_at as at from messages
    where case_id = ${caseId}::uuid and kind = 'reply' and not exists (
      select from mails where mails.kind = 'reply' and mails.subject_id = messages.id and mails.refused_at is not null)
    union all
    select closed_at from closures left join verdicts on verdicts.closure_id = closures.id
    where case_id = ${caseId}::uuid and outcome <> 'withdrawn' and (coalesce(agrees, false) or told is not null and not exists (
      select from mails where mails.kind = 'closure' and mails.subject_id = closures.id and mails.refused_at is not null))
  ), `;
  const next = sql`select min(at) from given where at > ${writtenAt}::timestamptz`;
  await changeAnswers(ctx, caseId, given, {
    first: sql`case when first_answer_at = ${writtenAt}::timestamptz then (${next}) else first_answer_at end`,
    next: sql`case when answered_at = ${writtenAt}::timestamptz then (${next}) else answered_at end`,
  });
}

/**
 * A later word changes when we answered. What the clocks said before is kept, for figures "as of" an earlier moment.
 */
async function changeAnswers(
  ctx: CommandContext,
  caseId: string,
  given: RawBuilder<unknown>,
  { first, next }: { first: RawBuilder<unknown>; next: RawBuilder<unknown> },
): Promise<void> {
  await sql`
    with ${given} answer as materialized (
      select id, first_answer_at as before, ${first} as after from cases where id = ${caseId}::uuid
      union all
      select id, answered_at, ${next} from next_answers where case_id = ${caseId}::uuid
    ), changed as materialized (
      select * from answer where before is distinct from after
    ), kept as (
      insert into answers_as_known (subject_id, case_id, answered_at, until)
      select id, ${caseId}::uuid, before, ${ctx.now}::timestamptz from changed on conflict do nothing
    ), firsts as (
      update cases set first_answer_at = changed.after from changed where cases.id = changed.id
    )
    update next_answers set answered_at = changed.after from changed where next_answers.id = changed.id`.execute(
    ctx.db,
  );
  await setClocks(ctx.db, [caseId]);
}
