import { offsetPeriodAt } from "./offset-period.ts";
import { DAY_MILLISECONDS, isClosedFrom, type WorkingCalendar, windowsOn } from "./working-calendar.ts";

/** A stretch of open time on the time line: start ≤ open < end, in milliseconds since 1970. */
export interface OpenStretch {
  start: number;
  end: number;
  /** The local day it belongs to, in days since 1970-01-01. */
  day: number;
  /** Local time minus universal time during the stretch, in milliseconds. */
  offset: number;
  /** What the clocks had shown when they were last put back or on, in local milliseconds since 1970. */
  clockHadReached: number;
}

/** Nothing is promised a hundred years ahead; the search for open time ends there. */
const HORIZON_MILLISECONDS = 36_525 * DAY_MILLISECONDS;

/**
 * The open time of a calendar from an instant on, in order, without overlaps; a stretch that has begun is cut
 * at the instant. It ends when the calendar is closed for good, or after a hundred years.
 *
 * An instant is open exactly when the wall clock shows a time within a window of the date it shows. So hours
 * that the clocks skip are not open, hours that they show twice are open twice, and lengths are always real,
 * elapsed time: a window from 01:00 to 04:00 is two, three or four hours long.
 *
 * @param from milliseconds since 1970
 */
export function* openStretchesFrom(from: number, calendar: WorkingCalendar): Generator<OpenStretch, void> {
  const horizon = from + HORIZON_MILLISECONDS;
  let periodStart = from;
  // Within one period of a constant offset local and universal time run side by side.
  while (periodStart < horizon) {
    const { end, offset, clockHadReached } = offsetPeriodAt(periodStart, calendar.timeZone);
    const periodEnd = Math.min(end, horizon);
    let day = Math.floor((periodStart + offset) / DAY_MILLISECONDS);
    for (; day * DAY_MILLISECONDS - offset < periodEnd; day++) {
      // The day before counts as well, because clocks that go back at midnight return to it.
      if (isClosedFrom(day - 1, calendar)) return;
      const midnight = day * DAY_MILLISECONDS - offset;
      for (const window of windowsOn(day, calendar)) {
        const start = Math.max(midnight + window.opens, periodStart);
        const stretchEnd = Math.min(midnight + window.closes, periodEnd);
        if (start < stretchEnd) yield { start, end: stretchEnd, day, offset, clockHadReached };
      }
    }
    periodStart = periodEnd;
  }
}
