import { parseDuration } from "#calendar/duration.ts";
import type { WorkingCalendar } from "#calendar/working-calendar.ts";
import { addWorkingTime } from "#calendar/working-time.ts";

/**
 * By when, in working time: `within` (ISO 8601, where a day is a working day) after the start, by the calendar of the
 * team that has the case. Null: the calendar has no hours, or not enough of them in a hundred years.
 */
export function workingDeadline(startsAt: Date, within: string, calendar: WorkingCalendar): Date | null {
  const duration = parseDuration(within);
  if (!duration.ok) throw new RangeError(`not a duration: ${within}`);
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime());
  const deadline = addWorkingTime(start, duration.value, calendar);
  return deadline.ok ? new Date(deadline.value.epochMilliseconds) : null;
}
