import { accept, type Result, refuse } from "./result.ts";

/** A local time found on the time line. */
export interface PlacedTime {
  instant: Temporal.Instant;
  /** The clocks skipped this time in spring; the instant lies later by the length of the gap. */
  shifted: boolean;
  /** The clocks showed this time twice in autumn; the instant is the earlier of the two. */
  ambiguous: boolean;
}

/**
 * Checks the name of a time zone against the zones this runtime knows. Bare offsets such as `+02:00` are
 * refused: they know no summer time.
 *
 * @param name an IANA name in any case, `Europe/Amsterdam`
 * @returns the name as IANA writes it, or `unknown_zone`
 */
export function parseZone(name: string): Result<string, "unknown_zone"> {
  if (!/^[A-Za-z]/.test(name)) return refuse("unknown_zone");
  try {
    return accept(new Temporal.ZonedDateTime(0n, name).timeZoneId);
  } catch (error) {
    if (error instanceof RangeError) return refuse("unknown_zone");
    throw error;
  }
}

/**
 * Places a local date and time on the time line. A time that the clocks skip moves forward by the length of
 * the gap (02:30 becomes 03:30); of a time that they show twice the earlier is taken. Both are told, so that
 * an import can warn.
 *
 * @param local what a clock on the wall showed
 * @param zone an IANA name
 * @throws RangeError when the zone is unknown
 */
export function localToInstant(local: Temporal.PlainDateTime, zone: string): PlacedTime {
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" }).toInstant();
  const later = local.toZonedDateTime(zone, { disambiguation: "later" });
  const placedTwice = !earlier.equals(later.toInstant());
  const shifted = placedTwice && !later.toPlainDateTime().equals(local);
  return {
    instant: shifted ? later.toInstant() : earlier,
    shifted,
    ambiguous: placedTwice && !shifted,
  };
}

/**
 * The month in which an instant falls for the people of a zone.
 *
 * @returns year and month, `2018-04`
 * @throws RangeError when the zone is unknown
 */
export function monthOf(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth().toString();
}

/**
 * The first instant of a month in a zone; where the clocks skip midnight, the first one after it.
 *
 * @param month `2018-04`
 * @throws RangeError when the month or the zone is none
 */
export function startOfMonth(month: string, zone: string): Temporal.Instant {
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant();
}

/**
 * The months from one to another, both included.
 *
 * @param first `2018-04`
 * @param last `2018-06`
 * @returns `["2018-04", "2018-05", "2018-06"]`; none when the last is before the first
 * @throws RangeError when either is not a month
 */
export function monthsBetween(first: string, last: string): string[] {
  const end = Temporal.PlainYearMonth.from(last);
  const months: string[] = [];
  let month = Temporal.PlainYearMonth.from(first);
  while (Temporal.PlainYearMonth.compare(month, end) <= 0) {
    months.push(month.toString());
    month = month.add({ months: 1 });
  }
  return months;
}
