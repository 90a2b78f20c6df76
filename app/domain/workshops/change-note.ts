import { z } from "zod";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Forbidden, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { requireArea, requireFree } from "./groups.ts";
import { writtenBefore } from "./move-phase.ts";
import { Colour, NoteText, noteShape, shownToAuthor, tellOfNotes } from "./notes.ts";
import { facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { settleTargets } from "./targets.ts";
import { typedFields, typedIn } from "./typed-in.ts";

const Position = z.number().min(-1e10).max(1e10);

/**
 * Changes a note: words and colour are its author's, and a facilitator's once all may see it; where it lies is
 * everybody's. `removed` takes it away and brings it back. Words that their author types where nobody learns who
 * wrote what take the name off the note. Errors: NotFound also for a hidden note of somebody else.
 */
export const changeNote = command({
  name: "note.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    noteId: Id,
    text: NoteText.optional(),
    colour: Colour.optional(),
    areaId: Id.optional(),
    groupId: Id.nullable().optional(),
    position: Position.optional(),
    removed: z.boolean().optional(),
    ...typedFields,
  }),
  target: async (ctx, { workshopId, noteId }) => {
    const seat = await takeSeat(ctx, workshopId);
    return { ...seat, note: await holdNote(ctx, seat, noteId) };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, input, seat) {
    requireOpen(seat);
    const { text, colour, removed, areaId, groupId, position } = input;
    const isOwn = seat.note.authorId !== null && seat.note.authorId === seat.participantId;
    const touchesWords = text !== undefined || colour !== undefined || removed !== undefined;
    if (touchesWords && !isOwn && !facilitates(ctx.actor, seat)) throw new Forbidden("not_your_note");
    if (areaId) await requireArea(ctx, seat, areaId);
    const moved = groupId !== undefined && groupId !== seat.note.groupId;
    const groups = [groupId, seat.note.groupId].flatMap((id) => id ?? []);
    if (moved) await requireFree(ctx, seat, groups);
    const lies = groupId ? await holdGroup(ctx, seat, groupId) : null;
    const nameless = text !== undefined && isOwn && (await typedIn(ctx, seat, input)).nameless;
    const changed = await ctx.db
      .updateTable("boardNotes")
      .set((eb) => ({
        ...(text !== undefined && { text }),
        ...(nameless && { anonymous: true }),
        ...(colour !== undefined && { colour }),
        ...(removed !== undefined && { removed }),
        // What comes back after the reveal is as open as its neighbours.
        ...(removed === false &&
          seat.phase.kind !== "write" && {
            hidden: eb.and([eb.ref("hidden"), eb.not(writtenBefore(seat.phase.position))]).$castTo<boolean>(),
          }),
        ...(areaId !== undefined && { areaId }),
        // In a group it lies where the group lies.
        ...(lies && { areaId: lies.areaId }),
        ...(groupId !== undefined && { groupId }),
        ...(position !== undefined && { position }),
        revision: eb("revision", "+", 1),
      }))
      .where("id", "=", seat.note.id)
      .returning(noteShape)
      .executeTakeFirstOrThrow();
    const touched = removed === undefined && !moved ? [] : [seat.note.id, ...groups];
    await tellOfNotes(ctx, seat, [changed], await settleTargets(ctx, seat.workshopId, touched));
    return shownToAuthor(changed);
  },
});

/** A note as it may be seen from this seat, held. Errors: NotFound. */
async function holdNote(ctx: CommandContext, seat: Seat, noteId: string) {
  const note = await ctx.db
    .selectFrom("boardNotes")
    .select(noteShape)
    .where("id", "=", noteId)
    .where("boardId", "=", seat.workshopId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const isOwn = note?.authorId != null && note.authorId === seat.participantId;
  if (!note || (note.hidden && !isOwn)) throw new NotFound();
  return note;
}

/** A group that stands, held so that nobody takes it apart meanwhile. Errors: Invalid on `groupId`. */
async function holdGroup(ctx: CommandContext, seat: Seat, groupId: string) {
  const group = await ctx.db
    .selectFrom("boardGroups")
    .select("areaId")
    .where("id", "=", groupId)
    .where("boardId", "=", seat.workshopId)
    .where("removed", "=", false)
    .forShare()
    .executeTakeFirst();
  if (!group) throw new Invalid([{ path: "groupId", code: "group_gone" }]);
  return group;
}
