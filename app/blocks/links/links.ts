import type { CommandContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";

/** One thing of any kind: a principle, a case, a note on a board. */
export interface End {
  type: string;
  id: string;
}

/** An edge of some kind from one thing to another: `evidence` from a principle to a case. */
export interface Edge {
  kind: string;
  from: End;
  to: End;
  /** What the far end is called, for what cannot be looked up from here; at most 300 characters. */
  label?: string;
}

/** An edge that stands, with who drew it and when. */
export interface Link extends Required<Omit<Edge, "label">> {
  id: string;
  label: string | null;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  linkedAt: Date;
}

/** Draws an edge. Where the same one stands already, nothing changes; `id` is then that of the standing one. */
export async function addLink(
  ctx: CommandContext,
  { kind, from, to, label }: Edge,
): Promise<{ id: string; added: "added" | "stood" }> {
  const id = newId();
  const drawn = await ctx.db
    .insertInto("links")
    .values({
      id,
      kind,
      fromType: from.type,
      fromId: from.id,
      toType: to.type,
      toId: to.id,
      label: label ?? null,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      linkedAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (drawn) return { id, added: "added" };
  const standing = await ctx.db
    .selectFrom("links")
    .select("id")
    .where("kind", "=", kind)
    .where("fromType", "=", from.type)
    .where("fromId", "=", from.id)
    .where("toType", "=", to.type)
    .where("toId", "=", to.id)
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  return { id: standing.id, added: "stood" };
}

/** Takes an edge away; that it stood, and who took it away when, is kept. Errors: NotFound when none stands. */
export async function removeLink(ctx: CommandContext, id: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable("links")
    .set({ removedAt: ctx.now, removerKind: ctx.actor.kind, removerId: ctx.actor.id })
    .where("id", "=", id)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFound();
}

/** An edge that stands. Errors: NotFound. */
export async function findLink(db: Queryable, id: string): Promise<Link> {
  const row = await standing(db).where("links.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return present(row);
}

/** Edges of a kind that leave a thing, the newest first; at most `limit`. */
export async function linksFrom(db: Queryable, from: End, kind: string, limit: number): Promise<Link[]> {
  const rows = await standing(db)
    .where("links.fromType", "=", from.type)
    .where("links.fromId", "=", from.id)
    .where("links.kind", "=", kind)
    .orderBy("links.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(present);
}

/** Edges of a kind that reach a thing, the newest first; at most `limit`. */
export async function linksTo(db: Queryable, to: End, kind: string, limit: number): Promise<Link[]> {
  const rows = await standing(db)
    .where("links.toType", "=", to.type)
    .where("links.toId", "=", to.id)
    .where("links.kind", "=", kind)
    .orderBy("links.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(present);
}

const standing = (db: Queryable) =>
  db
    .selectFrom("links")
    .leftJoin("employees", "employees.id", "links.actorId")
    .leftJoin("apiKeys", "apiKeys.id", "links.actorId")
    .select([
      "links.id",
      "links.kind",
      "links.fromType",
      "links.fromId",
      "links.toType",
      "links.toId",
      "links.label",
      "links.actorKind",
      "links.actorId",
      "links.linkedAt",
    ])
    .select((eb) => eb.fn.coalesce("employees.name", "apiKeys.name").as("actorName"))
    .where("links.removedAt", "is", null);

type Row = Awaited<ReturnType<ReturnType<typeof standing>["execute"]>>[number];

const present = ({ fromType, fromId, toType, toId, ...row }: Row): Link => ({
  ...row,
  from: { type: fromType, id: fromId },
  to: { type: toType, id: toId },
});
