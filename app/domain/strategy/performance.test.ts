import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { createTeam } from "../organisation/teams.ts";
import { getPerformance } from "./performance.ts";
import { createStandard } from "./write-standard.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;
const origin = Date.UTC(2026, 2, 28, 12);
const at = (hours: number | null): Date | null => (hours === null ? null : new Date(origin + hours * hour));

/** A case with times in hours from the origin: around it lie a month's end and a change of the clocks. */
interface Row {
  received: number;
  answered: number | null;
  closed: number | null;
  due: number | null;
  spam: boolean;
}
const Hours = fc.integer({ min: 0, max: 200 });
const Rows = fc.array(
  fc.record<Row>({
    received: Hours,
    answered: fc.option(Hours),
    closed: fc.option(Hours),
    due: fc.option(Hours),
    spam: fc.constantFrom(false, false, false, true),
  }),
  { maxLength: 40 },
);
const Bound = fc.option(
  fc.oneof(
    Hours.map((hours) => new Date(origin + hours * hour).toISOString()),
    fc
      .integer({ min: 28, max: 36 })
      .map((day) => new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10)),
  ),
  { nil: undefined },
);

async function insertCases(teamId: string, rows: Row[]): Promise<string[]> {
  const cases = rows.map((row) => ({
    id: newId(),
    reference: newId(),
    kind: "complaint" as const,
    teamId,
    receivedAt: at(row.received) as Date,
    firstAnswerAt: at(row.answered),
    closedAt: at(row.closed),
    dueAt: at(row.due),
    suspectedSpam: row.spam,
    createdAt: new Date(origin),
  }));
  if (cases.length > 0) await world.services.database.insertInto("cases").values(cases).execute();
  return cases.map((row) => row.id);
}

const local = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds)
    .toZonedDateTimeISO("Europe/Amsterdam")
    .toPlainDateTime()
    .toString({ smallestUnit: "second" });

const inside = (deadline: number, from: string | undefined, to: string | undefined): boolean => {
  const day = local(deadline).slice(0, 10);
  const after = from === undefined || (from.length === 10 ? day >= from : deadline >= Date.parse(from));
  const before = to === undefined || (to.length === 10 ? day <= to : deadline <= Date.parse(to));
  return after && before;
};

/** The same rules once more, one row after the other. */
function recount(
  entries: { deadline: number | null; done: number | null; received: number; spam: boolean }[],
  bounds: { from?: string; to?: string },
  asOf: number,
): Record<string, { met: number; total: number }> {
  const months: Record<string, { met: number; total: number }> = {};
  for (const entry of entries) {
    if (entry.deadline === null || entry.spam || entry.received > asOf) continue;
    if (!inside(entry.deadline, bounds.from, bounds.to)) continue;
    const done = entry.done !== null && entry.done <= asOf ? entry.done : null;
    const met = done !== null && done <= entry.deadline;
    if (!met && entry.deadline >= asOf) continue;
    const key = local(entry.deadline).slice(0, 7);
    months[key] ??= { met: 0, total: 0 };
    months[key].total += 1;
    if (met) months[key].met += 1;
  }
  return months;
}

const counted = (months: { month: string; met: number; total: number }[]) =>
  Object.fromEntries(
    months.filter((row) => row.total > 0).map(({ month, met, total }) => [month, { met, total }]),
  );

const backwards = (bounds: { from?: string; to?: string }): boolean =>
  bounds.from !== undefined && bounds.to !== undefined && bounds.from.slice(0, 10) > bounds.to.slice(0, 10);

test("counting in SQL equals a recount one case at a time", async () => {
  await fc.assert(
    fc.asyncProperty(
      Rows,
      fc.constantFrom("first_answer", "resolution"),
      fc.constantFrom("PT12H", "P2D", "due"),
      fc.record({ from: Bound, to: Bound }, { noNullPrototype: true }),
      Hours,
      async (rows, measure, within, bounds, asOf) => {
        fc.pre(
          !backwards(bounds) &&
            !(bounds.from && bounds.to && Date.parse(bounds.from) > Date.parse(bounds.to)),
        );
        const team = await world.run(world.owner, createTeam, { name: newId() });
        await insertCases(team.id, rows);
        const standard = await world.run(world.owner, createStandard, {
          name: "Within 2 days",
          measure,
          target: 0.8,
          within,
          teamId: team.id,
        });
        const seen = await world.ask(world.owner, getPerformance, {
          standardId: standard.id,
          ...bounds,
          asOf: at(asOf)?.toISOString(),
        });
        const length = { PT12H: 12, P2D: 48, due: 0 }[within] * hour;
        const expected = recount(
          rows.map((row) => ({
            deadline:
              within === "due" ? (at(row.due)?.getTime() ?? null) : origin + row.received * hour + length,
            done: at(measure === "first_answer" ? row.answered : row.closed)?.getTime() ?? null,
            received: origin + row.received * hour,
            spam: row.spam,
          })),
          bounds,
          origin + asOf * hour,
        );
        expect(counted(seen.months)).toEqual(expected);
        expect(seen.total).toBe(Object.values(expected).reduce((sum, month) => sum + month.total, 0));
        expect(seen.met + seen.missed).toBe(seen.total);
        expect(seen.late + seen.overdue + seen.broken).toBe(seen.missed);
        if (seen.total === 0) expect(seen).toMatchObject({ share: null, interval: null, months: [] });
      },
    ),
    { numRuns: 120 },
  );
});

test("counting promises in SQL equals a recount one promise at a time", async () => {
  const Promises = fc.array(
    fc.record({
      made: Hours,
      due: Hours,
      kind: fc.constantFrom(null, "fulfilment", "breach", "release"),
      happened: Hours,
    }),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(Promises, Hours, async (rows, asOf) => {
      const team = await world.run(world.owner, createTeam, { name: newId() });
      const [caseId = ""] = await insertCases(team.id, [
        { received: 0, answered: null, closed: null, due: null, spam: false },
      ]);
      for (const row of rows) await insertPromise(caseId, row);
      const standard = await world.run(world.owner, createStandard, {
        name: "Promises kept on time",
        measure: "promise_kept",
        target: 0.95,
        teamId: team.id,
      });
      const now = origin + asOf * hour;
      const seen = await world.ask(world.owner, getPerformance, {
        standardId: standard.id,
        asOf: new Date(now).toISOString(),
      });
      const made = rows.filter((row) => row.made <= asOf);
      const known = made.map((row) => ({ ...row, kind: row.happened <= asOf ? row.kind : null }));
      const tally = (keep: (row: (typeof known)[number]) => boolean) => known.filter(keep).length;
      expect(seen).toMatchObject({
        met: tally((row) => row.kind === "fulfilment" && row.happened <= row.due),
        late: tally((row) => row.kind === "fulfilment" && row.happened > row.due),
        broken: tally((row) => row.kind === "breach"),
        overdue: tally((row) => row.kind === null && row.due < asOf),
        released: tally((row) => row.kind === "release"),
        promisesPer100Cases: 100 * made.length,
      });
    }),
    { numRuns: 60 },
  );
});

async function insertPromise(
  caseId: string,
  row: { made: number; due: number; kind: "fulfilment" | "breach" | "release" | null; happened: number },
): Promise<void> {
  const { database } = world.services;
  const id = newId();
  await database
    .insertInto("promises")
    .values({
      id,
      caseId,
      text: "We call back",
      dueAt: at(row.due) as Date,
      madeAt: at(row.made) as Date,
      ownerId: world.owner.id,
    })
    .execute();
  if (row.kind === null) return;
  await database
    .insertInto("promiseOutcomes")
    .values({ promiseId: id, kind: row.kind, happenedAt: at(row.happened) as Date, actorKind: "system" })
    .execute();
}

test("months have no holes, and a month without cases is missing, not zero", async () => {
  const team = await world.run(world.owner, createTeam, { name: newId() });
  const cases = [0, 24 * 70].map((received) => ({
    received,
    answered: received + 1,
    closed: null,
    due: null,
    spam: false,
  }));
  await insertCases(team.id, cases);
  const standard = await world.run(world.owner, createStandard, {
    name: "Answered in a day",
    measure: "first_answer",
    target: 0.9,
    within: "P1D",
    teamId: team.id,
  });
  const seen = await world.ask(world.owner, getPerformance, {
    standardId: standard.id,
    asOf: "2027-01-01",
  });
  expect(seen.months.map(({ month, total, share }) => [month, total, share])).toEqual([
    ["2026-03", 1, 1],
    ["2026-04", 0, null],
    ["2026-05", 0, null],
    ["2026-06", 1, 1],
  ]);
  expect(seen.verdict).toBe("not_yet_known");
  expect(seen.promisesPer100Cases).toBeNull();
});

test("bounds that end before they start are refused, and strangers are asked to sign in", async () => {
  const standard = await world.run(world.owner, createStandard, {
    name: "Closed when due",
    measure: "resolution",
    target: 0.9,
    within: "due",
  });
  const asked = { standardId: standard.id, from: "2026-02-01", to: "2026-01-01" };
  await expect(world.ask(world.owner, getPerformance, asked)).rejects.toMatchObject({
    fields: [{ path: "to", code: "ends_before_start" }],
  });
  await expect(world.ask(visitor, getPerformance, { standardId: standard.id })).rejects.toMatchObject({
    status: 401,
  });
  await expect(
    world.ask(world.owner, getPerformance, { standardId: standard.id, from: "2026-02-30" }),
  ).rejects.toMatchObject({ status: 422 });
});
