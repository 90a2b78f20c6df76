import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";

const GroupName = Text(80, 0);

/**
 * Puts notes together under a name; the name may come later. Notes that nobody but their author sees cannot be
 * grouped. Errors: Invalid for notes that are not there.
 */
export const addGroup = command({
  name: "group.add",
  input: z.strictObject({
    workshopId: WorkshopId,
    groupId: Id.default(() => randomUUID()),
    noteIds: z.array(Id).min(1).max(200),
    name: GroupName.default(""),
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { groupId, noteIds, name }, seat) {
    requireOpen(seat);
    const notes = await openNotes(ctx, seat, noteIds);
    const first = notes.find(({ id }) => id === noteIds[0]);
    if (!first || notes.length !== new Set(noteIds).size) {
      throw new Invalid([{ path: "noteIds", code: "not_found" }]);
    }
    const group = { id: groupId, areaId: first.areaId, name, position: first.position };
    const made = await ctx.db
      .insertInto("boardGroups")
      .values({ ...group, boardId: seat.workshopId })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw new Invalid([{ path: "groupId", code: "id_taken" }]);
    const earlier = notes.flatMap((note) => note.groupId ?? []);
    await ctx.db
      .updateTable("boardNotes")
      .set({ groupId, areaId: first.areaId })
      .where("id", "in", noteIds)
      .execute();
    await tellAll(ctx.db, seat.workshopId, [
      { kind: "group", id: groupId },
      ...noteIds.map((id) => ({ kind: "note", id })),
    ]);
    return { ...group, earlierGroupIds: [...new Set(earlier)] };
  },
});

const openNotes = (ctx: CommandContext, seat: Seat, noteIds: string[]) =>
  ctx.db
    .selectFrom("boardNotes")
    .select(["id", "areaId", "groupId", "position"])
    .where("boardId", "=", seat.workshopId)
    .where("id", "in", noteIds)
    .where("hidden", "=", false)
    .where("removed", "=", false)
    .forNoKeyUpdate()
    .execute();

/** Names a group, moves it with its notes, or takes it apart: then its notes lie single again. */
export const changeGroup = command({
  name: "group.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    groupId: Id,
    name: GroupName.optional(),
    areaId: Id.optional(),
    position: z.number().min(-1e10).max(1e10).optional(),
    removed: z.literal(true).optional(),
  }),
  target: async (ctx, { workshopId, groupId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const group = await ctx.db
      .selectFrom("boardGroups")
      .select(["id", "areaId", "name", "position"])
      .where("id", "=", groupId)
      .where("boardId", "=", workshopId)
      .where("removed", "=", false)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!group) throw new NotFound();
    return { ...seat, group };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, input, seat) {
    requireOpen(seat);
    const { groupId, name, areaId, position, removed } = input;
    if (areaId) await requireArea(ctx, seat, areaId);
    const changed = await ctx.db
      .updateTable("boardGroups")
      .set({
        ...(name !== undefined && { name }),
        ...(areaId !== undefined && { areaId }),
        ...(position !== undefined && { position }),
        ...(removed && { removed }),
        id: groupId,
      })
      .where("id", "=", groupId)
      .returning(["id", "areaId", "name", "position"])
      .executeTakeFirstOrThrow();
    const notes =
      areaId || removed
        ? await ctx.db
            .updateTable("boardNotes")
            .set({ areaId: changed.areaId, ...(removed && { groupId: null }) })
            .where("groupId", "=", groupId)
            .returning("id")
            .execute()
        : [];
    await tellAll(ctx.db, seat.workshopId, [
      { kind: "group", id: groupId },
      ...notes.map(({ id }) => ({ kind: "note", id })),
    ]);
    return changed;
  },
});

/** Errors: Invalid for an area that is not on this board. */
export async function requireArea(
  ctx: CommandContext,
  seat: Pick<Seat, "workshopId">,
  areaId: string,
): Promise<void> {
  const area = await ctx.db
    .selectFrom("boardAreas")
    .select("id")
    .where("id", "=", areaId)
    .where("boardId", "=", seat.workshopId)
    .executeTakeFirst();
  if (!area) throw new Invalid([{ path: "areaId", code: "not_found" }]);
}
