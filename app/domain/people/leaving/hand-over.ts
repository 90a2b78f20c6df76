import { sql } from "kysely";
import { leads } from "#core/actor.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";

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
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("promiseOutcomes").whereRef("promiseId", "=", "promises.id"))),
    )
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
  if (heir && leads(heir)) return;
  const teams = [...(heir?.teamIds ?? [])];
  const { rows } = await sql`
    select from promises p join cases c on c.id = p.case_id
    where p.owner_id = ${from} and not exists (select from promise_outcomes o where o.promise_id = p.id)
      and not coalesce(c.owner_id = ${to} or (c.owner_id = ${from} and c.closed_at is null)
        or c.team_id = any(${teams}::uuid[]), false)
    limit 1`.execute(ctx.db);
  if (rows.length > 0) throw new Invalid([{ path: "handOverTo", code: "cannot_see_promises" }]);
}
