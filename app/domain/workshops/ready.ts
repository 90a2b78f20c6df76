import type { BoardChange } from "#blocks/boards/tell.ts";
import type { CommandContext } from "#core/context.ts";
import type { Seat } from "./seat.ts";

/** Says that a participant is ready with this phase, or no more; what the others take anew, nothing when it was so. */
export async function showReady(
  ctx: Pick<CommandContext, "db">,
  seat: Seat,
  participantId: string,
  ready: "ready" | "not yet",
): Promise<BoardChange[]> {
  const readyIn = ready === "ready" ? seat.phase.id : null;
  const changed = await ctx.db
    .updateTable("boardParticipants")
    .set({ readyIn })
    .where("id", "=", participantId)
    .where("readyIn", "is distinct from", readyIn)
    .returning("id")
    .executeTakeFirst();
  return changed ? [{ kind: "participant", id: participantId }] : [];
}
