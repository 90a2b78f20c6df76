import { sql } from "kysely";
import { z } from "zod";
import { query } from "#core/command.ts";
import type { Queryable } from "#db/client.ts";
import { shareOf } from "#statistics/share.ts";
import { wilsonInterval } from "#statistics/wilson.ts";
import { countedRows } from "../strategy/counted-rows.ts";
import { everyPromise, lastDays } from "../strategy/standard-rows.ts";
import { pinsOf } from "../workshops/outcome/pins.ts";

const day = 24 * 3600 * 1000;

/** What everyone's home shows: the principles in plain sight, what hangs beside them, my promises due, and how we keep ours together. */
export const getHome = query({
  name: "home.read",
  input: z.strictObject({}),
  can: (actor) => actor.kind === "employee",
  async run({ db, actor, now, language }) {
    const [principles, promises, kept, pins] = await Promise.all([
      readPrinciples(db, language),
      readMyPromises(db, actor.id ?? "", now),
      readKept(db, now),
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
 * beside. With it what those asked in those days said: helped well.
 */
async function readKept(db: Queryable, now: Date) {
  const since = new Date(now.getTime() - 30 * day);
  const promises = countedRows(everyPromise, { period: lastDays(now, 30), asOf: now, zone: "UTC" });
  const { rows } = await sql<{ met: number; total: number; released: number; helped: number; asked: number }>`
    select
      count(*) filter (where state = 'met')::int as met,
      count(*) filter (where state not in ('released', 'open'))::int as total,
      count(*) filter (where state = 'released')::int as released,
      (select count(*)::int from feelings where day >= ${since} and helped = 'yes') as helped,
      (select count(*)::int from feelings where day >= ${since}) as asked
    from (${promises}) counted`.execute(db);
  const row = rows[0] ?? { met: 0, total: 0, released: 0, helped: 0, asked: 0 };
  return {
    ...row,
    share: shareOf(row.met, row.total),
    perceived:
      row.asked >= 5
        ? { share: shareOf(row.helped, row.asked), interval: wilsonInterval(row.helped, row.asked) }
        : null,
  };
}
