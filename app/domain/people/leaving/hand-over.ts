import { sql } from "kysely";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { isOpenPromise } from "#domain/cases/promise-state.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";

/** Things with an owner that belong to no case, and the column that names the owner. */
const others = [
  { table: "principles", type: "principle", column: "owner_id" },
  { table: "documents", type: "document", column: "owner_id" },
  { table: "standards", type: "standard", column: "owner_id" },
  { table: "pledges", type: "pledge", column: "owner_id" },
  { table: "decision_rights", type: "decision_right", column: "owner_id" },
  { table: "api_keys", type: "api_key", column: "responsible_id" },
] as const;

/**
 * Gives everything that one employee answers for to another, with an event for each. Errors: Invalid `cannot_see_case`
 * on `handOverTo` when a promise stands on a case that the other would not see.
 */
export async function handOver(ctx: CommandContext, from: string, to: string): Promise<void> {
  await requireSight(ctx, from, to);
  const cases = await ctx.db
    .updateTable("cases")
    .set((eb) => ({ ownerId: to, revision: eb("revision", "+", 1) }))
    .where("ownerId", "=", from)
    .where("closedAt", "is", null)
    .returning("id")
    .execute();
  for (const { id } of cases) ctx.record("case.assigned", { type: "case", id, caseId: id }, { ownerId: to });
  const promises = await ctx.db
    .updateTable("promises")
    .set({ ownerId: to })
    .where("ownerId", "=", from)
    .where(isOpenPromise)
    .returning(["id", "caseId"])
    .execute();
  for (const { id, caseId } of promises) {
    ctx.record("promise.handed_over", { type: "promise", id, caseId }, { ownerId: to });
  }
  const actions = await ctx.db
    .updateTable("actions")
    .set((eb) => ({ ownerId: to, revision: eb("revision", "+", 1) }))
    .where("ownerId", "=", from)
    .where("endedAt", "is", null)
    .returning("id")
    .execute();
  for (const { id } of actions) ctx.record("action.handed_over", { type: "action", id }, { ownerId: to });
  for (const { table, type, column } of others) {
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set ${sql.ref(column)} = ${to}
      where ${sql.ref(column)} = ${from} returning id`.execute(ctx.db);
    for (const { id } of rows) ctx.record(`${type}.handed_over`, { type, id }, { ownerId: to });
  }
}

/** A promise belongs to somebody who can read what it is about; owning its case is enough. */
async function requireSight(ctx: CommandContext, from: string, to: string): Promise<void> {
  const { userId } = await ctx.db
    .selectFrom("employees")
    .select("userId")
    .where("id", "=", to)
    .executeTakeFirstOrThrow();
  const heir = userId ? await employeeOfUser(ctx.db, userId) : null;
  const hidden = await ctx.db
    .selectFrom("promises")
    .innerJoin("cases", "cases.id", "promises.caseId")
    .select("promises.id")
    .where("promises.ownerId", "=", from)
    .where(isOpenPromise)
    .where((eb) => {
      const seen = heir ? visibleCases(heir)(eb as never) : eb.val(false);
      // Their open cases go over with them.
      const comes = eb.and([eb("cases.ownerId", "=", from), eb("cases.closedAt", "is", null)]);
      return sql<boolean>`not coalesce(${seen} or ${comes}, false)`;
    })
    .limit(1)
    .executeTakeFirst();
  if (hidden) throw new Invalid([{ path: "handOverTo", code: "cannot_see_promises" }]);
}
