import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { anyWorkingHours, calendarOf } from "#test/factories/working-hours.ts";
import type { Duration } from "./duration.ts";
import type { WorkingCalendar } from "./working-calendar.ts";
import { addWorkingSeconds, addWorkingTime, nextOpening, workingTimeBetween } from "./working-time.ts";

// Thousands of cases, perhaps on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 1_000 };
const SECOND = 1_000;
const DAY = 86_400_000;

/** A zone and the universal midnight before its clocks are put back or on. */
const changes: [string, string][] = [
  ["America/New_York", "2018-03-11"],
  ["America/New_York", "2018-11-04"],
  ["Europe/Amsterdam", "2026-10-25"],
  ["Australia/Lord_Howe", "2018-03-31"],
  ["Australia/Lord_Howe", "2018-10-06"],
  ["Africa/Casablanca", "2018-05-13"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["Pacific/Auckland", "2018-03-31"],
  ["Asia/Kolkata", "2018-03-31"],
];

const anyCalendar = fc.constantFrom(...changes).chain(([zone, date]) => {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const dates = [-2, -1, 0, 1, 2, 3].map((days) =>
    new Date(midnight + days * DAY).toISOString().slice(0, 10),
  );
  return anyWorkingHours(zone, dates).map((hours) => ({ calendar: calendarOf(hours), midnight }));
});

/** A calendar and some instants, most of them within hours of a change of the clocks. */
function anySetting(
  count: number,
): fc.Arbitrary<{ calendar: WorkingCalendar; instants: Temporal.Instant[] }> {
  return anyCalendar.chain(({ calendar, midnight }) => {
    const near = fc.integer({ min: -6 * 3600 * SECOND, max: 24 * 3600 * SECOND });
    const far = fc.integer({ min: -6 * DAY, max: 6 * DAY });
    const anyInstant = fc
      .oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: far })
      .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(midnight + milliseconds));
    return fc.record({
      calendar: fc.constant(calendar),
      instants: fc
        .array(anyInstant, { minLength: count, maxLength: count })
        .map((instants) => instants.sort(Temporal.Instant.compare)),
    });
  });
}

const anySeconds = fc.integer({ min: 0, max: 60 * 3600 });
const anyDuration: fc.Arbitrary<Duration> = fc.record({
  weeks: fc.integer({ min: 0, max: 1 }),
  days: fc.integer({ min: 0, max: 3 }),
  hours: fc.integer({ min: 0, max: 20 }),
  minutes: fc.integer({ min: 0, max: 90 }),
  seconds: fc.integer({ min: 0, max: 90 }),
});

function reached(result: ReturnType<typeof nextOpening>): Temporal.Instant {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

function add(start: Temporal.Instant, seconds: number, calendar: WorkingCalendar): Temporal.Instant {
  return reached(addWorkingSeconds(start, seconds, calendar));
}

describe("working time", () => {
  it("gives a later start no earlier deadline", () => {
    fc.assert(
      fc.property(anySetting(2), anyDuration, ({ calendar, instants }, duration) => {
        const [first, second] = instants.map((start) => reached(addWorkingTime(start, duration, calendar)));
        expect(Number(first?.epochMilliseconds)).toBeLessThanOrEqual(Number(second?.epochMilliseconds));
      }),
      { numRuns: 5_000 },
    );
  });

  it("gives a longer duration no earlier deadline, and none before the start", () => {
    fc.assert(
      fc.property(anySetting(1), anyDuration, anyDuration, ({ calendar, instants }, duration, more) => {
        for (const start of instants) {
          const longer = { ...duration, days: duration.days + more.days, hours: duration.hours + more.hours };
          const [due, later] = [duration, longer]
            .map((length) => addWorkingTime(start, length, calendar))
            .map(reached);
          expect(Number(due?.epochMilliseconds)).toBeGreaterThanOrEqual(start.epochMilliseconds);
          expect(Number(later?.epochMilliseconds)).toBeGreaterThanOrEqual(Number(due?.epochMilliseconds));
        }
      }),
      RUNS,
    );
  });

  it("added and then counted is what was added", () => {
    fc.assert(
      fc.property(anySetting(1), anySeconds, ({ calendar, instants }, seconds) => {
        for (const start of instants) {
          expect(workingTimeBetween(start, add(start, seconds, calendar), calendar)).toBe(seconds);
        }
      }),
      RUNS,
    );
  });

  it("counted and then added leads back, but for the closed time at the end", () => {
    fc.assert(
      fc.property(anySetting(2), ({ calendar, instants }) => {
        const [start, end] = instants;
        if (start === undefined || end === undefined) return;
        const back = add(start, workingTimeBetween(start, end, calendar), calendar);
        expect(back.epochMilliseconds).toBeLessThanOrEqual(end.epochMilliseconds);
        expect(workingTimeBetween(back, end, calendar)).toBe(0);
      }),
      RUNS,
    );
  });

  it("added in two parts is what it is added at once", () => {
    fc.assert(
      fc.property(anySetting(1), anySeconds, anySeconds, ({ calendar, instants }, one, other) => {
        for (const start of instants) {
          const inParts = add(add(start, one, calendar), other, calendar);
          expect(inParts.toString()).toBe(add(start, one + other, calendar).toString());
        }
      }),
      RUNS,
    );
  });

  it("between three instants adds up, is no longer than elapsed time, and turns with its direction", () => {
    fc.assert(
      fc.property(anySetting(3), ({ calendar, instants }) => {
        const [one, two, three] = instants;
        if (one === undefined || two === undefined || three === undefined) return;
        const whole = workingTimeBetween(one, three, calendar);
        const parts = workingTimeBetween(one, two, calendar) + workingTimeBetween(two, three, calendar);
        expect(whole).toBeCloseTo(parts, 6);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeLessThanOrEqual((three.epochMilliseconds - one.epochMilliseconds) / SECOND);
        expect(workingTimeBetween(three, one, calendar) + whole).toBe(0);
      }),
      RUNS,
    );
  });

  it("opens where no time is lost by waiting", () => {
    fc.assert(
      fc.property(anySetting(1), ({ calendar, instants }) => {
        for (const instant of instants) {
          const opening = reached(nextOpening(instant, calendar));
          expect(opening.epochMilliseconds).toBeGreaterThanOrEqual(instant.epochMilliseconds);
          expect(workingTimeBetween(instant, opening, calendar)).toBe(0);
          expect(reached(nextOpening(opening, calendar)).toString()).toBe(opening.toString());
          const next = add(opening, 0.001, calendar);
          expect(next.epochMilliseconds).toBe(opening.epochMilliseconds + 1);
        }
      }),
      RUNS,
    );
  });
});
