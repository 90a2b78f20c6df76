import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { rungs } from "./ladder/ladder.ts";
import { facilitates, requireOpen, takeSeat, WorkshopId } from "./seat.ts";

/** Seconds that a timer runs at most. */
const longest = 86_400;

/**
 * What all see while they work: the timer (seconds from now, null to stop it), prompt cards, the library, and the
 * question of the ladder at which all are. A timer that runs or is held is lengthened or shortened by `timerBy` seconds,
 * held and let on by `hold`. Errors: Conflict `no_timer` where none runs.
 */
export const changeStage = command({
  name: "workshop.change_stage",
  input: z.strictObject({
    workshopId: WorkshopId,
    timer: z.int().min(10).max(longest).nullable().optional(),
    timerBy: z.int().min(-3600).max(3600).optional(),
    hold: z.enum(["hold", "go_on"]).optional(),
    promptsShown: z.boolean().optional(),
    libraryShown: z.boolean().optional(),
    rung: z.enum(rungs).nullable().optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { promptsShown, libraryShown, rung, ...timer }, seat) {
    requireOpen(seat);
    const stage = await ctx.db
      .updateTable("boards")
      .set({
        ...(await timerOf(ctx, seat.workshopId, timer)),
        ...(promptsShown !== undefined && { promptsShown }),
        ...(libraryShown !== undefined && { libraryShown }),
        ...(rung !== undefined && { rung }),
        id: seat.workshopId,
      })
      .where("id", "=", seat.workshopId)
      .returning(["timerEndsAt", "timerLeft", "promptsShown", "libraryShown", "rung"])
      .executeTakeFirstOrThrow();
    await tellAll(ctx.db, seat.workshopId, [{ kind: "frame", id: seat.workshopId }]);
    return stage;
  },
});

interface TimerChange {
  timer?: number | null | undefined;
  timerBy?: number | undefined;
  hold?: "hold" | "go_on" | undefined;
}

/** The timer as it is then: when it ends, or how many seconds it has left while it is held. */
async function timerOf(ctx: CommandContext, boardId: string, { timer, timerBy, hold }: TimerChange) {
  const inSeconds = (seconds: number) => new Date(ctx.now.getTime() + seconds * 1000);
  if (timer !== undefined) return { timerEndsAt: timer === null ? null : inSeconds(timer), timerLeft: null };
  if (timerBy === undefined && hold === undefined) return {};
  // Held, so that two who lengthen it at once both do.
  const now = await ctx.db
    .selectFrom("boards")
    .select(["timerEndsAt", "timerLeft"])
    .where("id", "=", boardId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const runs = now.timerEndsAt && (now.timerEndsAt.getTime() - ctx.now.getTime()) / 1000;
  const left = runs ?? now.timerLeft;
  if (left === null) throw new Conflict("no_timer");
  // Whole seconds only where it is held: rounded each time, every press would add some.
  const seconds = Math.min(longest, Math.max(0, Math.max(0, left) + (timerBy ?? 0)));
  const held = hold ? hold === "hold" : now.timerEndsAt === null;
  return held
    ? { timerEndsAt: null, timerLeft: Math.ceil(seconds) }
    : { timerEndsAt: inSeconds(seconds), timerLeft: null };
}
