import { sql } from "kysely";
import type { Actor } from "#core/actor.ts";
import type { Queryable } from "#db/client.ts";
import { visibleCases } from "../organisation/visibility.ts";

/**
 * How many voices touch each principle, by the closing of their case or by a decision in it, among the cases this
 * actor may see; those of merged principles count for what they went up in. Suspected spam is left out. A principle
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
