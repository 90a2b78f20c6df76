import { sql } from "kysely";
import type { Actor } from "#core/actor.ts";
import type { Queryable } from "#db/client.ts";
import { visibleCases } from "../organisation/visibility.ts";

/**
 * How many voices touch each principle, by the closing of their case, by a decision in it or because somebody linked
 * them as evidence, among the cases this actor may see; those of merged principles count for what they went up in. Suspected spam is left out. A principle
 * that no voice touches is missing from the answer.
 */
export async function voicesTouching(
  db: Queryable,
  actor: Actor,
  principleIds: string[],
): Promise<Map<string, number>> {
  if (principleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("principles as root")
    .innerJoin("principles as member", (join) =>
      join.on((on) =>
        on.or([on("member.id", "=", on.ref("root.id")), on("member.mergedIntoId", "=", on.ref("root.id"))]),
      ),
    )
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom("closures")
          .select("closures.caseId")
          .whereRef("closures.principleId", "=", "member.id")
          .where("closures.reopenedAt", "is", null)
          .union(
            from
              .selectFrom("decisions")
              .select("decisions.caseId")
              .whereRef("decisions.principleId", "=", "member.id"),
          )
          .union(
            from
              .selectFrom("links")
              .select("links.toId as caseId")
              .where("links.kind", "=", "evidence")
              .where("links.fromType", "=", "principle")
              .whereRef("links.fromId", "=", "member.id")
              .where("links.toType", "=", "case")
              .where("links.removedAt", "is", null),
          )
          .as("touching"),
      (join) => join.onTrue(),
    )
    .innerJoin("cases", "cases.id", "touching.caseId")
    .where("root.id", "in", principleIds)
    .where("cases.suspectedSpam", "=", false)
    .where(visibleCases(actor))
    .select(["root.id", sql<number>`count(distinct cases.id)`.as("voices")])
    .groupBy("root.id")
    .execute();
  return new Map(rows.map((row) => [row.id, row.voices]));
}

/** Whether any voice at all touches the principle in hand (`principles.id`), whoever may see its case. */
export const touchedByAnyVoice = sql<boolean>`exists (
  select from principles member
  join lateral (
    select case_id from closures where principle_id = member.id and reopened_at is null
    union all select case_id from decisions where principle_id = member.id
    union all select to_id from links where kind = 'evidence' and from_type = 'principle' and from_id = member.id
      and to_type = 'case' and removed_at is null
  ) touching on true
  join cases on cases.id = touching.case_id
  where (member.id = principles.id or member.merged_into_id = principles.id) and not cases.suspected_spam)`;
