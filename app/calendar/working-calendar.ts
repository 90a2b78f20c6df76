import { accept, type Result, refuse } from "./result.ts";
import {
  type OpeningWindow,
  type RefusedHours,
  WEEKDAYS,
  type WorkingHours,
  type WorkingHoursRefusal,
} from "./working-hours.ts";
import { parseZone } from "./zone.ts";

/** A window in milliseconds after local midnight, 0 ≤ opens < closes ≤ 24 hours. */
export interface DayWindow {
  opens: number;
  closes: number;
}

/** Working hours checked and made ready for arithmetic. Days are numbered from 1970-01-01. */
export interface WorkingCalendar {
  timeZone: string;
  /** Monday to Sunday, the windows of each in order. */
  week: readonly (readonly DayWindow[])[];
  /** Days that differ from their weekday. */
  specialDays: ReadonlyMap<number, readonly DayWindow[]>;
  /** After this day every week is ordinary; −∞ without special days. */
  lastSpecialDay: number;
  /** How many days of an ordinary week have hours: the working days in `P1W`. */
  workingDaysInWeek: number;
}

export const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;
/** 1970-01-01, day 0, was a Thursday. */
const WEEKDAY_OF_DAY_0 = 3;

/**
 * Checks working hours and makes a calendar of them. Hours without any window make a calendar too: it has no
 * deadlines, and every function says so.
 *
 * @returns the calendar, or the first fault and where it stands
 */
export function workingCalendar(hours: WorkingHours): { ok: true; value: WorkingCalendar } | RefusedHours {
  const zone = parseZone(hours.timeZone);
  if (!zone.ok) return { ...zone, at: "timeZone" };

  const week: (readonly DayWindow[])[] = [];
  for (const weekday of WEEKDAYS) {
    const windows = parseWindows(hours.week[weekday] ?? []);
    if (!windows.ok) return { ...windows, at: `week.${weekday}` };
    week.push(windows.value);
  }

  const specialDays = new Map<number, readonly DayWindow[]>();
  for (const [index, holiday] of hours.holidays.entries()) {
    const day = parseDay(holiday);
    if (!day.ok) return { ...day, at: `holidays.${index}` };
    specialDays.set(day.value, []);
  }
  const exceptionalDays = new Set<number>();
  for (const [index, { date, windows }] of hours.exceptions.entries()) {
    const day = parseDay(date);
    const own = parseWindows(windows);
    if (!day.ok) return { ...day, at: `exceptions.${index}` };
    if (!own.ok) return { ...own, at: `exceptions.${index}` };
    if (exceptionalDays.has(day.value)) return { ok: false, code: "date_twice", at: `exceptions.${index}` };
    exceptionalDays.add(day.value);
    specialDays.set(day.value, own.value);
  }

  return accept({
    timeZone: zone.value,
    week,
    specialDays,
    lastSpecialDay: Math.max(Number.NEGATIVE_INFINITY, ...specialDays.keys()),
    workingDaysInWeek: week.filter((windows) => windows.length > 0).length,
  });
}

/**
 * The windows of a local day in their order.
 *
 * @param day days since 1970-01-01
 */
export function windowsOn(day: number, calendar: WorkingCalendar): readonly DayWindow[] {
  const weekday = (((day + WEEKDAY_OF_DAY_0) % 7) + 7) % 7;
  return calendar.specialDays.get(day) ?? calendar.week[weekday] ?? [];
}

/**
 * Whether a day and all after it are closed for good.
 *
 * @param day days since 1970-01-01
 */
export function isClosedFrom(day: number, calendar: WorkingCalendar): boolean {
  return calendar.workingDaysInWeek === 0 && day > calendar.lastSpecialDay;
}

function parseWindows(windows: readonly OpeningWindow[]): Result<DayWindow[], WorkingHoursRefusal> {
  const parsed: DayWindow[] = [];
  for (const window of windows) {
    const opens = parseTimeOfDay(window.opens);
    const closes = parseTimeOfDay(window.closes);
    if (opens === null || closes === null) return refuse("malformed_time");
    if (closes <= opens) return refuse("closes_before_it_opens");
    parsed.push({ opens, closes });
  }
  parsed.sort((one, other) => one.opens - other.opens);
  const overlaps = parsed.some((window, index) => window.opens < (parsed[index - 1]?.closes ?? 0));
  return overlaps ? refuse("overlapping_windows") : accept(parsed);
}

/** Milliseconds after midnight of `00:00` to `24:00`, or null. */
function parseTimeOfDay(text: string): number | null {
  const parts = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(text);
  if (parts === null) return null;
  return (Number(parts[1] ?? 24) * 60 + Number(parts[2] ?? 0)) * MINUTE_MILLISECONDS;
}

/** The day number of `2026-12-25`. */
function parseDay(text: string): Result<number, "malformed_date"> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return refuse("malformed_date");
  const midnight = new Date(`${text}T00:00:00Z`);
  // Date carries 30 February over to March, so what it understood must be what was written.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== text) {
    return refuse("malformed_date");
  }
  return accept(midnight.getTime() / DAY_MILLISECONDS);
}
