import { sql } from "kysely";
import { z } from "zod";
import { byParticipant, type OwnPart, type SharedPart } from "#blocks/boards/parts.ts";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { chair, facilitates, requireOpen, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { isTarget } from "./targets.ts";
import { weightOf } from "./weight.ts";

/**
 * Asks everybody which statement they would drop, or ends the asking, so that all see what was chosen.
 * Errors: Conflict `round_open`, `no_round_open`.
 */
export const askWhichToDrop = command({
  name: "drop_round.change",
  input: z.strictObject({ workshopId: WorkshopId, round: z.enum(["open", "close"]) }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { round }, seat) {
    requireOpen(seat);
    const id =
      round === "open" ? await openRound(ctx.db, seat.workshopId) : await endDropRound(ctx, seat.workshopId);
    if (!id) throw new Conflict(round === "open" ? "round_open" : "no_round_open");
    await tellAll(ctx.db, seat.workshopId, [{ kind: "drop", id }]);
    return { roundId: id, round };
  },
});

/** Null when one is open already. */
async function openRound(db: Queryable, boardId: string): Promise<string | null> {
  const made = await db
    .insertInto("boardDropRounds")
    .values({ id: newId(), boardId })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id ?? null;
}

/** Ends the round that is open. Null when none is. */
export async function endDropRound(
  ctx: { db: Queryable; now: Date },
  boardId: string,
): Promise<string | null> {
  const ended = await ctx.db
    .updateTable("boardDropRounds")
    .set({ closedAt: ctx.now })
    .where("boardId", "=", boardId)
    .where("closedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  return ended?.id ?? null;
}

/**
 * Chooses the statement that one would drop; null takes the choice back. Nobody hears of it before the round ends.
 * Errors: Conflict `no_round_open`; Invalid on `statementId`.
 */
export const chooseToDrop = command({
  name: "drop_vote.cast",
  input: z.strictObject({ workshopId: WorkshopId, statementId: Id.nullable(), roundId: Id.optional() }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, { statementId, roundId }, seat) {
    requireOpen(seat);
    const participantId = chair(seat);
    // Held, so that no choice falls into a round that ends.
    const round = await ctx.db
      .selectFrom("boardDropRounds")
      .select("id")
      .where("boardId", "=", seat.workshopId)
      .where("closedAt", "is", null)
      .forShare()
      .executeTakeFirst();
    // A choice belongs to the round in which it was made.
    if (!round || (roundId && roundId !== round.id)) throw new Conflict("no_round_open");
    if (statementId === null) {
      await ctx.db
        .deleteFrom("boardDropVotes")
        .where("roundId", "=", round.id)
        .where("participantId", "=", participantId)
        .execute();
    } else {
      if (!(await isTarget(ctx.db, seat.workshopId, "statement", statementId)))
        throw new Invalid([{ path: "statementId", code: "not_found" }]);
      const weight = await weightOf(ctx.db, participantId);
      await ctx.db
        .insertInto("boardDropVotes")
        .values({ roundId: round.id, boardId: seat.workshopId, participantId, statementId, ...weight })
        .onConflict((conflict) =>
          conflict.columns(["roundId", "participantId"]).doUpdateSet({ statementId, ...weight }),
        )
        .execute();
    }
    await tellOwn(ctx.db, seat.workshopId, [participantId]);
    return { roundId: round.id, statementId };
  },
});

/** Rounds of asking which could go, the newest last: of an open one only that it is open. */
export const dropRounds: SharedPart = {
  kind: "drop",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardDropRounds as round")
      .select((eb) => [
        "round.id",
        eb("round.closedAt", "is", null).$castTo<boolean>().as("open"),
        sql<{ statementId: string; votes: number }[]>`(
          select coalesce(jsonb_agg(jsonb_build_object('statementId', statement_id, 'votes', votes)
            order by votes desc, statement_id), '[]')
          from (select vote.statement_id, sum(vote.weight)::int as votes
            from board_drop_votes vote join board_targets target on target.id = vote.statement_id
            where vote.round_id = ${eb.ref("round.id")} and ${eb.ref("round.closedAt")} is not null
            group by vote.statement_id) counted)`.as("results"),
      ])
      .where("round.boardId", "=", boardId)
      .orderBy("round.id");
    if (ids) rows = rows.where("round.id", "in", ids);
    return rows.execute();
  },
};

/** What they chose, by round. */
export const ownDropVotes: OwnPart = {
  name: "drops",
  async read(db, boardId, participantIds) {
    return byParticipant(
      await db
        .selectFrom("boardDropVotes")
        .select(["participantId", "roundId", "statementId"])
        .where("boardId", "=", boardId)
        .where("participantId", "in", participantIds)
        .orderBy("roundId")
        .execute(),
    );
  },
};
