import { sql } from "kysely";
import { z } from "zod";
import { query } from "#core/command.ts";
import type { Queryable } from "#db/client.ts";
import { shareOf } from "#statistics/share.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import { countedRows } from "../strategy/counted-rows.ts";
import { type Asking, shownFelt } from "../strategy/felt.ts";
import { lastTwelveMonths } from "../strategy/period.ts";
import { everyPromise, lastDays } from "../strategy/standard-rows.ts";
import { pinsOf } from "../workshops/outcome/pins.ts";
import { feltIn } from "./charter-figures.ts";

const day = 24 * 3600 * 1000;

/** What everyone's home shows: the principles in plain sight, what hangs beside them, my promises due, and how we keep ours together. */
export const getHome = query({
  name: "home.read",
  input: z.strictObject({}),
  can: (actor) => actor.kind === "employee",
  async run(ctx) {
    const { db, actor, now, language } = ctx;
    const [principles, promises, kept, pins] = await Promise.all([
      readPrinciples(db, language),
      readMyPromises(db, actor.id ?? "", now),
      readKept(ctx),
      pinsOf(db, actor.id ?? ""),
    ]);
    return { principles, promises, kept, pins };
  },
});

async function readPrinciples(db: Queryable, language: string) {
  const rows = await db
    .selectFrom("principles")
    .select(["id", "statement", "explanation", "translations", "state"])
    .where("place", "is not", null)
    .orderBy("place")
    .execute();
  return rows.map(({ translations, ...row }) => ({
    ...row,
    statement: translations[language]?.statement ?? row.statement,
    explanation: translations[language]?.explanation ?? row.explanation,
  }));
}

/** My open promises that are late or due within a week, and those I kept since yesterday; at most 50. */
async function readMyPromises(db: Queryable, ownerId: string, now: Date) {
  const rows = await db
    .selectFrom("promises")
    .innerJoin("cases", "cases.id", "promises.caseId")
    .leftJoin("promiseOutcomes as outcome", "outcome.promiseId", "promises.id")
    .select(["promises.id", "promises.text", "promises.dueAt", "cases.id as caseId", "cases.reference"])
    .select("outcome.happenedAt as endedAt")
    .where("promises.ownerId", "=", ownerId)
    .where((eb) =>
      eb.or([
        eb.and([
          eb("outcome.promiseId", "is", null),
          eb("promises.dueAt", "<", new Date(now.getTime() + 7 * day)),
        ]),
        eb.and([
          eb("outcome.kind", "=", "fulfilment"),
          eb("outcome.happenedAt", ">", new Date(now.getTime() - day)),
        ]),
      ]),
    )
    .orderBy(sql`outcome.promise_id is not null`)
    .orderBy("promises.dueAt")
    .limit(50)
    .execute();
  return rows.map(({ endedAt, ...row }) => ({
    ...row,
    state: endedAt ? "kept" : row.dueAt < now ? "late" : "open",
  }));
}

/**
 * Promises of the whole organisation due in the last thirty days, as every standard counts promises; released counted
 * beside. With it what customers said of the newest month that may be told of, within a year: helped well.
 */
async function readKept(asking: Asking) {
  const [counts, perceived] = await Promise.all([countKept(asking), readPerceived(asking)]);
  return { ...counts, share: shareOf(counts.met, counts.total), perceived };
}

async function countKept({ db, now }: Asking) {
  const promises = countedRows(everyPromise, { period: lastDays(now, 30), asOf: now, zone: "UTC" });
  const { rows } = await sql<{ met: number; total: number; released: number }>`
    select
      count(*) filter (where state = 'met')::int as met,
      count(*) filter (where state not in ('released', 'open'))::int as total,
      count(*) filter (where state = 'released')::int as released
    from (${promises}) counted`.execute(db);
  return rows[0] ?? { met: 0, total: 0, released: 0 };
}

async function readPerceived(asking: Asking) {
  const { timeZone: zone } = await findOrganisation(asking.db);
  const { period } = lastTwelveMonths(asking.now, zone);
  const felt = await shownFelt(asking, { period, asOf: asking.now, zone });
  const newest = felt.findLast((month) => month.teamId === null);
  const said = newest && feltIn([newest]);
  return newest && said ? { month: newest.month, ...said } : null;
}
