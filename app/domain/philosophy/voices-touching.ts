import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#core/actor.ts";
import type { Queryable } from "#db/client.ts";
import { visibleCases } from "../organisation/visibility.ts";

/**
 * The cases that touch a principle (`case_id`): by the closing that counts, by a decision in it, or because somebody linked
 * it as evidence; those of merged principles count for what they went up in. The one definition, for counts and lists.
 */
const touching = (principleId: RawBuilder<unknown>) => sql`
  select touch.case_id from principles member cross join lateral (
    select case_id from closures where principle_id = member.id and reopened_at is null
    union all select case_id from decisions where principle_id = member.id
    union all select to_id from links where kind = 'evidence' and from_type = 'principle' and from_id = member.id
      and to_type = 'case' and removed_at is null
  ) touch
  where member.id = ${principleId} or member.merged_into_id = ${principleId}`;

/** Whether a case touches this principle, as a condition on `cases`. */
export const touchesPrinciple = (principleId: string) =>
  sql<boolean>`cases.id in (${touching(sql`${principleId}::uuid`)})`;

/**
 * How many voices touch each principle, among the cases this actor may see. Suspected spam is left out. A principle that no
 * voice touches is missing from the answer.
 */
export async function voicesTouching(
  db: Queryable,
  actor: Actor,
  principleIds: string[],
): Promise<Map<string, number>> {
  if (principleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("principles as root")
    .innerJoin(sql<{ caseId: string }>`lateral (${touching(sql.ref("root.id"))})`.as("touch"), (join) =>
      join.onTrue(),
    )
    .innerJoin("cases", "cases.id", sql.ref("touch.case_id") as never)
    .where("root.id", "in", principleIds)
    .where("cases.suspectedSpam", "=", false)
    .where(visibleCases(actor) as never)
    .select(["root.id", sql<number>`count(distinct cases.id)`.as("voices")])
    .groupBy("root.id")
    .execute();
  return new Map(rows.map((row) => [row.id, row.voices]));
}

/** Whether any voice at all touches the principle in hand (`principles.id`), whoever may see its case. */
export const touchedByAnyVoice = sql<boolean>`exists (
  select from cases where not cases.suspected_spam and cases.id in (${touching(sql.ref("principles.id"))}))`;
