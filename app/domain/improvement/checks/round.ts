import type { CommandContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import type { CheckSubject } from "./subject.ts";

/** One round of checking one thing. */
export interface Round {
  id: string;
  number: number;
  shownAt: Date | null;
  settledAt: Date | null;
  note: string | null;
}

const columns = ["id", "number", "shownAt", "settledAt", "note"] as const;

/** The newest round of checking a thing, if there was any. */
export function newestRound(db: Queryable, subject: Pick<CheckSubject, "type" | "id">) {
  return db
    .selectFrom("checks")
    .select(columns)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/**
 * The round in which views may be given, held until the command ends: a new one when there is none, or when the last
 * is settled. Errors: Conflict `check_shown` while a shown one waits to be settled: who gave a view now would have
 * read the others' first.
 */
export async function openRound(ctx: CommandContext, subject: CheckSubject): Promise<Round> {
  const newest = await newestRound(ctx.db, subject);
  if (newest?.shownAt && !newest.settledAt) throw new Conflict("check_shown");
  const number = newest?.settledAt ? newest.number + 1 : (newest?.number ?? 1);
  await ctx.db
    .insertInto("checks")
    .values({
      id: newId(),
      subjectType: subject.type,
      subjectId: subject.id,
      caseId: subject.caseId,
      number,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(["subjectType", "subjectId", "number"]).doNothing())
    .execute();
  const round = await holdRound(ctx.db, subject, number);
  if (round.shownAt) throw new Conflict("check_shown");
  return round;
}

/** A round of a thing, held until the command ends; without a number the newest. Errors: NotFound. */
export async function holdRound(
  db: Queryable,
  subject: Pick<CheckSubject, "type" | "id">,
  number?: number,
): Promise<Round> {
  const wanted = number ?? (await newestRound(db, subject))?.number;
  if (wanted === undefined) throw new NotFound();
  return db
    .selectFrom("checks")
    .select(columns)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .where("number", "=", wanted)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** What an event about a round is about. */
export const subjectOfRound = (round: Pick<Round, "id">, subject: CheckSubject) => ({
  type: "check",
  id: round.id,
  caseId: subject.caseId,
});
