import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDuration } from "./duration.ts";
import { workingCalendar } from "./working-calendar.ts";
import { type OpeningWindow, WEEKDAYS, type WorkingHours } from "./working-hours.ts";
import { addWorkingTime } from "./working-time.ts";

interface PublishedCase {
  name: string;
  start: string | null;
  sla_minutes: number;
  always_open: boolean;
  weekly_hours: Record<string, [string, string]>;
  holidays: string[];
  time_zone: string | null;
  expected_deadline: string | null;
  expected_error: string | null;
}

const published = new URL("../../../shared/vectors/working-time-deadlines.json", import.meta.url);
const cases: PublishedCase[] = existsSync(published) ? JSON.parse(readFileSync(published, "utf8")).cases : [];

/** Their errors in our words: a wrong length and a wrong time are refused before any arithmetic. */
const errors: Record<string, string> = {
  ErrInvalidSLADuration: "zero or negative",
  ErrInvalidTime: "malformed_time",
  ErrMaxIterations: "no_hours",
};

/** "Always open" is every day from 00:00 to 24:00. */
function hoursOf(given: PublishedCase): WorkingHours {
  const week: Record<string, OpeningWindow[]> = {};
  for (const weekday of WEEKDAYS) {
    if (given.always_open) week[weekday] = [{ opens: "00:00", closes: "24:00" }];
  }
  for (const [weekday, [opens, closes]] of Object.entries(given.weekly_hours)) {
    week[weekday.toLowerCase()] = [{ opens, closes }];
  }
  return { timeZone: given.time_zone ?? "UTC", week, holidays: given.holidays, exceptions: [] };
}

/** The deadline as an instant, or the reason why there is none. */
function outcome(given: PublishedCase): string {
  const minutes = Math.abs(given.sla_minutes);
  const duration = parseDuration(`${given.sla_minutes < 0 ? "-" : ""}PT${minutes}M`);
  if (!duration.ok)
    return duration.code === "zero" || duration.code === "negative" ? "zero or negative" : duration.code;
  const calendar = workingCalendar(hoursOf(given));
  if (!calendar.ok) return calendar.code;
  const due = addWorkingTime(Temporal.Instant.from(given.start ?? ""), duration.value, calendar.value);
  return due.ok ? due.value.toString() : due.code;
}

describe("the published deadlines", () => {
  it("are all there", (context) => {
    if (cases.length === 0) return context.skip("the published vectors are not on this machine");
    expect(cases).toHaveLength(25);
  });

  it.each(cases.map((given) => [given.name, given] as const))("%s", (_, given) => {
    const expected =
      given.expected_deadline === null
        ? errors[given.expected_error ?? ""]
        : Temporal.Instant.from(given.expected_deadline).toString();
    expect(expected).toBeDefined();
    expect(outcome(given)).toBe(expected);
  });
});
