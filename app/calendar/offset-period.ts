/** A time in which the clocks of a zone run without being put back or on. Milliseconds since 1970. */
export interface OffsetPeriod {
  /** The first instant after it; +∞ when the zone's clocks are not changed again. */
  end: number;
  /** Local time minus universal time. */
  offset: number;
  /** The local time that the clocks had reached when it began; −∞ when it has no beginning. */
  clockHadReached: number;
}

const NANOSECONDS = 1_000_000;

/**
 * The period of constant offset around an instant.
 *
 * @param at milliseconds since 1970
 * @param zone an IANA name
 * @throws RangeError when the zone is unknown
 */
export function offsetPeriodAt(at: number, zone: string): OffsetPeriod {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const next = moment.getTimeZoneTransition("next");
  // "previous" looks strictly before its moment, and a period contains the instant it begins with.
  const begin = moment.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  return {
    end: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: moment.offsetNanoseconds / NANOSECONDS,
    clockHadReached:
      begin === null
        ? Number.NEGATIVE_INFINITY
        : begin.epochMilliseconds + begin.subtract({ nanoseconds: 1 }).offsetNanoseconds / NANOSECONDS,
  };
}
