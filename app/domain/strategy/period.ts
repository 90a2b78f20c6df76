import { z } from "zod";
import { startOfMonth } from "#calendar/zone.ts";
import type { FieldError } from "#core/errors.ts";
import { Invalid } from "#core/errors.ts";

/** A day (`2018-04-30`, whole days of the organisation's zone) or an instant in RFC 3339. */
export const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Bounds on deadlines. Without a bound, all of history. */
export interface Period {
  /** First instant that belongs to it. */
  from: Date | null;
  to: { at: Date; bound: "included" | "excluded" } | null;
}

export const wholeHistory: Period = { from: null, to: null };

const isDay = (text: string): boolean => text.length === 10;

/**
 * Reads the bounds of a period as given to the API: days count whole on both ends, instants are included.
 * Errors: Invalid beside `to` when the period ends before it starts.
 */
export function periodOf(input: { from?: string; to?: string }, zone: string): Period {
  const from = input.from === undefined ? null : startOf(input.from, zone, "from");
  const to = input.to === undefined ? null : endOf(input.to, zone);
  if (from && to && from > to.at) throw new Invalid([{ path: "to", code: "ends_before_start" }]);
  return { from, to };
}

/** An instant, or the first one of a day in a zone. Errors: Invalid beside `path` outside of what clocks know. */
export function startOf(text: string, zone: string, path: string): Date {
  if (!isDay(text)) return new Date(text);
  return startOfDay(Temporal.PlainDate.from(text), zone, { path, code: "not_date" });
}

function endOf(text: string, zone: string): Period["to"] {
  if (!isDay(text)) return { at: new Date(text), bound: "included" };
  const next = Temporal.PlainDate.from(text).add({ days: 1 });
  return { at: startOfDay(next, zone, { path: "to", code: "not_date" }), bound: "excluded" };
}

function startOfDay(day: Temporal.PlainDate, zone: string, error: FieldError): Date {
  try {
    return new Date(day.toZonedDateTime(zone).epochMilliseconds);
  } catch (fault) {
    if (fault instanceof RangeError) throw new Invalid([error]);
    throw fault;
  }
}

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
