import { randomUUID } from "node:crypto";
import { z } from "zod";
import { votes } from "#blocks/boards/results.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { goTo, holdSeat } from "./move-phase.ts";
import { facilitates, requireOpen, type Seat, WorkshopId } from "./seat.ts";

/**
 * Lets everybody decide between things that got equally many dots in the round that is over: a phase of its own after
 * it, with one dot each, to which the board goes. Its dots decide the order of these alone and are added to no others.
 * Errors: Conflict `not_now` unless the board stands in a round that is over; Invalid for what is not equal there.
 */
export const startRunOff = command({
  name: "round.run_off",
  input: z.strictObject({ workshopId: WorkshopId, targetIds: z.array(Id).min(2).max(20) }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId, targetIds }, seat) {
    requireOpen(seat);
    if (seat.phase.kind !== "vote" || !seat.phase.closedAt) throw new Conflict("not_now");
    await requireEqual(ctx, seat, targetIds);
    const phase = await insertAfter(ctx, seat, [...new Set(targetIds)]);
    await goTo(ctx, seat, phase);
    return { workshopId, phaseId: phase.id };
  },
});

async function requireEqual(ctx: CommandContext, seat: Seat, targetIds: string[]): Promise<void> {
  const [round] = (await votes.read(ctx.db, seat.workshopId, [seat.phase.id])) as {
    id: string;
    results: { targetId: string; votes: number }[];
  }[];
  const dots = targetIds.map((id) => round?.results.find(({ targetId }) => targetId === id)?.votes);
  if (new Set(targetIds).size < 2 || dots.some((each) => each === undefined || each !== dots[0]))
    throw new Invalid([{ path: "targetIds", code: "not_equal" }]);
}

/** A phase of voting between equals, in the place after the one in which the board stands. */
async function insertAfter(ctx: CommandContext, seat: Seat, runOff: string[]) {
  const { workshopId: boardId } = seat;
  const later = await ctx.db
    .selectFrom("boardPhases")
    .select(["id", "position"])
    .where("boardId", "=", boardId)
    .where("position", ">", seat.phase.position)
    .orderBy("position", "desc")
    .execute();
  // From behind, because places are unique on a board.
  for (const { id, position } of later)
    await ctx.db
      .updateTable("boardPhases")
      .set({ position: position + 1 })
      .where("id", "=", id)
      .execute();
  const { language } = await ctx.db
    .selectFrom("workshops")
    .select("language")
    .where("id", "=", boardId)
    .executeTakeFirstOrThrow();
  const { areaIds, anonymous } = await ctx.db
    .selectFrom("boardPhases")
    .select(["areaIds", "anonymous"])
    .where("id", "=", seat.phase.id)
    .executeTakeFirstOrThrow();
  const say = (key: string) => ctx.services.text(language, `templates.run_off.${key}`);
  const phase = { id: randomUUID(), kind: "vote" as const, position: seat.phase.position + 1 };
  await ctx.db
    .insertInto("boardPhases")
    .values({
      ...phase,
      boardId,
      title: say("title"),
      prompt: say("prompt"),
      anonymous,
      areaIds,
      votes: 1,
      runOff,
    })
    .execute();
  return phase;
}
