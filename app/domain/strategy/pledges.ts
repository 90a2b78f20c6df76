import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import type { Queryable } from "#db/client.ts";
import { standardWordsIn } from "../organisation/standard-words.ts";

/** The publication of a pledge that stands now. */
export interface Publication {
  publishedAt: Date;
  /** What the gate counted when it went out. */
  met: number;
  total: number;
  /** The plan, when it went out before the standard was reached. */
  workingToward: string | null;
}

/** That a pledge was tried as it stands now. */
export interface PledgeTest {
  testedAt: Date;
  /** What it showed. */
  showed: string;
}

/** A public promise to everyone, on one standard and at least one principle. */
export interface Pledge {
  id: string;
  text: string;
  remark: string | null;
  /** Whom it is for; null when it is for everybody. */
  audience: string | null;
  translations: Record<string, { text?: string; remark?: string }>;
  standardId: string;
  /** In the language of its reader. */
  standardName: string;
  principleIds: string[];
  /** `tested` is an idea that was tried as it stands now. Only what is published is on a public page. */
  state: "idea" | "tested" | "published" | "withdrawn";
  publication: Publication | null;
  test: PledgeTest | null;
  ownerId: string | null;
  ownerName: string | null;
  revision: number;
  createdAt: Date;
}

/** A pledge's words in a language, or as first written where they are not translated. */
export function pledgeWordsIn(
  { text, remark, translations }: Pick<Pledge, "text" | "remark" | "translations">,
  language: string,
): Pick<Pledge, "text" | "remark"> {
  const translated = translations[language];
  return { text: translated?.text ?? text, remark: translated?.remark ?? remark };
}

/** Pledges with their principles and the publication that stands, as a query to be narrowed. */
export const selectPledges = (db: Queryable) =>
  db
    .selectFrom("pledges")
    .leftJoin("pledgePublications as current", (join) =>
      join.onRef("current.pledgeId", "=", "pledges.id").on("current.withdrawnAt", "is", null),
    )
    .leftJoin("pledgeTests as test", (join) =>
      join.onRef("test.pledgeId", "=", "pledges.id").on("test.lapsedAt", "is", null),
    )
    .innerJoin("standards", "standards.id", "pledges.standardId")
    .leftJoin("employees as owner", "owner.id", "pledges.ownerId")
    .select([
      "pledges.id",
      "pledges.text",
      "pledges.remark",
      "pledges.audience",
      "pledges.translations",
      "pledges.standardId",
      "pledges.ownerId",
      "pledges.revision",
      "pledges.createdAt",
      "current.publishedAt",
      "current.met",
      "current.total",
      "current.workingToward",
      "test.testedAt",
      "test.showed",
      "standards.name as standardName",
      "standards.translations as standardTranslations",
      "owner.name as ownerName",
    ])
    .select((eb) => [
      eb
        .selectFrom("pledgePrinciples")
        .whereRef("pledgePrinciples.pledgeId", "=", "pledges.id")
        .select(
          sql<string[]>`coalesce(array_agg(principle_id order by principle_id)::text[], '{}')`.as("ids"),
        )
        .as("principleIds"),
      eb
        .exists(
          eb
            .selectFrom("pledgePublications as past")
            .whereRef("past.pledgeId", "=", "pledges.id")
            .select("id"),
        )
        .$castTo<boolean>()
        .as("wasPublished"),
    ]);

type PledgeRow = Awaited<ReturnType<ReturnType<typeof selectPledges>["execute"]>>[number];

/** A pledge as it is answered to a reader of a language, from a row of `selectPledges`. */
export function presentPledge(row: PledgeRow, language: string): Pledge {
  const { publishedAt, met, total, workingToward, wasPublished, testedAt, showed, principleIds, ...rest } =
    row;
  const { standardName: name, standardTranslations: translations, ...pledge } = rest;
  const test = testedAt && showed ? { testedAt, showed } : null;
  return {
    ...pledge,
    standardName: standardWordsIn({ name, translations }, language).name,
    principleIds: principleIds ?? [],
    state: publishedAt ? "published" : wasPublished ? "withdrawn" : test ? "tested" : "idea",
    test,
    publication: publishedAt ? { publishedAt, met: met ?? 0, total: total ?? 0, workingToward } : null,
  };
}

type Reading = Pick<QueryContext, "db" | "language">;

/** Errors: NotFound. */
export async function findPledge({ db, language }: Reading, id: string): Promise<Pledge> {
  const row = await selectPledges(db).where("pledges.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return presentPledge(row, language);
}

/** The pledge, held until the transaction ends, so that it is published and changed by one at a time. */
export async function lockPledge(ctx: Reading, id: string): Promise<Pledge> {
  const row = await ctx.db
    .selectFrom("pledges")
    .select("id")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return findPledge(ctx, id);
}

/** Pledges, newest first. */
export const listPledges = query({
  name: "pledge.list",
  input: z.strictObject({ ...Paging, standardId: Id.optional(), principleId: Id.optional() }),
  can: isStaff,
  async run({ db, language }, { limit, cursor, standardId, principleId }) {
    let rows = selectPledges(db)
      .orderBy("pledges.id", "desc")
      .limit(limit + 1);
    if (standardId) rows = rows.where("pledges.standardId", "=", standardId);
    if (principleId) {
      rows = rows.where((eb) =>
        eb.exists(
          eb
            .selectFrom("pledgePrinciples as tie")
            .whereRef("tie.pledgeId", "=", "pledges.id")
            .where("tie.principleId", "=", principleId)
            .select("tie.pledgeId"),
        ),
      );
    }
    if (cursor) rows = rows.where("pledges.id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (row) => presentPledge(row, language),
      (row) => encodeCursor(row.id),
    );
  },
});

export const getPledge = query({
  name: "pledge.read",
  input: z.strictObject({ pledgeId: Id }),
  target: (ctx, input) => findPledge(ctx, input.pledgeId),
  can: isStaff,
  run: (_ctx, _input, pledge) => pledge,
});
