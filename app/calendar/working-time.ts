import { type Duration, secondsOfTimePart } from "./duration.ts";
import { openStretchesFrom } from "./open-time.ts";
import { accept, type Result, refuse } from "./result.ts";
import type { WorkingCalendar } from "./working-calendar.ts";
import { addWorkingDays } from "./working-days.ts";

/** There is no deadline: the calendar has no hours, or not enough of them within a hundred years. */
export type NoDeadline = "no_hours";

/**
 * The deadline of a duration in working time. Weeks and days come first, hours, minutes and seconds after
 * them.
 *
 * - Hours, minutes and seconds count open time only. A deadline that falls on a closing is that closing, not
 *   the next opening: 09:00 and eight hours is 17:00 the same day.
 * - A day is a working day, see {@link addWorkingDays}: Tuesday 10:00 and `P2D` is Thursday 10:00; Friday
 *   20:00 and `P1D` counts from Monday 09:00 and is Tuesday 09:00.
 * - A week is as many working days as an ordinary week of the calendar has: five from Monday to Friday.
 *   A holiday lengthens it.
 * - `P1DT4H` is one working day on, then four open hours.
 *
 * @param start counted in whole milliseconds, as are all instants here
 * @returns the deadline, or `no_hours`
 */
export function addWorkingTime(
  start: Temporal.Instant,
  duration: Duration,
  calendar: WorkingCalendar,
): Result<Temporal.Instant, NoDeadline> {
  const hasDays = duration.weeks > 0 || duration.days > 0;
  const days = duration.weeks * calendar.workingDaysInWeek + duration.days;
  // A week of a calendar whose ordinary week is closed has no length.
  if (duration.weeks > 0 && calendar.workingDaysInWeek === 0) return refuse("no_hours");
  const from = hasDays ? addWorkingDays(start.epochMilliseconds, days, calendar) : start.epochMilliseconds;
  if (from === null) return refuse("no_hours");
  return addWorkingSeconds(
    Temporal.Instant.fromEpochMilliseconds(from),
    secondsOfTimePart(duration),
    calendar,
  );
}

/**
 * Goes on by open time: what is left of a clock after a pause, or the time part of a duration.
 *
 * @param seconds open time to add, at least 0, to the millisecond; 0 is the start itself, open or not
 * @returns the instant when it has passed, or `no_hours`
 * @throws RangeError when the seconds are negative or no number
 */
export function addWorkingSeconds(
  start: Temporal.Instant,
  seconds: number,
  calendar: WorkingCalendar,
): Result<Temporal.Instant, NoDeadline> {
  if (!(seconds >= 0)) throw new RangeError(`not a length of time: ${seconds} seconds`);
  let left = Math.round(seconds * 1000);
  if (left === 0) return accept(start);
  for (const stretch of openStretchesFrom(start.epochMilliseconds, calendar)) {
    const length = stretch.end - stretch.start;
    if (left <= length) return accept(Temporal.Instant.fromEpochMilliseconds(stretch.start + left));
    left -= length;
  }
  return refuse("no_hours");
}

/**
 * The open time between two instants, the inverse of {@link addWorkingSeconds}.
 *
 * @returns seconds, to the millisecond; negative when the second instant is the earlier
 */
export function workingTimeBetween(
  start: Temporal.Instant,
  end: Temporal.Instant,
  calendar: WorkingCalendar,
): number {
  const [from, to] = [start.epochMilliseconds, end.epochMilliseconds];
  if (to < from) return -workingTimeBetween(end, start, calendar);
  let open = 0;
  for (const stretch of openStretchesFrom(from, calendar)) {
    if (stretch.start >= to) break;
    open += Math.min(stretch.end, to) - stretch.start;
  }
  return open / 1000;
}

/**
 * The first open instant at or after another: the instant itself in working time, else the next opening.
 *
 * @returns the instant, or `no_hours`
 */
export function nextOpening(
  instant: Temporal.Instant,
  calendar: WorkingCalendar,
): Result<Temporal.Instant, NoDeadline> {
  for (const { start } of openStretchesFrom(instant.epochMilliseconds, calendar)) {
    return accept(Temporal.Instant.fromEpochMilliseconds(start));
  }
  return refuse("no_hours");
}
