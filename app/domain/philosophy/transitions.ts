import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import { findPrinciple, type Principle, type PrincipleState } from "./principle.ts";

interface Move {
  state: PrincipleState;
  /** One of ten when in force, else null. */
  place: number | null;
  reason?: string;
  mergedIntoId?: string;
}

/** Moves a principle to a state: a row with who, when and why, and an event `principle.<event>`. */
export async function movePrinciple(
  ctx: CommandContext,
  principle: Principle,
  event: string,
  { state, place, reason, mergedIntoId }: Move,
): Promise<Principle> {
  await ctx.db
    .updateTable("principles")
    .set({ state, place, mergedIntoId, revision: principle.revision + 1 })
    .where("id", "=", principle.id)
    .execute();
  await noteTransition(ctx, principle.id, state, reason);
  ctx.record(
    `principle.${event}`,
    { type: "principle", id: principle.id },
    { from: principle.state, to: state, place, ...(mergedIntoId && { intoId: mergedIntoId }) },
  );
  return findPrinciple(ctx.db, principle.id);
}

/** Writes who brought a principle to a state, or revised its words in public, when and why. */
export async function noteTransition(
  ctx: CommandContext,
  principleId: string,
  state: PrincipleState | "revised",
  reason?: string,
): Promise<void> {
  await ctx.db
    .insertInto("principleTransitions")
    .values({
      id: newId(),
      principleId,
      toState: state,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      reason: reason ?? null,
      happenedAt: ctx.now,
    })
    .execute();
}

/**
 * Keeps the words of a principle as they are public from now on, under the next number, unless they are those of the
 * newest version. Returns the number under which they stand.
 */
export async function keepVersion(ctx: CommandContext, principle: Principle): Promise<number> {
  const newest = await ctx.db
    .selectFrom("principleVersions")
    .select(["number", "statement", "explanation", "translations"])
    .where("principleId", "=", principle.id)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest && sameWords(newest, principle)) return newest.number;
  const number = (newest?.number ?? 0) + 1;
  await ctx.db
    .insertInto("principleVersions")
    .values({
      principleId: principle.id,
      number,
      statement: principle.statement,
      explanation: principle.explanation,
      translations: principle.translations,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      publishedAt: ctx.now,
    })
    .execute();
  return number;
}

type PublicWords = Pick<Principle, "statement" | "explanation" | "translations">;

/** The database orders the keys of what it keeps, so translations are compared by language and part. */
function sameWords(one: PublicWords, other: PublicWords): boolean {
  const flat = (words: PublicWords) =>
    Object.entries(words.translations)
      .map(([language, { statement, explanation }]) => JSON.stringify([language, statement, explanation]))
      .sort()
      .join("\n");
  return (
    one.statement === other.statement && one.explanation === other.explanation && flat(one) === flat(other)
  );
}
