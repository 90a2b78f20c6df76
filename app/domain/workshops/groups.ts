import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "./seat.ts";
import { settleTargets } from "./targets.ts";

const GroupName = Text(80, 0);

/**
 * Puts notes together under a name; the name may come later. Notes that nobody but their author sees cannot be
 * grouped. Errors: Invalid for notes that are not there; Conflict as `requireFree` says.
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
    const earlier = [...new Set(notes.flatMap((note) => note.groupId ?? []))];
    await requireFree(ctx, seat, earlier);
    const group = { id: groupId, areaId: first.areaId, name, position: first.position };
    const made = await ctx.db
      .insertInto("boardGroups")
      .values({ ...group, boardId: seat.workshopId })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw new Invalid([{ path: "groupId", code: "id_taken" }]);
    await ctx.db
      .updateTable("boardNotes")
      .set({ groupId, areaId: first.areaId })
      .where("id", "in", noteIds)
      .execute();
    await tellAll(ctx.db, seat.workshopId, [
      ...(await settleTargets(ctx, seat.workshopId, earlier)),
      { kind: "group", id: groupId },
      ...noteIds.map((id) => ({ kind: "note", id })),
    ]);
    return { ...group, held: false, earlierGroupIds: earlier };
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

/**
 * Notes change their group freely, but for two cases: while dots are given only those who facilitate regroup, so that
 * nobody's vote loses what it was given to; and a group that is held stays as it is but for them.
 * Errors: Conflict `round_running`, `group_held`.
 */
export async function requireFree(ctx: CommandContext, seat: Seat, groupIds: string[]): Promise<void> {
  if (facilitates(ctx.actor, seat)) return;
  if (seat.phase.kind === "vote" && !seat.phase.closedAt) throw new Conflict("round_running");
  if (groupIds.length === 0) return;
  const held = await ctx.db
    .selectFrom("boardGroups")
    .select("id")
    .where("id", "in", groupIds)
    .where("held", "=", true)
    .executeTakeFirst();
  if (held) throw new Conflict("group_held");
}

/**
 * Names a group, moves it with its notes, or takes it apart: then its notes lie single again, and dots of an open round
 * go back to whoever gave them. `held` by those who facilitate it stays as it is for everybody else.
 * Errors: Forbidden for holding; Conflict as `requireFree` says.
 */
export const changeGroup = command({
  name: "group.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    groupId: Id,
    name: GroupName.optional(),
    areaId: Id.optional(),
    position: z.number().min(-1e10).max(1e10).optional(),
    removed: z.literal(true).optional(),
    held: z.boolean().optional(),
  }),
  target: async (ctx, { workshopId, groupId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const group = await ctx.db
      .selectFrom("boardGroups")
      .select(["id", "areaId", "name", "position", "held"])
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
    const { groupId, name, areaId, position, removed, held } = input;
    if (held !== undefined && !facilitates(ctx.actor, seat)) throw new Forbidden();
    if (removed || areaId) await requireFree(ctx, seat, [groupId]);
    else if (seat.group.held && !facilitates(ctx.actor, seat)) throw new Conflict("group_held");
    if (areaId) await requireArea(ctx, seat, areaId);
    const changed = await ctx.db
      .updateTable("boardGroups")
      .set({
        ...(name !== undefined && { name }),
        ...(areaId !== undefined && { areaId }),
        ...(position !== undefined && { position }),
        ...(removed && { removed }),
        ...(held !== undefined && { held }),
        id: groupId,
      })
      .where("id", "=", groupId)
      .returning(["id", "areaId", "name", "position", "held"])
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
      ...(removed ? await settleTargets(ctx, seat.workshopId, [groupId]) : []),
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
