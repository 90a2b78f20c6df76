import { readdir, readFile } from "node:fs/promises";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { smallestGroup } from "#statistics/small-groups.ts";
import { apiOf } from "#test/api.ts";
import { openWorld, type World } from "#test/world.ts";
import { createTeam } from "../organisation/teams.ts";
import { getPerformance } from "../strategy/performance.ts";
import { publishPledge } from "../strategy/publish-pledge.ts";
import { createPledge } from "../strategy/write-pledge.ts";
import { createStandard } from "../strategy/write-standard.ts";
import { getHome } from "./home.ts";
import { readPrincipleResults } from "./principle-results/read-results.ts";
import { setResult } from "./principle-results/write-results.ts";
import { getProgramme } from "./programme.ts";
import { getStandardFigures } from "./standard-figures.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const Tap = fc.record({
  team: fc.nat({ max: 3 }),
  helped: fc.constantFrom("yes" as const, "partly" as const, "no" as const),
});
const Taps = fc.array(Tap, { minLength: 4, maxLength: 16 });
/** What happens in an organisation: people answer and time passes, teams move, a case is found to be spam or not to be. */
const Happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ taps: Taps, days: fc.integer({ min: 1, max: 25 }) }) },
  { weight: 1, arbitrary: fc.record({ moved: fc.nat({ max: 3 }), under: fc.nat({ max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ spam: fc.nat() }) },
);
/** In the first month so many answer that something is told of it. */
const begun = {
  taps: Array.from({ length: 24 }, (_, index) => ({ team: index % 4, helped: "yes" as const })),
  days: 30,
};
type Happening = typeof Happening extends fc.Arbitrary<infer Each> ? Each : never;

test("no two looks at what customers felt, over time or of a team beside the whole, differ by one to four people", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Happening, { minLength: 10, maxLength: 12 }), async (happenings) => {
      const on = await openWorld();
      try {
        await live(on, [begun, ...happenings]);
      } finally {
        await on.close();
      }
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 120_000);

async function live(on: World, happenings: Happening[]): Promise<void> {
  const started = Temporal.Instant.from("2026-01-10T10:00:00Z");
  let at = started;
  const turn = (hours: number) => {
    at = at.add({ hours });
    on.at(at.toString());
  };
  turn(0);
  const teams = [on.teamId];
  for (const parent of [0, 1, 1])
    teams.push((await on.run(on.owner, createTeam, { name: newId(), parentId: teams[parent] })).id);
  const look = await looksAt(on, teams);
  const looks: Map<string, number>[] = [];
  const cases: string[] = [];
  for (const happening of happenings) {
    if ("taps" in happening) {
      for (const tap of happening.taps) cases.push(await answer(on, at, teams, tap));
      turn(24 * happening.days);
    } else if ("moved" in happening) await move(on, teams, happening);
    else await flipSpam(on, cases[happening.spam % Math.max(1, cases.length)]);
    // What is shared for a quarter of a minute is counted again.
    turn(1);
    looks.push(await look());
  }
  holdApart(looks, teams);
  expect(looks[0]?.get("performance null")).toBe(begun.taps.length);
}

const apart = (one: number, other: number) => one === other || Math.abs(one - other) >= smallestGroup;

function holdApart(looks: Map<string, number>[], teams: string[]): void {
  for (const [index, earlier] of looks.entries()) {
    for (const later of looks.slice(index + 1))
      for (const [name, people] of later)
        expect(apart(people, earlier.get(name) ?? 0), `${name}: ${earlier.get(name)} then ${people}`).toBe(
          true,
        );
    for (const kind of ["performance", "charter", "page"])
      for (const team of teams) {
        const [whole, part] = [earlier.get(`${kind} null`) ?? 0, earlier.get(`${kind} ${team}`) ?? 0];
        expect(part <= whole && apart(whole, part), `${kind}: ${part} of ${whole}`).toBe(true);
      }
  }
}

/** Everything that tells how many answered, by what it tells of. */
async function looksAt(on: World, teams: string[]) {
  const places = [null, ...teams];
  const standards = new Map<string | null, string>();
  const principle = await on.run(on.owner, createPrinciple, { statement: "We help" });
  await on.services.database
    .updateTable("principles")
    .set({ state: "published", place: 1 })
    .where("id", "=", principle.id)
    .execute();
  const pledges = new Map<string, string | null>();
  for (const teamId of places) {
    const fields = {
      name: "Eight of ten are helped",
      measure: "felt",
      target: 0.8,
      teamId: teamId ?? undefined,
    };
    const standard = await on.run(on.owner, createStandard, fields);
    standards.set(teamId, standard.id);
    const input = { text: `We help ${teamId}`, standardId: standard.id, principleIds: [principle.id] };
    const pledge = await on.run(on.owner, createPledge, input);
    await on.run(on.owner, publishPledge, {
      pledgeId: pledge.id,
      signOff: true,
      workingToward: { plan: "More" },
    });
    pledges.set(pledge.id, teamId);
  }
  const customer = { principleId: principle.id, side: "customer", name: "Helped" };
  await on.run(on.owner, setResult, { ...customer, standardId: standards.get(null) });
  const api = apiOf(on, (await on.key("read")).key);
  return async () => {
    const seen = new Map<string, number>();
    for (const [teamId, standardId] of standards) {
      for (const [name, fields] of [
        ["performance", {}],
        ["as of next year", { asOf: "2027-12-01" }],
        ["until now", { to: on.services.clock().toISOString() }],
      ] as const)
        seen.set(
          `${name} ${teamId}`,
          (await on.ask(on.owner, getPerformance, { standardId, ...fields })).total,
        );
      const page = await on.ask(on.owner, getStandardFigures, { standardId });
      seen.set(`page ${teamId}`, page.figure.total);
      seen.set(`page felt ${teamId}`, page.figure.felt?.answers ?? 0);
    }
    const { body } = await api("GET", "/public/charter");
    for (const pledge of body.pledges as { id: string; total: number; felt: { answers: number } | null }[]) {
      seen.set(`charter ${pledges.get(pledge.id)}`, pledge.felt?.answers ?? 0);
      seen.set(`charter figure ${pledges.get(pledge.id)}`, pledge.total);
    }
    const { perceived } = (await on.ask(on.owner, getHome, {})).kept;
    if (perceived) seen.set(`home ${perceived.month}`, perceived.answers);
    const results = await on.ask(on.owner, readPrincipleResults, { principleId: principle.id });
    for (const { month, total } of results.customer?.values ?? []) seen.set(`result ${month}`, total ?? 0);
    const path = (await on.ask(on.owner, getProgramme, {})).steps.flatMap((step) => step.steps);
    seen.set("path", path.find((step) => step.key === "3c")?.found?.count ?? 0);
    const file = (await api("POST", "/exports/feelings", {})).body as string;
    for (const line of String(file).split("\r\n").slice(1, -1)) {
      const [month, team, answers] = line.split(",");
      seen.set(`file ${month} ${team}`, Number(answers));
    }
    return seen;
  };
}

async function answer(
  on: World,
  at: Temporal.Instant,
  teams: string[],
  { team, helped }: { team: number; helped: "yes" | "partly" | "no" },
): Promise<string> {
  const { database } = on.services;
  const [caseId, closureId, now] = [newId(), newId(), new Date(at.epochMilliseconds)];
  const teamId = teams[team];
  await database
    .insertInto("cases")
    .values({ id: caseId, reference: caseId, kind: "complaint", teamId, receivedAt: now, createdAt: now })
    .execute();
  await database
    .insertInto("closures")
    .values({ id: closureId, caseId, outcome: "resolved", actorKind: "system", closedAt: now })
    .execute();
  const taps = { helped, answered: helped, feeling: "good" as const };
  await database
    .insertInto("feelings")
    .values({ closureId, ...taps, day: at.toString().slice(0, 10), teamId })
    .execute();
  return caseId;
}

/** A team goes under another one, or to the top: never below itself. */
async function move(on: World, teams: string[], { moved, under }: { moved: number; under: number }) {
  const parentId = under < moved ? teams[under] : null;
  await on.services.database
    .updateTable("teams")
    .set({ parentId })
    .where("id", "=", teams[moved] ?? "")
    .execute();
}

async function flipSpam(on: World, caseId: string | undefined) {
  if (!caseId) return;
  await on.services.database
    .updateTable("cases")
    .set((eb) => ({ suspectedSpam: eb.not(eb.ref("suspectedSpam")) }))
    .where("id", "=", caseId)
    .execute();
}

test("what was told of a month can be changed by nobody: the application's own role may only add to it", async () => {
  await expect(world.services.database.deleteFrom("feltMonths").execute()).rejects.toThrow(
    "permission denied",
  );
  await expect(
    world.services.database.updateTable("feltMonths").set({ answers: 1 }).execute(),
  ).rejects.toThrow("permission denied");
});

test("two processes that tell of a month at once tell the same, whole", async () => {
  const on = await openWorld();
  on.at("2026-02-10T10:00:00Z");
  const team = (await on.run(on.owner, createTeam, { name: "Desk" })).id;
  const day = Temporal.Instant.from("2026-01-10T10:00:00Z");
  for (let count = 0; count < 12; count += 1)
    await answer(on, day, [team, on.teamId], { team: count % 2, helped: "yes" });
  const look = () => on.ask(on.owner, getHome, {});
  const looks = await Promise.all(Array.from({ length: 8 }, look));
  expect(new Set(looks.map(({ kept }) => JSON.stringify(kept.perceived))).size).toBe(1);
  const rows = await on.services.database.selectFrom("feltMonths").select(["answers"]).execute();
  expect(rows.map((row) => row.answers).sort((one, other) => one - other)).toEqual([6, 6, 12]);
  await on.close();
});

test("answers are read in one place; elsewhere they are only taken, and asked whether they were given", async () => {
  const root = new URL("../../../", import.meta.url).pathname;
  const readers: string[] = [];
  for (const folder of ["app", "server", "cli"])
    for (const file of await readdir(`${root}${folder}`, { recursive: true })) {
      if (!/\.tsx?$/.test(file) || /\.test\.|\/demo\/|^demo\/|schema\.ts$/.test(file)) continue;
      const text = await readFile(`${root}${folder}/${file}`, "utf8");
      if (/\b(from|join) feelings\b|\("feelings"/.test(text)) readers.push(file);
    }
  expect(readers.sort()).toEqual([
    "domain/cases/answer-follow.ts",
    "domain/cases/follow-case.ts",
    "domain/strategy/felt-months.ts",
  ]);
});

test("the database holds a sample of readers to the same smallest group", async () => {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint
    where conrelid = 'interpretation_rounds'::regclass and pg_get_constraintdef(oid) like '%asked >=%'`.execute(
    world.services.database,
  );
  expect(rows).toEqual([{ rule: `CHECK ((asked >= ${smallestGroup}))` }]);
});
