import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarWith } from "#test/factories/deadlines.ts";
import { type Stillness, workingDeadline } from "./deadline.ts";

const hour = 3_600_000;
/** Wednesday before the night in which the clocks go forward, 09:00 in Amsterdam. */
const origin = Date.UTC(2026, 2, 25, 8);
const at = (hours: number): Date => new Date(origin + hours * hour);
const office = calendarWith({});

/** Whether the office is open in the hour that begins so many hours from the origin. */
const isOpen = (hours: number): boolean => {
  const here = Temporal.Instant.fromEpochMilliseconds(at(hours).getTime()).toZonedDateTimeISO(
    "Europe/Amsterdam",
  );
  return here.dayOfWeek <= 5 && here.hour >= 9 && here.hour < 17;
};

const anyPauses = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 8 })
  .map((bounds) => bounds.sort((a, b) => a - b))
  .map((bounds) =>
    bounds.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: bounds[index + 1] ?? null }] : [])),
  );

test("in working time the clock runs only in open hours that nothing pauses: equal to ticking hour by hour", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 40 }),
      fc.option(fc.integer({ min: 1, max: 300 })),
      anyPauses,
      (start, allowed, doneAfter, pauses) => {
        const done = doneAfter === null ? null : start + doneAfter;
        const still = (now: number) =>
          pauses.some(({ from, to }) => from <= now && now < Math.min(to ?? Infinity, done ?? Infinity));
        let ran = 0;
        let now = start;
        while (ran < allowed && now < 2000) {
          if (isOpen(now) && !still(now)) ran += 1;
          now += 1;
        }
        const expected = ran === allowed ? at(now).toISOString() : "standing";
        const stillnesses: Stillness[] = pauses.map(({ from, to }) => ({
          startedAt: at(from),
          endedAt: to === null ? null : at(to),
        }));
        const run = { startsAt: at(start), within: `PT${allowed}H`, doneAt: done === null ? null : at(done) };
        const deadline = workingDeadline(run, stillnesses, office);
        expect(deadline.at instanceof Date ? deadline.at.toISOString() : deadline.at).toBe(expected);
      },
    ),
    { numRuns: 500 },
  );
});

test("two working days stay two working days, and a pause over a weekend adds what of it was open", () => {
  const run = { startsAt: new Date("2026-03-26T09:00:00Z"), within: "P2D", doneAt: null };
  // Thursday 10:00 and two working days is Monday 10:00.
  expect(workingDeadline(run, [], office).at).toEqual(new Date("2026-03-30T08:00:00Z"));
  const friday = { startedAt: new Date("2026-03-27T15:00:00Z"), endedAt: new Date("2026-03-29T10:00:00Z") };
  // From Friday 16:00 to Sunday noon the office is open for one hour, and paused for 43 by the clock on the wall.
  expect(workingDeadline(run, [friday], office)).toEqual({
    at: new Date("2026-03-30T09:00:00Z"),
    pausedSeconds: 43 * 3600,
  });
});

test("a pause in which nobody would have worked stood in nobody's way: it moves nothing and counts for nothing", () => {
  const run = { startsAt: new Date("2026-03-26T09:00:00Z"), within: "P2D", doneAt: null };
  const weekend = { startedAt: new Date("2026-03-28T08:00:00Z"), endedAt: new Date("2026-03-29T08:00:00Z") };
  expect(workingDeadline(run, [weekend], office)).toEqual({
    at: new Date("2026-03-30T08:00:00Z"),
    pausedSeconds: 0,
  });
});

test("paused time is exact, in working time as in elapsed time", () => {
  const run = { startsAt: new Date("2026-03-26T09:00:00Z"), within: "P2D", doneAt: null };
  const pause = {
    startedAt: new Date("2026-03-26T10:00:00.250Z"),
    endedAt: new Date("2026-03-26T11:00:00.900Z"),
  };
  expect(workingDeadline(run, [pause], office).pausedSeconds).toBe(3600.65);
});

test("a pause after the deadline moves nothing, and one that runs leaves no deadline until it ends", () => {
  const run = { startsAt: at(0), within: "PT4H", doneAt: null };
  const later = { startedAt: at(4), endedAt: at(30) };
  expect(workingDeadline(run, [later], office)).toEqual({ at: at(4), pausedSeconds: 0 });
  const running = { startedAt: at(3), endedAt: null };
  expect(workingDeadline(run, [running], office).at).toBe("standing");
  // What is done meanwhile has the deadline that it would have had then.
  expect(workingDeadline({ ...run, doneAt: at(5) }, [running], office).at).toEqual(at(6));
});
