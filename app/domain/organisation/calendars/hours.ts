import { z } from "zod";
import { workingCalendar } from "#calendar/working-calendar.ts";
import { WEEKDAYS, type WorkingHours } from "#calendar/working-hours.ts";
import { Invalid } from "#core/errors.ts";
import { Reference } from "#core/validation.ts";
import { TimeZone } from "../organisation.ts";

const Windows = z.array(z.strictObject({ opens: Reference(5), closes: Reference(5) })).max(24);

export const Week = z.partialRecord(z.enum(WEEKDAYS), Windows);

/** Working hours as they come in; what the times and dates say is checked by the calendar itself. */
export const Hours = {
  timeZone: TimeZone.nullable().optional(),
  week: Week,
  holidays: z.array(Reference(10)).max(1000).default([]),
  exceptions: z
    .array(z.strictObject({ date: Reference(10), windows: Windows }))
    .max(1000)
    .default([]),
};

/** A calendar as it is stored: without a zone of its own it follows the organisation's. */
export type StoredHours = Omit<WorkingHours, "timeZone"> & { timeZone: string | null };

const nineToFive = [{ opens: "09:00", closes: "17:00" }];

/** The week that an organisation begins with, shown for confirmation wherever none is written down yet. */
export const ordinaryWeek: z.output<typeof Week> = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
};

/** No hours at all: no deadline in working time. */
export const noHours: StoredHours = { timeZone: null, week: {}, holidays: [], exceptions: [] };

/** Whether anybody ever works by these hours. */
export const hasHours = ({ week, exceptions }: Pick<WorkingHours, "week" | "exceptions">): boolean =>
  Object.values(week).some((windows) => windows.length > 0) ||
  exceptions.some(({ windows }) => windows.length > 0);

/** Errors: Invalid beside the first window, date or zone at fault, such as `week.tuesday` or `holidays.3`. */
export function requireSound(hours: StoredHours, organisationZone: string): void {
  const calendar = workingCalendar({ ...hours, timeZone: hours.timeZone ?? organisationZone });
  if (!calendar.ok) throw new Invalid([{ path: calendar.at, code: calendar.code }]);
}
