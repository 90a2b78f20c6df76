import { sql } from "kysely";
import { z } from "zod";
import { byParticipant, type OwnPart, type SharedPart } from "#blocks/boards/parts.ts";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { spreadOf } from "#statistics/spread.ts";
import { showReady } from "./ready.ts";
import { chair, requireOpen, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { requireSameRound } from "./typed-in.ts";

/**
 * Says in private how convinced one is, 1 (not at all) to 5 (wholly). The answer is counted and then belongs to nobody:
 * what is kept says who answered, and how often each answer was given, and nothing joins the two. So it is given once.
 * Whoever answered is ready. The answer names no person and the request is kept nowhere, also not under an Idempotency-Key.
 * Errors: Conflict `not_now`, `round_closed`, `answered_already`.
 */
export const giveConviction = command({
  name: "conviction.give",
  repeats: "never kept",
  input: z.strictObject({
    workshopId: WorkshopId,
    conviction: z.int().min(1).max(5),
    inPhase: Id.optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, { conviction, inPhase }, seat) {
    requireOpen(seat);
    if (seat.phase.kind !== "conviction") throw new Conflict("not_now");
    requireSameRound(seat, inPhase);
    const participantId = chair(seat);
    const { id: phaseId } = seat.phase;
    // Held, so that no answer falls into a round that closes.
    const phase = await ctx.db
      .selectFrom("boardPhases")
      .select("closedAt")
      .where("id", "=", phaseId)
      .forShare()
      .executeTakeFirstOrThrow();
    if (phase.closedAt) throw new Conflict("round_closed");
    const given = await ctx.db
      .insertInto("boardConvictionGivers")
      .values({ phaseId, boardId: seat.workshopId, participantId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (given.numInsertedOrUpdatedRows === 0n) throw new Conflict("answered_already");
    await sql`
      insert into board_convictions as kept (phase_id, board_id, counts)
      select ${phaseId}::uuid, ${seat.workshopId}::uuid, array_agg((answer = ${conviction})::int order by answer)
      from generate_series(1, 5) answer
      on conflict (phase_id) do update set counts = (
        select array_agg(one + other order by place)
        from unnest(kept.counts, excluded.counts) with ordinality as both_counts(one, other, place))`.execute(
      ctx.db,
    );
    await tellOwn(ctx.db, seat.workshopId, [participantId]);
    await tellAll(ctx.db, seat.workshopId, await showReady(ctx, seat, participantId, "ready"));
    return { phaseId };
  },
});

/** How convinced those of a round that is over are together: never before it is over, never of fewer than five. */
export const convictions: SharedPart = {
  kind: "conviction",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardPhases as phase")
      .leftJoin("boardConvictions as conviction", "conviction.phaseId", "phase.id")
      .select(["phase.id", "conviction.counts"])
      .where("phase.boardId", "=", boardId)
      .where("phase.kind", "=", "conviction")
      .where("phase.closedAt", "is not", null);
    if (ids) rows = rows.where("phase.id", "in", ids);
    return (await rows.execute()).map(({ id, counts }) => ({ id, spread: spreadOf(counts ?? []) }));
  },
};

/** In which rounds they have answered; not what. */
export const ownConvictions: OwnPart = {
  name: "convictions",
  async read(db, boardId, participantIds) {
    return byParticipant(
      await db
        .selectFrom("boardConvictionGivers")
        .select(["participantId", "phaseId"])
        .where("boardId", "=", boardId)
        .where("participantId", "in", participantIds)
        .execute(),
    );
  },
};
