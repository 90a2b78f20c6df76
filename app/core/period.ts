import { z } from "zod";
import type { FieldError } from "./errors.ts";
import { Invalid } from "./errors.ts";
import { Day, InstantText } from "./validation.ts";

/** A day (`2018-04-30`, whole days of the organisation's zone) or an instant in RFC 3339. */
export const Moment = z.union([Day, InstantText]);

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
 * `names` are those of the fields. Errors: Invalid beside `to` when the period ends before it starts.
 */
export function periodOf(
  input: { from?: string; to?: string },
  zone: string,
  names = { from: "from", to: "to" },
): Period {
  const from = input.from === undefined ? null : startOf(input.from, zone, names.from);
  const to = input.to === undefined ? null : endOf(input.to, zone, names.to);
  const endsFirst = from && to && (to.bound === "included" ? from > to.at : from >= to.at);
  if (endsFirst) throw new Invalid([{ path: names.to, code: "ends_before_start" }]);
  return { from, to };
}

/** An instant, or the first one of a day in a zone. Errors: Invalid beside `path` outside of what clocks know. */
export function startOf(text: string, zone: string, path: string): Date {
  if (!isDay(text)) return new Date(text);
  return startOfDay(Temporal.PlainDate.from(text), zone, { path, code: "not_date" });
}

function endOf(text: string, zone: string, path: string): Period["to"] {
  if (!isDay(text)) return { at: new Date(text), bound: "included" };
  const next = Temporal.PlainDate.from(text).add({ days: 1 });
  return { at: startOfDay(next, zone, { path, code: "not_date" }), bound: "excluded" };
}

function startOfDay(day: Temporal.PlainDate, zone: string, error: FieldError): Date {
  try {
    return new Date(day.toZonedDateTime(zone).epochMilliseconds);
  } catch (fault) {
    if (fault instanceof RangeError) throw new Invalid([error]);
    throw fault;
  }
}
