import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { openWorld, type World } from "#test/world.ts";
import { createTeam } from "../organisation/teams.ts";
import { getPerformance } from "./performance.ts";
import { createStandard } from "./write-standard.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;
/** Between them lie a month's end and the night in which the clocks go forward. */
const origin = Date.UTC(2026, 2, 28, 12);
const at = (hours: number): Date => new Date(origin + hours * hour);

/** One case in hours from the origin; its pauses follow each other, the last perhaps without an end. */
interface Row {
  received: number;
  done: number | null;
  pauses: { from: number; to: number | null }[];
}
const Rows = fc.array(
  fc
    .record({
      received: fc.integer({ min: 0, max: 60 }),
      done: fc.option(fc.integer({ min: 1, max: 140 })),
      bounds: fc.uniqueArray(fc.integer({ min: 1, max: 140 }), { maxLength: 6 }),
    })
    .map(({ received, done, bounds }): Row => {
      const sorted = bounds.map((bound) => received + bound).sort((a, b) => a - b);
      const pauses = sorted.flatMap((from, index) =>
        index % 2 === 0 ? [{ from, to: sorted[index + 1] ?? null }] : [],
      );
      return { received, done: done === null ? null : received + done, pauses };
    }),
  { maxLength: 25 },
);

/**
 * The definition once more, hour by hour: the clock runs only while nothing pauses. The deadline is the hour at which it
 * has run for its time; a clock that never gets there has none yet.
 */
function oracle(row: Row, allowed: number, asOf: number): "met" | "late" | "overdue" | "open" {
  const done = row.done !== null && row.done <= asOf ? row.done : null;
  let ran = 0;
  for (let now = row.received; now < (done ?? asOf); now++) {
    if (ran === allowed) return done === null ? "overdue" : "late";
    const still = row.pauses.some(({ from, to }) => from <= now && (to === null || now < to));
    if (!still) ran += 1;
  }
  return done === null ? "open" : "met";
}

async function insert(teamId: string, rows: Row[]): Promise<void> {
  const cases = rows.map((row) => ({ id: newId(), row }));
  if (cases.length === 0) return;
  await world.services.database
    .insertInto("cases")
    .values(
      cases.map(({ id, row }) => ({
        id,
        reference: id,
        kind: "complaint" as const,
        teamId,
        receivedAt: at(row.received),
        firstAnswerAt: row.done === null ? null : at(row.done),
        createdAt: at(0),
      })),
    )
    .execute();
  const pauses = cases.flatMap(({ id: caseId, row }) =>
    row.pauses.map(({ from, to }) => ({
      id: newId(),
      caseId,
      waitingFor: "answer" as const,
      actorKind: "system",
      startedAt: at(from),
      endedAt: to === null ? null : at(to),
      endedBy: to === null ? null : ("staff" as const),
    })),
  );
  if (pauses.length > 0) await world.services.database.insertInto("pauses").values(pauses).execute();
}

test("deadlines in elapsed time stand still in pauses: SQL equals a clock that ticks hour by hour, at any moment", async () => {
  await fc.assert(
    fc.asyncProperty(
      Rows,
      fc.constantFrom(6, 24, 48),
      fc.integer({ min: 0, max: 210 }),
      async (rows, allowed, asOf) => {
        const team = await world.run(world.owner, createTeam, { name: newId() });
        await insert(team.id, rows);
        const standard = await world.run(world.owner, createStandard, {
          name: "Within so many hours",
          measure: "first_answer",
          target: 0.8,
          within: `PT${allowed}H`,
          teamId: team.id,
        });
        const seen = await world.ask(world.owner, getPerformance, {
          standardId: standard.id,
          asOf: at(asOf).toISOString(),
        });
        const states = rows.filter((row) => row.received <= asOf).map((row) => oracle(row, allowed, asOf));
        const count = (state: string) => states.filter((each) => each === state).length;
        expect({ met: seen.met, late: seen.late, overdue: seen.overdue }).toEqual({
          met: count("met"),
          late: count("late"),
          overdue: count("overdue"),
        });
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test("a period of days counts paused cases by the deadline that they have, not by the one they would have had", async () => {
  const team = await world.run(world.owner, createTeam, { name: newId() });
  await insert(team.id, [{ received: 0, done: null, pauses: [{ from: 10, to: 10 + 30 * 24 }] }]);
  const standard = await world.run(world.owner, createStandard, {
    name: "Within 2 days",
    measure: "first_answer",
    target: 0.8,
    within: "P2D",
    teamId: team.id,
  });
  const seen = (from: string, to: string) =>
    world.ask(world.owner, getPerformance, { standardId: standard.id, from, to, asOf: "2026-06-01" });
  // Received on 28 March, due on 30 March; thirty days of pause make that 29 April.
  expect(await seen("2026-03-01", "2026-03-31")).toMatchObject({ total: 0 });
  expect(await seen("2026-04-01", "2026-04-30")).toMatchObject({
    overdue: 1,
    paused: { count: 1, hours: 720 },
  });
});
