import { z } from "zod";
import { type Actor, answerable, leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Line } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { requireEmployee } from "../../organisation/employees.ts";

/** What is held against the principles: what we do, what we make, what we convey. */
export const AuditKind = z.enum(["do", "make", "convey"]);
const Name = Line(200);

export type AuditItem = Awaited<ReturnType<typeof findItem>>;

/** Errors: NotFound. */
export async function findItem(db: Queryable, id: string) {
  const item = await db
    .selectFrom("auditItems as item")
    .leftJoin("employees", "employees.id", "item.ownerId")
    .select(["item.id", "item.kind", "item.name", "item.ownerId", "employees.name as ownerName"])
    .select(["item.revision", "item.createdAt", "item.retiredAt"])
    .where("item.id", "=", id)
    .executeTakeFirst();
  if (!item) throw new NotFound();
  return item;
}

/** The same, held until the command ends. Errors: NotFound; Conflict `wrong_state` once it was retired. */
export async function holdItem(db: Queryable, id: string): Promise<AuditItem> {
  await db.selectFrom("auditItems").select("id").where("id", "=", id).forUpdate().execute();
  return findItem(db, id);
}

export function requireInUse(item: AuditItem): void {
  if (item.retiredAt) throw new Conflict("wrong_state", { state: "retired" });
}

/** Leads, and whoever owns the thing. */
export const mayRate = (actor: Actor, item: { ownerId: string | null }): boolean =>
  leads(actor) || (actor.kind === "employee" && item.ownerId === actor.id);

/** Adds something that we do, make or convey; whoever adds it owns it unless somebody else is named. */
export const addAuditItem = command({
  name: "audit.add_item",
  input: z.strictObject({ kind: AuditKind, name: Name, ownerId: Id.optional() }),
  can: leads,
  async run(ctx, { kind, name, ownerId }) {
    if (ownerId) await requireEmployee(ctx.db, ownerId, "ownerId");
    const id = newId();
    await ctx.db
      .insertInto("auditItems")
      .values({ id, kind, name, ownerId: ownerId ?? answerable(ctx.actor), createdAt: ctx.now })
      .execute();
    ctx.record("audit_item.added", { type: "audit_item", id }, { kind });
    return findItem(ctx.db, id);
  },
});

/** Changes its name, kind or owner; what is not named stays. Errors: NotFound; Invalid; Conflict `wrong_state`. */
export const changeAuditItem = command({
  name: "audit.change_item",
  input: z.strictObject({
    itemId: Id,
    kind: AuditKind.optional(),
    name: Name.optional(),
    ownerId: Id.nullable().optional(),
  }),
  target: ({ db }, { itemId }) => holdItem(db, itemId),
  can: leads,
  async run(ctx, { itemId, ...changes }, item) {
    requireInUse(item);
    if (changes.ownerId) await requireEmployee(ctx.db, changes.ownerId, "ownerId");
    await ctx.db
      .updateTable("auditItems")
      .set({ ...changes, revision: item.revision + 1 })
      .where("id", "=", itemId)
      .execute();
    const subject = { type: "audit_item", id: itemId };
    ctx.record("audit_item.changed", subject, { fields: Object.keys(changes) });
    return findItem(ctx.db, itemId);
  },
});

/** Takes a thing out of the audit: its ratings stay readable. Errors: NotFound; Conflict `wrong_state`. */
export const retireAuditItem = command({
  name: "audit.retire_item",
  input: z.strictObject({ itemId: Id }),
  target: ({ db }, { itemId }) => holdItem(db, itemId),
  can: leads,
  async run(ctx, { itemId }, item) {
    requireInUse(item);
    await ctx.db
      .updateTable("auditItems")
      .set({ retiredAt: ctx.now, revision: item.revision + 1 })
      .where("id", "=", itemId)
      .execute();
    ctx.record("audit_item.retired", { type: "audit_item", id: itemId });
    return findItem(ctx.db, itemId);
  },
});
