import { parseDuration } from "#calendar/duration.ts";
import type { WorkingCalendar } from "#calendar/working-calendar.ts";
import type { WorkingHours } from "#calendar/working-hours.ts";
import { addWorkingTime, workingTimeBetween } from "#calendar/working-time.ts";
import { calendarOf } from "./working-hours.ts";

/** The windows of an ordinary office day. */
export const nineToFive = [{ opens: "09:00", closes: "17:00" }];
const mondayToFriday = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
};

/** An office in Amsterdam, open from Monday to Friday unless told otherwise. */
export function calendarWith(hours: Partial<WorkingHours>): WorkingCalendar {
  return calendarOf({
    timeZone: "Europe/Amsterdam",
    week: mondayToFriday,
    holidays: [],
    exceptions: [],
    ...hours,
  });
}

/** The deadline on the calendar's own clock, or the code of the refusal. */
export function deadline(start: string, duration: string, calendar: WorkingCalendar): string {
  const length = parseDuration(duration);
  if (!length.ok) throw new Error(length.code);
  const begins = Temporal.PlainDateTime.from(start).toZonedDateTime(calendar.timeZone).toInstant();
  const due = addWorkingTime(begins, length.value, calendar);
  if (!due.ok) return due.code;
  return due.value
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/** Open hours between two instants. */
export function hoursBetween(start: string, end: string, calendar: WorkingCalendar): number {
  const [from, to] = [Temporal.Instant.from(start), Temporal.Instant.from(end)];
  return workingTimeBetween(from, to, calendar) / 3600;
}
