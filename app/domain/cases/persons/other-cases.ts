import { sql } from "kysely";
import type { QueryContext } from "#core/context.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";

const shown = 20;

/** Other cases of the same person, newest first, as far as this actor may see them; twenty at most. */
export async function otherCases(ctx: QueryContext, caseId: string) {
  return ctx.db
    .selectFrom("cases")
    .select(["cases.id as caseId", "cases.reference", "cases.kind", "cases.receivedAt", "cases.closedAt"])
    .where("cases.id", "<>", caseId)
    .where(
      sql<boolean>`cases.person_id in (
        select one.id from people one
        where coalesce(one.joined_to_id, one.id) = (
          select coalesce(own.joined_to_id, own.id) from people own
          join cases kase on kase.person_id = own.id where kase.id = ${caseId}))`,
    )
    .where(visibleCases(ctx.actor))
    .orderBy("cases.receivedAt", "desc")
    .orderBy("cases.id", "desc")
    .limit(shown)
    .execute();
}
