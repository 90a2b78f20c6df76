import { z } from "zod";
import { addAction, type NewAction } from "#blocks/actions/actions.ts";
import type { SharedPart } from "#blocks/boards/parts.ts";
import { tellAll } from "#blocks/boards/tell.ts";
import { type Actor, answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Day, Text } from "#core/validation.ts";
import { shortened } from "#messages/shorten.ts";
import { facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "../seat.ts";

const Words = Text(300);
const Kind = z.enum(["opportunity", "challenge"]);
const seated = (actor: Actor, seat: Seat) => takesPart(actor, seat) || facilitates(actor, seat);

const stakeShape = ["id", "noteId", "kind", "text"] as const;

/** Stakes of a workshop that nobody took away. */
export const stakePart: SharedPart = {
  kind: "stake",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("workshopStakes")
      .select(stakeShape)
      .where("workshopId", "=", boardId)
      .where("removedAt", "is", null);
    if (ids) rows = rows.where("id", "in", ids);
    return rows.orderBy("id").execute();
  },
};

/**
 * Makes a stake of a note that all may see: an opportunity or a challenge, in its own words or better ones.
 * Errors: Invalid for a note that is not there; Conflict `already_a_stake`, `workshop_closed`.
 */
export const addStake = command({
  name: "stake.add",
  input: z.strictObject({ workshopId: WorkshopId, noteId: Id, kind: Kind, text: Words.optional() }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: seated,
  async run(ctx, { noteId, kind, text }, seat) {
    requireOpen(seat);
    const note = await openNote(ctx, seat, noteId);
    const stake = await ctx.db
      .insertInto("workshopStakes")
      .values({
        id: newId(),
        workshopId: seat.workshopId,
        noteId,
        kind,
        text: text ?? shortened(note.text, 300),
        createdAt: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(stakeShape)
      .executeTakeFirst();
    if (!stake) throw new Conflict("already_a_stake");
    await tellAll(ctx.db, seat.workshopId, [{ kind: "stake", id: stake.id }]);
    return stake;
  },
});

/** Says a stake in other words, or takes it away. Errors: NotFound; Conflict `workshop_closed`. */
export const changeStake = command({
  name: "stake.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    stakeId: Id,
    kind: Kind.optional(),
    text: Words.optional(),
    removed: z.literal(true).optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: seated,
  async run(ctx, { stakeId, kind, text, removed }, seat) {
    requireOpen(seat);
    const stake = await ctx.db
      .updateTable("workshopStakes")
      .set({
        ...(kind && { kind }),
        ...(text && { text }),
        ...(removed && { removedAt: ctx.now }),
        id: stakeId,
      })
      .where("id", "=", stakeId)
      .where("workshopId", "=", seat.workshopId)
      .where("removedAt", "is", null)
      .returning(stakeShape)
      .executeTakeFirst();
    if (!stake) throw new NotFound();
    await tellAll(ctx.db, seat.workshopId, [{ kind: "stake", id: stakeId }]);
    return stake;
  },
});

/**
 * Notes an action that serves this workshop; of a note, which it stays linked to. Somebody who works here does, and
 * also after the close. Errors: Invalid for a note that is not there, or an owner who does not work here.
 */
export const addWorkshopAction = command({
  name: "workshop.add_action",
  input: z.strictObject({
    workshopId: WorkshopId,
    noteId: Id.optional(),
    text: Words.optional(),
    ownerId: Id.optional(),
    dueOn: Day.optional(),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: (actor, seat) => isStaff(actor) && seated(actor, seat),
  async run(ctx, { noteId, text, ownerId, dueOn }, seat) {
    const note = noteId ? await openNote(ctx, seat, noteId) : null;
    const words = text ?? (note && shortened(note.text, 300));
    if (!words) throw new Invalid([{ path: "text", code: "required" }]);
    const action: NewAction = {
      text: words,
      ownerId,
      dueOn,
      serves: { type: "workshop", id: seat.workshopId },
      ...(noteId && { origin: { type: "note", id: noteId } }),
    };
    const added = await addAction(ctx, action, answerable(ctx.actor));
    await tellAll(ctx.db, seat.workshopId, [{ kind: "action", id: added.id }]);
    return { ...added, noteId: noteId ?? null };
  },
});

async function openNote(ctx: CommandContext, seat: Seat, noteId: string): Promise<{ text: string }> {
  const note = await ctx.db
    .selectFrom("boardNotes")
    .select("text")
    .where("id", "=", noteId)
    .where("boardId", "=", seat.workshopId)
    .where("hidden", "=", false)
    .where("removed", "=", false)
    .executeTakeFirst();
  if (!note) throw new Invalid([{ path: "noteId", code: "not_found" }]);
  return note;
}
