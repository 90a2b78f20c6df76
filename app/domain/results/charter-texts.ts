import { sql } from "kysely";
import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { touchedByAnyVoice } from "../philosophy/voices-touching.ts";
import { type Standard, standardColumns } from "../strategy/standards.ts";

/** As many pledges as a charter holds: more than anybody reads. */
const mostPledges = 50;

/** What is not published yet and is to be seen as if it were. */
export interface Candidate {
  principleId?: string;
  /** Principles that would go out with a pledge. */
  principleIds?: string[];
  pledgeId?: string;
  /** The plan with which the pledge would go out. */
  plan?: string;
}

export interface CharterPrinciple {
  id: string;
  statement: string;
  explanation: string | null;
  /** Whether anybody from outside touched it yet: a principle without says so. */
  hasVoice: boolean;
}

export interface PledgeText {
  id: string;
  text: string;
  remark: string | null;
  principleIds: string[];
  standard: Standard;
  /** The plan with which it was published, before its standard was reached. */
  workingToward: string | null;
}

/** Who speaks, and when what is published last changed. Errors: NotFound before the first run is done. */
export async function findCharterHead(db: Queryable) {
  const head = await db
    .selectFrom("organisation")
    .select(["name", "timeZone", "languages"])
    .select(
      sql<Date | null>`greatest(
        (select max(moved.happened_at) from principle_transitions moved where moved.to_state <> 'agreed' and exists
          (select from principle_transitions shown
            where shown.principle_id = moved.principle_id and shown.to_state = 'published')),
        (select max(greatest(published_at, withdrawn_at)) from pledge_publications))`.as("versionAt"),
    )
    .executeTakeFirst();
  if (!head) throw new NotFound();
  return head;
}

/** Published principles in the order of their places; a candidate without a place comes last. */
export function findCharterPrinciples(db: Queryable, candidate: Candidate) {
  const candidates = [
    ...(candidate.principleIds ?? []),
    ...(candidate.principleId ? [candidate.principleId] : []),
  ];
  return db
    .selectFrom("principles")
    .select(["id", "statement", "explanation", "translations", touchedByAnyVoice.as("hasVoice")])
    .where((eb) =>
      eb.or([
        eb("state", "=", "published"),
        ...(candidates.length > 0
          ? [eb.and([eb("id", "in", candidates), eb("state", "<>", "retired")])]
          : []),
      ]),
    )
    .orderBy("place")
    .limit(11)
    .execute();
}

/** Published pledges in the order in which they were first written, each with its standard. */
export async function findCharterPledges(db: Queryable, candidate: Candidate) {
  const rows = await db
    .selectFrom("pledges")
    .innerJoin("standards", "standards.id", "pledges.standardId")
    .leftJoin("pledgePublications as current", (join) =>
      join.onRef("current.pledgeId", "=", "pledges.id").on("current.withdrawnAt", "is", null),
    )
    .select([
      "pledges.id as pledgeId",
      "pledges.text",
      "pledges.remark",
      "pledges.translations as wordsElsewhere",
      "current.id as publicationId",
      "current.workingToward",
    ])
    .select(standardColumns.map((column) => `standards.${column}` as const))
    .select((eb) =>
      eb
        .selectFrom("pledgePrinciples")
        .innerJoin("principles", "principles.id", "pledgePrinciples.principleId")
        .whereRef("pledgePrinciples.pledgeId", "=", "pledges.id")
        .select(
          sql<string[]>`coalesce(array_agg(principles.id order by principles.place)::text[], '{}')`.as("ids"),
        )
        .as("principleIds"),
    )
    .where((eb) =>
      eb.or([
        eb("current.id", "is not", null),
        ...(candidate.pledgeId ? [eb("pledges.id", "=", candidate.pledgeId)] : []),
      ]),
    )
    .orderBy("pledges.id")
    .limit(mostPledges)
    .execute();
  return rows.map(
    ({
      pledgeId,
      text,
      remark,
      wordsElsewhere,
      publicationId,
      workingToward,
      principleIds,
      ...standard
    }) => ({
      id: pledgeId,
      text,
      remark,
      translations: wordsElsewhere,
      principleIds: principleIds ?? [],
      standard: standard satisfies Standard as Standard,
      workingToward: publicationId ? workingToward : (candidate.plan ?? null),
    }),
  );
}
