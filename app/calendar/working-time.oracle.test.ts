import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWorkingHours, calendarOf } from "#test/factories/working-hours.ts";
import type { OpeningWindow, WorkingHours } from "./working-hours.ts";
import { addWorkingTime, nextOpening, workingTimeBetween } from "./working-time.ts";

/*
 * The oracle looks at a clock on the wall once every minute and knows no arithmetic of zones, periods or
 * stretches: a minute is open when the clock shows a time within a window of the date that it shows.
 */

const MINUTE = 60_000;
const LENGTH = 40 * 1440;
const CASES_A_ZONE = 1_250;

/** For each zone, first days of tables; the clocks change about a week later where they change at all. */
const zones: [string, string[]][] = [
  ["America/New_York", ["2018-03-04", "2018-10-28", "2026-03-01"]],
  ["Europe/Amsterdam", ["2018-03-18", "2018-10-21", "2026-10-18"]],
  ["Australia/Lord_Howe", ["2018-03-25", "2018-09-30", "2026-03-29"]],
  ["Africa/Casablanca", ["2018-05-06", "2018-06-10", "2019-04-28"]],
  ["Asia/Kolkata", ["2018-03-18", "2024-02-20"]],
  ["America/Sao_Paulo", ["2018-02-11", "2018-10-28", "2019-02-10"]],
  ["Pacific/Auckland", ["2018-03-25", "2018-09-23", "2026-09-20"]],
  ["UTC", ["2018-03-18", "2023-12-25"]],
];

/** What the clock on the wall shows in each minute after `start`. */
interface WallClock {
  start: number;
  dates: string[];
  /** Which of the dates, minute by minute. */
  days: Uint8Array;
  /** Minutes after midnight, minute by minute. */
  times: Uint16Array;
}

function watchClock(zone: string, firstDay: string): WallClock {
  const start = Date.parse(`${firstDay}T00:00:00Z`);
  const clock = { start, dates: [""], days: new Uint8Array(LENGTH), times: new Uint16Array(LENGTH) };
  for (let minute = 0; minute < LENGTH; minute++) {
    const shown = Temporal.Instant.fromEpochMilliseconds(start + minute * MINUTE)
      .toZonedDateTimeISO(zone)
      .toString();
    const date = shown.slice(0, 10);
    if (clock.dates.at(-1) !== date && !clock.dates.includes(date)) clock.dates.push(date);
    clock.days[minute] = clock.dates.indexOf(date);
    clock.times[minute] = minutesOf(shown.slice(11, 16));
  }
  return clock;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function windowsOf(date: string, hours: WorkingHours): readonly OpeningWindow[] {
  const exception = hours.exceptions.find((each) => each.date === date);
  if (exception !== undefined) return exception.windows;
  if (hours.holidays.includes(date)) return [];
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return Object.values(hours.week)[(weekday + 6) % 7] ?? [];
}

/** 1 for each open minute. */
function openMinutes(clock: WallClock, hours: WorkingHours): Uint8Array {
  const signs = clock.dates.map((date) => {
    const sign = new Uint8Array(1440);
    for (const { opens, closes } of windowsOf(date, hours)) sign.fill(1, minutesOf(opens), minutesOf(closes));
    return sign;
  });
  const open = new Uint8Array(LENGTH);
  for (let minute = 0; minute < LENGTH; minute++) {
    open[minute] = signs[clock.days[minute] ?? 0]?.[clock.times[minute] ?? 0] ?? 0;
  }
  return open;
}

/** The minute after `count` open minutes from `start` have passed, or −1 beyond the table. */
function countMinutes(start: number, count: number, open: Uint8Array): number {
  let minute = start;
  for (let left = count; left > 0; minute++) {
    if (minute >= LENGTH) return -1;
    left -= open[minute] ?? 0;
  }
  return minute;
}

/** The minute of the same time of day, `count` dates with hours later, or −1 beyond the table. */
function countDays(
  start: number,
  count: number,
  clock: WallClock,
  hours: WorkingHours,
  open: Uint8Array,
): number {
  const opening = open.indexOf(1, start);
  const today = clock.days[opening] ?? 0;
  let time = 0;
  // The latest that the clock has shown on this date.
  for (let minute = clock.days.indexOf(today); minute <= opening; minute++) {
    if (clock.days[minute] !== today) continue;
    time = Math.max(time, (clock.times[minute] ?? 0) + (minute < opening ? 1 : 0));
  }
  let day = today;
  for (let left = count; left > 0; left--) {
    do day++;
    while (day < clock.dates.length && windowsOf(clock.dates[day] ?? "", hours).length === 0);
  }
  let closing = -1;
  for (let minute = opening; minute < LENGTH; minute++) {
    if (clock.days[minute] !== day || open[minute] !== 1) continue;
    if ((clock.times[minute] ?? 0) >= time) return minute;
    closing = minute + 1;
  }
  return closing;
}

describe("a clock watched every minute", () => {
  it.each(zones)(
    "in %s agrees",
    (zone, firstDays) => {
      const clocks = firstDays.map((firstDay) => watchClock(zone, firstDay));
      const anyCase = fc.constantFrom(...clocks).chain((clock) =>
        fc.record({
          clock: fc.constant(clock),
          hours: anyWorkingHours(zone, clock.dates.slice(1)),
          start: fc.integer({ min: 1440, max: 16 * 1440 }),
          days: fc.integer({ min: 0, max: 5 }),
          minutes: fc.integer({ min: 0, max: 2400 }),
        }),
      );
      let compared = 0;
      for (const { clock, hours, start, days, minutes } of fc.sample(anyCase, {
        numRuns: 1_400,
        seed: 1_884,
      })) {
        if (compared === CASES_A_ZONE) break;
        const open = openMinutes(clock, hours);
        const from = days === 0 ? start : countDays(start, days, clock, hours, open);
        const expected = from < 0 ? -1 : countMinutes(from, minutes, open);
        if (expected < 0) continue;
        compared++;

        const calendar = calendarOf(hours);
        const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(clock.start + minute * MINUTE);
        const minuteOf = (instant: Temporal.Instant) => (instant.epochMilliseconds - clock.start) / MINUTE;
        const duration = { weeks: 0, days, hours: 0, minutes, seconds: 0 };
        const due = addWorkingTime(at(start), duration, calendar);
        const opening = nextOpening(at(start), calendar);
        const told = JSON.stringify({ zone, hours, start: at(start), days, minutes });
        expect(due.ok && minuteOf(due.value), told).toBe(expected);
        expect(opening.ok && minuteOf(opening.value), told).toBe(open.indexOf(1, start));
        const passed = open.subarray(start, expected).reduce((sum, each) => sum + each, 0);
        expect(workingTimeBetween(at(start), at(expected), calendar), told).toBe(passed * 60);
      }
      expect(compared).toBe(CASES_A_ZONE);
    },
    120_000,
  );
});
