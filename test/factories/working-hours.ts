import fc from "fast-check";
import { type WorkingCalendar, workingCalendar } from "#calendar/working-calendar.ts";
import type { OpeningWindow, WorkingHours } from "#calendar/working-hours.ts";

/** Windows between random multiples of five minutes; night hours are as likely as day hours. */
const anyWindows: fc.Arbitrary<OpeningWindow[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 2, maxLength: 6 })
  .map((edges) => edges.sort((one, other) => one - other).map((edge) => timeOfDay(edge * 5)))
  .map((edges) =>
    edges.flatMap((opens, index) => {
      const closes = edges[index + 1];
      return index % 2 === 0 && closes !== undefined ? [{ opens, closes }] : [];
    }),
  );

const closedOrNot = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 4, arbitrary: anyWindows });

/**
 * Random working hours that are open on at least three weekdays.
 *
 * @param dates among which holidays and exceptions may fall, `2018-03-25`
 */
export function anyWorkingHours(timeZone: string, dates: readonly string[]): fc.Arbitrary<WorkingHours> {
  const anyDate = fc.constantFrom(...dates);
  return fc.record({
    timeZone: fc.constant(timeZone),
    week: fc.record({
      monday: anyWindows,
      tuesday: closedOrNot,
      wednesday: anyWindows,
      thursday: closedOrNot,
      friday: anyWindows,
      saturday: closedOrNot,
      sunday: closedOrNot,
    }),
    holidays: fc.array(anyDate, { maxLength: 4 }),
    exceptions: fc.uniqueArray(fc.record({ date: anyDate, windows: closedOrNot }), {
      maxLength: 4,
      selector: (each) => each.date,
    }),
  });
}

/** The calendar of hours that are known to be right. */
export function calendarOf(hours: WorkingHours): WorkingCalendar {
  const made = workingCalendar(hours);
  if (!made.ok) throw new Error(`${made.code} at ${made.at}`);
  return made.value;
}

function timeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
