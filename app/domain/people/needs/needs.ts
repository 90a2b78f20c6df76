import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { type Actor, answerable, isStaff, leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { InstantText } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import type { DB } from "#db/schema.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";

/** Who sees a need: whoever asked, and those who answer it. */
const visibleNeeds = (actor: Actor) => (eb: ExpressionBuilder<DB, "needs">) => {
  if (leads(actor)) return eb.val(true);
  const own = eb("needs.askedBy", "=", answerable(actor));
  const teams = [...actor.teamIds];
  if (actor.kind !== "employee" || actor.role !== "manager" || teams.length === 0) return own;
  return eb.or([own, eb("needs.teamId", "in", teams)]);
};

/** Today in the organisation's zone, `2026-11-21`. */
export async function todayOf(db: Queryable, now: Date): Promise<string> {
  const { timeZone } = await findOrganisation(db);
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

const latest = sql<number>`(select max(number) from need_answers where need_answers.need_id = needs.id)`;

function needs(db: Queryable) {
  return db
    .selectFrom("needs")
    .innerJoin("employees as asker", "asker.id", "needs.askedBy")
    .leftJoin("teams", "teams.id", "needs.teamId")
    .leftJoin("needAnswers as answer", (join) =>
      join.onRef("answer.needId", "=", "needs.id").on("answer.number", "=", latest),
    )
    .leftJoin("employees as answerer", "answerer.id", "answer.answeredBy")
    .select(["needs.id", "needs.what", "needs.why", "needs.teamId", "teams.name as teamName"])
    .select(["needs.askedBy", "asker.name as askedByName", "needs.askedAt", "needs.answerBy"])
    .select(["answer.outcome", "answer.words", "answer.laterOn", "answer.answeredAt"])
    .select("answerer.name as answeredByName");
}

type Row = Awaited<ReturnType<ReturnType<typeof needs>["executeTakeFirstOrThrow"]>>;

/**
 * A need with its last answer. `state` is open, overdue (unanswered after its day, or put off to a day that passed),
 * later, granted or declined. `dueOn` is the day by which an answer is expected now; null when nothing is.
 */
function present(row: Row, today: string) {
  const { outcome, words, laterOn, answeredAt, answeredByName, ...need } = row;
  const dueOn = outcome === null ? need.answerBy : laterOn;
  return {
    ...need,
    dueOn,
    state: dueOn !== null && dueOn < today ? ("overdue" as const) : (outcome ?? ("open" as const)),
    answer: outcome && answeredAt ? { outcome, words, laterOn, answeredAt, answeredByName } : null,
  };
}

/** Errors: NotFound, also for those who may not see it. */
export async function findNeed(ctx: { db: Queryable; actor: Actor; now: Date }, id: string) {
  const row = await needs(ctx.db)
    .where("needs.id", "=", id)
    .where(visibleNeeds(ctx.actor) as never)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return present(row, await todayOf(ctx.db, ctx.now));
}

const dueNow = sql<
  string | null
>`case when answer.outcome is null then needs.answer_by else answer.later_on end`;
const Cursor = z.tuple([InstantText, Id]);

/** Needs that this actor may see, newest first; `unanswered` are those that wait for an answer, put off or not. */
export const listNeeds = query({
  name: "need.list",
  input: z.strictObject({ state: z.enum(["unanswered", "overdue", "answered"]).optional(), ...Paging }),
  can: isStaff,
  async run({ db, actor, now }, { state, limit, cursor }) {
    const today = await todayOf(db, now);
    let rows = needs(db)
      .where(visibleNeeds(actor) as never)
      .orderBy("needs.askedAt", "desc")
      .orderBy("needs.id", "desc")
      .limit(limit + 1);
    if (state === "answered") rows = rows.where("answer.outcome", "in", ["granted", "declined"]);
    if (state === "unanswered") rows = rows.where(sql<boolean>`${dueNow} is not null`);
    if (state === "overdue") rows = rows.where(sql<boolean>`${dueNow} < ${today}::date`);
    if (cursor) {
      const [askedAt, id] = decodeCursor(cursor, Cursor);
      rows = rows.where(sql<boolean>`(needs.asked_at, needs.id) < (${askedAt}::timestamptz, ${id}::uuid)`);
    }
    return pageOf(
      await rows.execute(),
      limit,
      (row) => present(row, today),
      (row) => encodeCursor(row.askedAt.toISOString(), row.id),
    );
  },
});
