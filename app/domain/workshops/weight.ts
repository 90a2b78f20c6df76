import { tellOwn } from "#blocks/boards/tell.ts";
import type { CommandContext } from "#core/context.ts";
import type { Queryable } from "#db/client.ts";

/** What somebody said when they gave something, and what it counts for. */
export interface Weight {
  said: number;
  weight: number;
}

/** For how many a participant speaks by their own word, and for how many they count as far as that was confirmed. */
export const weightOf = (db: Queryable, participantId: string): Promise<Weight> =>
  db
    .selectFrom("boardParticipants")
    .select(["speaksFor as said", "countsFor as weight"])
    .where("id", "=", participantId)
    .executeTakeFirstOrThrow();

/**
 * What a participant gave in rounds that are still open counts for as many as they said when they gave it, and for no
 * more than was confirmed now. What was counted and shown stays as it was.
 */
export async function weighAnew(
  ctx: Pick<CommandContext, "db">,
  participantId: string,
  confirmed: number,
): Promise<void> {
  for (const table of ["boardVotes", "boardRatings"] as const) {
    await ctx.db
      .updateTable(table)
      .set((eb) => ({ weight: eb.fn<number>("least", ["said", eb.val(confirmed)]) }))
      .where("participantId", "=", participantId)
      .where("phaseId", "in", ctx.db.selectFrom("boardPhases").select("id").where("closedAt", "is", null))
      .execute();
  }
  await ctx.db
    .updateTable("boardDropVotes")
    .set((eb) => ({ weight: eb.fn<number>("least", ["said", eb.val(confirmed)]) }))
    .where("participantId", "=", participantId)
    .where("roundId", "in", ctx.db.selectFrom("boardDropRounds").select("id").where("closedAt", "is", null))
    .execute();
  const unseen = ctx.db.selectFrom("boardStatements").select("id").where("consentShownAt", "is", null);
  await ctx.db
    .updateTable("boardConsents")
    .set((eb) => ({ weight: eb.fn<number>("least", ["said", eb.val(confirmed)]) }))
    .where("participantId", "=", participantId)
    .where("statementId", "in", unseen)
    .execute();
}

/** Takes back what somebody gave in rounds that are still open. */
export async function takeBackAll(
  ctx: Pick<CommandContext, "db">,
  boardId: string,
  participantId: string,
): Promise<void> {
  for (const table of ["boardVotes", "boardRatings"] as const) {
    await ctx.db
      .deleteFrom(table)
      .where("participantId", "=", participantId)
      .where("phaseId", "in", ctx.db.selectFrom("boardPhases").select("id").where("closedAt", "is", null))
      .execute();
  }
  await ctx.db
    .deleteFrom("boardDropVotes")
    .where("participantId", "=", participantId)
    .where("roundId", "in", ctx.db.selectFrom("boardDropRounds").select("id").where("closedAt", "is", null))
    .execute();
  const unseen = ctx.db.selectFrom("boardStatements").select("id").where("consentShownAt", "is", null);
  await ctx.db
    .deleteFrom("boardConsents")
    .where("participantId", "=", participantId)
    .where("statementId", "in", unseen)
    .where("wasShown", "=", false)
    .execute();
  await tellOwn(ctx.db, boardId, [participantId]);
}
