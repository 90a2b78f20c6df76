import { addLink, type End } from "#blocks/links/links.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";

/** The kind of edge from an action to what gave rise to it: a note on a board, a report, a case. */
export const origin = "origin";

export interface NewAction {
  text: string;
  ownerId?: string | undefined;
  /** A day, YYYY-MM-DD. */
  dueOn?: string | undefined;
  /** What it is good for: a workshop, a principle, a standard. */
  serves?: End;
  origin?: End;
}

const columns = [
  "actions.id",
  "actions.text",
  "actions.ownerId",
  "employees.name as ownerName",
  "actions.dueOn",
  "actions.state",
  "actions.blocker",
  "actions.servesType",
  "actions.servesId",
  "actions.createdBy",
  "actions.createdAt",
  "actions.endedAt",
  "actions.revision",
] as const;

/** All actions with the names of their owners, to be narrowed down. */
export const selectActions = (db: Queryable) =>
  db.selectFrom("actions").leftJoin("employees", "employees.id", "actions.ownerId").select(columns);

export type Action = Awaited<ReturnType<typeof findAction>>;

/** Errors: NotFound. */
export async function findAction(db: Queryable, id: string) {
  const action = await selectActions(db).where("actions.id", "=", id).executeTakeFirst();
  if (!action) throw new NotFound();
  return action;
}

/** Adds an action and draws the edge to what gave rise to it. Errors: Invalid for an owner who does not work here. */
export async function addAction(
  ctx: CommandContext,
  action: NewAction,
  createdBy: string | null,
): Promise<Action> {
  await requireOwner(ctx.db, action.ownerId);
  const id = newId();
  await ctx.db
    .insertInto("actions")
    .values({
      id,
      text: action.text,
      ownerId: action.ownerId ?? null,
      dueOn: action.dueOn ?? null,
      servesType: action.serves?.type ?? null,
      servesId: action.serves?.id ?? null,
      createdBy,
      createdAt: ctx.now,
    })
    .execute();
  if (action.origin) await addLink(ctx, { kind: origin, from: { type: "action", id }, to: action.origin });
  ctx.record("action.added", { type: "action", id });
  return findAction(ctx.db, id);
}

/** Errors: Invalid beside `ownerId` for somebody who does not work here, or no longer. */
export async function requireOwner(db: Queryable, ownerId: string | null | undefined): Promise<void> {
  if (!ownerId) return;
  const owner = await db
    .selectFrom("employees")
    .select("id")
    .where("id", "=", ownerId)
    .where("deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!owner) throw new Invalid([{ path: "ownerId", code: "unknown_employee" }]);
}
