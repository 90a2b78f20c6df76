import { dateOf, dayNumberOf } from "../recurrence.ts";
import { type Clock, universal } from "./clock.ts";
import type { Property } from "./events.ts";

/** What a property means: a day (days since 1970-01-01), or an instant with what a clock on the wall showed. */
export type Moment =
  | { kind: "day"; day: number }
  | { kind: "time"; instant: number; local: Temporal.PlainDateTime; clock: Clock };

/** Where times are read. */
export interface Place {
  /** The clocks of whoever asks: times without a zone are by them. */
  clock: Clock;
  /** The clocks by which the file's own whole days end. */
  own: Clock;
  /** The clocks that a name means; null when nothing here knows it. */
  named(zone: string): Clock | null;
}

/**
 * Reads one value of a property. Eight digits are a day, also without VALUE=DATE, for which the library gives
 * `2027-02-08T::`.
 *
 * @returns `unknown_zone` when the clocks that it names are not understood, `not_a_date` when it is no day and no time
 */
export function momentOf(
  { parameters }: Pick<Property, "parameters">,
  value: unknown,
  place: Place,
): Moment | "unknown_zone" | "not_a_date" {
  const [, date, hour, minute, second = "00", zulu] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d)?:(\d\d)?:(\d\d)?(Z)?)?$/.exec(String(value)) ?? [];
  const day = date === undefined ? null : dayNumberOf(date);
  if (day === null) return "not_a_date";
  if (hour === undefined) return { kind: "day", day };
  const name = typeof parameters.tzid === "string" ? parameters.tzid : "";
  const clock = zulu ? universal : name === "" ? place.clock : place.named(name);
  if (clock === null) return "unknown_zone";
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${hour}:${minute}:${second}`);
    return { kind: "time", instant: clock.instantOf(local), local, clock };
  } catch (error) {
    if (error instanceof RangeError) return "not_a_date";
    throw error;
  }
}

/**
 * The day of a moment: the one that stands there, or for universal time the one that `own` clocks show then. The one
 * place where a time becomes a day, since the first ten signs of a time are the day of another zone. Midnight of
 * universal time stands for its own day: programs write days so that know no other way.
 */
export function dayOf(moment: Moment, own: Clock): number {
  if (moment.kind === "day") return moment.day;
  const asWritten = moment.clock !== universal || moment.instant % 86_400_000 === 0;
  return dayIn(asWritten ? moment.local : own.localOf(moment.instant));
}

/** The days from 1970-01-01 to the day of a local time. */
export const dayIn = (local: Temporal.PlainDateTime): number =>
  Date.UTC(local.year, local.month - 1, local.day) / 86_400_000;

/** A local time on a day. */
export const timeOn = (day: number, time: Temporal.PlainTime): Temporal.PlainDateTime =>
  Temporal.PlainDate.from(dateOf(day)).toPlainDateTime(time);
