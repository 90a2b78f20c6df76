import { z } from "zod";
import { type Action, findAction, origin, requireOwner, selectActions } from "#blocks/actions/actions.ts";
import { tellAll } from "#blocks/boards/tell.ts";
import { isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Day, InstantText, Text } from "#core/validation.ts";
import { takeSeat } from "../workshops/seat.ts";
import { outcomeTitles } from "../workshops/workshop.ts";

export const ActionState = z.enum(["open", "doing", "done", "dropped"]);

/** The plan, newest first: what is to be done, or what was. One may ask for one's own; nothing is counted by person. */
export const listActions = query({
  name: "action.list",
  input: z.strictObject({
    state: z.enum(["to_do", "ended", "all"]).default("to_do"),
    mine: z.stringbool().optional(),
    servesId: Id.optional(),
    ...Paging,
  }),
  can: isStaff,
  async run(ctx, { state, mine, servesId, limit, cursor }) {
    const { db, actor } = ctx;
    let rows = selectActions(db);
    if (state !== "all") rows = rows.where("actions.endedAt", state === "ended" ? "is not" : "is", null);
    if (mine) rows = rows.where("actions.ownerId", "=", actor.kind === "employee" ? actor.id : null);
    if (servesId) rows = rows.where("actions.servesId", "=", servesId);
    if (cursor) {
      const [createdAt, id] = decodeCursor(cursor, z.tuple([InstantText, Id]));
      rows = rows.where((eb) =>
        eb(eb.refTuple("actions.createdAt", "actions.id"), "<", eb.tuple(new Date(createdAt), id)),
      );
    }
    const found = await rows
      .orderBy("actions.createdAt", "desc")
      .orderBy("actions.id", "desc")
      .limit(limit + 1)
      .execute();
    const titles = await titlesOf(ctx, found);
    return pageOf(
      found,
      limit,
      (action) => ({ ...action, servesTitle: titles.get(action.servesId ?? "") ?? null }),
      (action) => encodeCursor(action.createdAt.toISOString(), action.id),
    );
  },
});

/** What actions serve, by name, as far as this reader may know of it. */
function titlesOf(ctx: QueryContext, actions: Pick<Action, "servesType" | "servesId">[]) {
  const ids = actions.flatMap(({ servesType, servesId }) =>
    servesType === "workshop" && servesId ? [servesId] : [],
  );
  return outcomeTitles(ctx, [...new Set(ids)]);
}

/**
 * One action with where it came from: the workshop, for those who may read its outcome, and the note, for those who
 * take part in it. Errors: NotFound.
 */
export const readAction = query({
  name: "action.read",
  input: z.strictObject({ actionId: Id }),
  target: ({ db }, { actionId }) => findAction(db, actionId),
  can: isStaff,
  async run(ctx, _input, action) {
    const titles = await titlesOf(ctx, [action]);
    return {
      ...action,
      servesTitle: titles.get(action.servesId ?? "") ?? null,
      note: await noteOf(ctx, action),
    };
  },
});

/**
 * Changes an action: its owner, whoever noted it, and those who run the programme. A blocker says what stands in the
 * way, in sight of everybody. Errors: NotFound; Invalid for an owner who does not work here.
 */
export const changeAction = command({
  name: "action.change",
  input: z.strictObject({
    actionId: Id,
    text: Text(300).optional(),
    ownerId: Id.nullable().optional(),
    dueOn: Day.nullable().optional(),
    state: ActionState.optional(),
    blocker: Text(500).nullable().optional(),
  }),
  target: (ctx, { actionId }) => holdAction(ctx, actionId),
  can: (actor, action) =>
    leads(actor) || (actor.kind === "employee" && [action.ownerId, action.createdBy].includes(actor.id)),
  async run(ctx, { actionId, state, ...words }, action) {
    await requireOwner(ctx.db, words.ownerId);
    const ended = state === "done" || state === "dropped";
    await ctx.db
      .updateTable("actions")
      .set((eb) => ({
        ...words,
        ...(state && { state, endedAt: ended ? (action.endedAt ?? ctx.now) : null }),
        revision: eb("revision", "+", 1),
      }))
      .where("id", "=", actionId)
      .execute();
    ctx.record("action.changed", { type: "action", id: actionId }, { ...(state && { state }) });
    if (action.servesType === "workshop" && action.servesId)
      await tellAll(ctx.db, action.servesId, [{ kind: "action", id: actionId }]);
    return findAction(ctx.db, actionId);
  },
});

/** The note that an action came from. What people wrote on a board stays with those who take part. */
async function noteOf(ctx: QueryContext, { id, servesType, servesId }: Action) {
  if (servesType !== "workshop" || !servesId) return null;
  const seat = await takeSeat(ctx, servesId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!seat) return null;
  const note = await ctx.db
    .selectFrom("links")
    .innerJoin("boardNotes as note", "note.id", "links.toId")
    .select(["note.id", "note.text"])
    .where("links.kind", "=", origin)
    .where("links.fromType", "=", "action")
    .where("links.fromId", "=", id)
    .where("links.toType", "=", "note")
    .where("links.removedAt", "is", null)
    .where("note.hidden", "=", false)
    .where("note.removed", "=", false)
    .executeTakeFirst();
  return note ?? null;
}

async function holdAction(ctx: CommandContext, id: string) {
  const action = await ctx.db
    .selectFrom("actions")
    .select(["id", "ownerId", "createdBy", "servesType", "servesId", "endedAt", "revision"])
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!action) throw new NotFound();
  return action;
}
