import { openStretchesFrom } from "./open-time.ts";
import { DAY_MILLISECONDS, isClosedFrom, type WorkingCalendar, windowsOn } from "./working-calendar.ts";

/** As far as a date is looked for: a hundred years. */
const HORIZON_DAYS = 36_525;

/**
 * Goes on by working days: to the same time of day on the nth date with hours after the date of the start.
 *
 * - A start outside hours counts from the next opening.
 * - When that day is closed at that time, the time moves forward to its next opening; when it opens no more,
 *   back to its last closing, so that "within two working days" never means the third.
 * - The time of day is the latest that the clocks have shown on the date of the start: in an hour that they
 *   show for the second time, the end of that hour. A later start so never gets an earlier deadline.
 *
 * @param from milliseconds since 1970
 * @param days working days, at least 1
 * @returns milliseconds since 1970, or null when the calendar has not so many days in a hundred years
 */
export function addWorkingDays(from: number, days: number, calendar: WorkingCalendar): number | null {
  for (const { start, day, offset, clockHadReached } of openStretchesFrom(from, calendar)) {
    const clock = Math.max(start + offset, clockHadReached) - day * DAY_MILLISECONDS;
    const target = workingDayAfter(day, days, calendar);
    return target === null ? null : timeOnDay(target, Math.min(clock, DAY_MILLISECONDS), calendar);
  }
  return null;
}

/**
 * How many working days lie between two instants, by their dates: those after the date of the first, up to that of the
 * second, that have hours. What was given n working days at `from` by {@link addWorkingDays} is n working days away then.
 *
 * @param from milliseconds since 1970, not after `to`
 * @param to milliseconds since 1970
 */
export function workingDaysBetween(from: number, to: number, calendar: WorkingCalendar): number {
  let first: number | null = null;
  const later = new Set<number>();
  for (const { start, day } of openStretchesFrom(from, calendar)) {
    if (start > to) break;
    first ??= day;
    if (day > first) later.add(day);
  }
  return later.size;
}

function workingDayAfter(day: number, days: number, calendar: WorkingCalendar): number | null {
  const horizon = day + HORIZON_DAYS;
  let left = days;
  for (let date = day + 1; date <= horizon && !isClosedFrom(date, calendar); date++) {
    if (windowsOn(date, calendar).length > 0) left--;
    if (left === 0) return date;
  }
  return null;
}

/** The first open instant of a day whose clock shows at least this, or else the day's last closing. */
function timeOnDay(day: number, clock: number, calendar: WorkingCalendar): number | null {
  let lastClosing: number | null = null;
  // Some zones begin a date up to 15 hours before the universal date; a day earlier is before them all.
  for (const stretch of openStretchesFrom((day - 1) * DAY_MILLISECONDS, calendar)) {
    if (stretch.day < day) continue;
    // A date that its zone left out altogether (Samoa, 30 December 2011) has no closing: the next opening.
    if (stretch.day > day) return lastClosing ?? stretch.start;
    const wanted = day * DAY_MILLISECONDS + clock - stretch.offset;
    if (wanted < stretch.end) return Math.max(wanted, stretch.start);
    lastClosing = stretch.end;
  }
  return lastClosing;
}
