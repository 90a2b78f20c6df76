import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Instant } from "#core/validation.ts";
import { holdSeat } from "../move-phase.ts";
import { facilitates, requireOpen, WorkshopId } from "../seat.ts";
import { watch } from "./watch.ts";

const twoYears = 2 * 365 * 24 * 3600 * 1000;

/**
 * Sets, moves or takes away deadlines of phases. When one passes while the board stands in its phase, the board moves
 * on by itself; those who are not ready hear of it once before. After the last phase nothing follows: there those who
 * facilitate are told that time is up, and they close it or set a later time. Errors: Invalid for a phase that is not on this board,
 * a time that has passed or is too far, or deadlines that are not in the order of the phases; Conflict `workshop_closed`.
 */
export const setDeadlines = command({
  name: "workshop.set_deadlines",
  input: z.strictObject({
    workshopId: WorkshopId,
    deadlines: z
      .array(z.strictObject({ phaseId: Id, at: Instant.nullable() }))
      .min(1)
      .max(30),
  }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId, deadlines }, seat) {
    requireOpen(seat);
    for (const [index, { phaseId, at }] of deadlines.entries()) {
      const path = `deadlines.${index}.at`;
      if (at && at <= ctx.now) throw new Invalid([{ path, code: "not_in_future" }]);
      if (at && at.getTime() > ctx.now.getTime() + twoYears) throw new Invalid([{ path, code: "too_far" }]);
      const { numUpdatedRows } = await ctx.db
        .updateTable("boardPhases")
        .set({ deadlineAt: at })
        .where("id", "=", phaseId)
        .where("boardId", "=", workshopId)
        .executeTakeFirst();
      if (numUpdatedRows === 0n)
        throw new Invalid([{ path: `deadlines.${index}.phaseId`, code: "not_found" }]);
      if (at) await watch(ctx, workshopId, phaseId, at);
    }
    await forgetTimeUp(
      ctx,
      deadlines.map(({ phaseId }) => phaseId),
    );
    const phases = await phasesOf(ctx, workshopId);
    requireOrder(phases.flatMap(({ deadlineAt }) => deadlineAt ?? []));
    ctx.record("workshop.deadlines_set", { type: "workshop", id: workshopId });
    await tellAll(ctx.db, workshopId, [{ kind: "frame", id: workshopId }]);
    return { items: phases.map(({ id, deadlineAt }) => ({ phaseId: id, at: deadlineAt })) };
  },
});

/** Phases with their deadlines, in their order. */
export const phasesOf = (ctx: CommandContext, boardId: string) =>
  ctx.db
    .selectFrom("boardPhases")
    .select(["id", "kind", "position", "deadlineAt"])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();

function requireOrder(deadlines: Date[]): void {
  const inOrder = deadlines.every((at, index) => index === 0 || (deadlines[index - 1] ?? at) <= at);
  if (!inOrder) throw new Invalid([{ path: "deadlines", code: "not_in_order" }]);
}

/** That time was up is not true of a time that was moved, and may be told again. */
async function forgetTimeUp(ctx: CommandContext, phaseIds: string[]): Promise<void> {
  await ctx.db
    .deleteFrom("notices")
    .where("kind", "=", "workshop_time_up")
    .where("subjectId", "in", phaseIds)
    .execute();
}
