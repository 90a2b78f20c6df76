import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Line } from "#core/validation.ts";
import { chair, facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { takeBackAll, weighAnew } from "./weight.ts";

/**
 * What one shows of oneself: a name or none, ready with this phase, a raised hand, for how many one speaks. More than
 * one counts once somebody who facilitates confirmed it; what they say of themselves counts at once.
 */
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
      .set((eb) => ({
        ...(name !== undefined && { name }),
        ...(ready !== undefined && { readyIn: ready ? seat.phase.id : null }),
        ...(hand !== undefined && { handRaisedAt: hand ? ctx.now : null }),
        ...(speaksFor !== undefined && {
          speaksFor,
          countsFor: facilitates(ctx.actor, seat)
            ? speaksFor
            : eb.fn<number>("least", ["countsFor", eb.val(speaksFor)]),
        }),
        id,
      }))
      .where("id", "=", id)
      .returning(["id", "name", "speaksFor", "countsFor"])
      .executeTakeFirstOrThrow();
    await tellAll(ctx.db, seat.workshopId, [{ kind: "participant", id }]);
    return row;
  },
});

/**
 * Gives somebody a role, such as the facilitator's on handing over, or lowers a hand that was heard. Whoever hands
 * over stays as co-facilitator; a board is never left without one who facilitates. `countsFor` confirms for how many a
 * participant counts, also in rounds that are open; `muted` lets them look and write nothing; `removed` sends a guest
 * away: what they wrote stays, what they gave in open rounds goes, and their token stays theirs, so that this device is
 * known when it comes again.
 * Errors: NotFound; Conflict `guests_do_not_facilitate`, `last_facilitator`, `facilitator_speaks`, `only_guests_go`.
 */
export const changeParticipant = command({
  name: "participant.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    participantId: Id,
    role: z.enum(["facilitator", "cofacilitator", "participant"]).optional(),
    hand: z.literal(false).optional(),
    countsFor: z.int().min(1).max(50).optional(),
    muted: z.boolean().optional(),
    removed: z.literal(true).optional(),
  }),
  target: async (ctx, { workshopId, participantId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const participant = await ctx.db
      .selectFrom("boardParticipants")
      .select(["id", "role", "employeeId"])
      .where("id", "=", participantId)
      .where("boardId", "=", workshopId)
      .where("removedAt", "is", null)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!participant) throw new NotFound();
    return { ...seat, participant };
  },
  can: facilitates,
  async run(ctx, { participantId, role, hand, countsFor, muted, removed }, seat) {
    requireOpen(seat);
    const changed = [participantId];
    if (role && role !== "participant" && !seat.participant.employeeId)
      throw new Conflict("guests_do_not_facilitate");
    if (muted && (role ?? seat.participant.role) !== "participant") throw new Conflict("facilitator_speaks");
    if (removed && seat.participant.employeeId) throw new Conflict("only_guests_go");
    if (role === "facilitator") changed.push(...(await stepBack(ctx, seat, participantId)));
    await ctx.db
      .updateTable("boardParticipants")
      .set((eb) => ({
        ...(role && { role, ...(role !== "participant" && { muted: false }) }),
        ...((hand === false || muted) && { handRaisedAt: null }),
        ...(countsFor !== undefined && {
          countsFor,
          speaksFor: eb.fn<number>("greatest", ["speaksFor", eb.val(countsFor)]),
        }),
        ...(muted !== undefined && { muted }),
        ...(removed && { removedAt: ctx.now, leftAt: ctx.now, handRaisedAt: null }),
        id: participantId,
      }))
      .where("id", "=", participantId)
      .execute();
    if (countsFor !== undefined) await weighAnew(ctx, participantId, countsFor);
    if (removed) await takeBackAll(ctx, seat.workshopId, participantId);
    if (role === "participant") await requireFacilitator(ctx, seat);
    if (role) {
      ctx.record("workshop.role_given", { type: "workshop", id: seat.workshopId }, { role, participantId });
    }
    const about = { type: "workshop", id: seat.workshopId };
    if (countsFor !== undefined) ctx.record("workshop.weight_confirmed", about, { participantId, countsFor });
    if (muted !== undefined)
      ctx.record(muted ? "workshop.muted" : "workshop.unmuted", about, { participantId });
    if (removed) ctx.record("workshop.guest_removed", about, { participantId });
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
