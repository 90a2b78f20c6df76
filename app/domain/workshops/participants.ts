import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Line } from "#core/validation.ts";
import { chair, facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";

/** What one shows of oneself: a name or none, ready with this phase, a raised hand, speaking for a table. */
export const changeOwnChair = command({
  name: "participant.change_own",
  input: z.strictObject({
    workshopId: WorkshopId,
    name: Line(60).nullable().optional(),
    ready: z.boolean().optional(),
    hand: z.boolean().optional(),
    speaksFor: z.int().min(1).max(50).optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, { name, ready, hand, speaksFor }, seat) {
    requireOpen(seat);
    const id = chair(seat);
    const row = await ctx.db
      .updateTable("boardParticipants")
      .set({
        ...(name !== undefined && { name }),
        ...(ready !== undefined && { readyIn: ready ? seat.phase.id : null }),
        ...(hand !== undefined && { handRaisedAt: hand ? ctx.now : null }),
        ...(speaksFor !== undefined && { speaksFor }),
        id,
      })
      .where("id", "=", id)
      .returning(["id", "name", "speaksFor"])
      .executeTakeFirstOrThrow();
    await tellAll(ctx.db, seat.workshopId, [{ kind: "participant", id }]);
    return row;
  },
});

/**
 * Gives somebody a role, such as the facilitator's on handing over, or lowers a hand that was heard. Whoever hands
 * over stays as co-facilitator; a board is never left without one who facilitates.
 * Errors: NotFound; Conflict `guests_do_not_facilitate`, `last_facilitator`.
 */
export const changeParticipant = command({
  name: "participant.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    participantId: Id,
    role: z.enum(["facilitator", "cofacilitator", "participant"]).optional(),
    hand: z.literal(false).optional(),
  }),
  target: async (ctx, { workshopId, participantId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const participant = await ctx.db
      .selectFrom("boardParticipants")
      .select(["id", "role", "employeeId"])
      .where("id", "=", participantId)
      .where("boardId", "=", workshopId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!participant) throw new NotFound();
    return { ...seat, participant };
  },
  can: facilitates,
  async run(ctx, { participantId, role, hand }, seat) {
    requireOpen(seat);
    const changed = [participantId];
    if (role && role !== "participant" && !seat.participant.employeeId)
      throw new Conflict("guests_do_not_facilitate");
    if (role === "facilitator") changed.push(...(await stepBack(ctx, seat, participantId)));
    await ctx.db
      .updateTable("boardParticipants")
      .set({ ...(role && { role }), ...(hand === false && { handRaisedAt: null }), id: participantId })
      .where("id", "=", participantId)
      .execute();
    if (role === "participant") await requireFacilitator(ctx, seat);
    if (role) {
      ctx.record("workshop.role_given", { type: "workshop", id: seat.workshopId }, { role, participantId });
    }
    await tellAll(
      ctx.db,
      seat.workshopId,
      changed.map((id) => ({ kind: "participant", id })),
    );
    return { participantId, role: role ?? seat.participant.role };
  },
});

/** Those who facilitated until now stay as co-facilitators. */
async function stepBack(ctx: CommandContext, seat: Seat, except: string): Promise<string[]> {
  const rows = await ctx.db
    .updateTable("boardParticipants")
    .set({ role: "cofacilitator" })
    .where("boardId", "=", seat.workshopId)
    .where("role", "=", "facilitator")
    .where("id", "!=", except)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

async function requireFacilitator(ctx: CommandContext, seat: Seat): Promise<void> {
  const left = await ctx.db
    .selectFrom("boardParticipants")
    .select("id")
    .where("boardId", "=", seat.workshopId)
    .where("role", "!=", "participant")
    .limit(1)
    .executeTakeFirst();
  if (!left) throw new Conflict("last_facilitator");
}
