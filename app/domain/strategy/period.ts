import { startOfMonth } from "#calendar/zone.ts";
import { Invalid } from "#core/errors.ts";
import type { Period } from "#core/period.ts";

export { Moment, type Period, periodOf, startOf, wholeHistory } from "#core/period.ts";

/**
 * The twelve calendar months that end with the current one, `2018-04` first to last, and the period they begin. It
 * has no end, because what was done well ahead of a deadline counts at once, in the month of that deadline.
 */
export function lastTwelveMonths(now: Date, zone: string): { months: string[]; period: Period } {
  const current = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toPlainYearMonth();
  const months = Array.from({ length: 12 }, (_, index) =>
    current.subtract({ months: 11 - index }).toString(),
  );
  const first = startOfMonth(months[0] ?? current.toString(), zone);
  return { months, period: { from: new Date(first.epochMilliseconds), to: null } };
}

/** One month of a zone, `2018-04`, as a period. Errors: Invalid beside `month` outside of what clocks know. */
export function monthPeriod(month: string, zone: string): Period {
  try {
    const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
    const [start, end] = [startOfMonth(month, zone), startOfMonth(next, zone)];
    return {
      from: new Date(start.epochMilliseconds),
      to: { at: new Date(end.epochMilliseconds), bound: "excluded" },
    };
  } catch (fault) {
    if (fault instanceof RangeError) throw new Invalid([{ path: "month", code: "not_date" }]);
    throw fault;
  }
}
