/** A stretch of a day in which people work, on the wall clock of the calendar's zone. */
export interface OpeningWindow {
  /** `09:00`; the minute itself is open. */
  opens: string;
  /** `17:00`, up to `24:00`; the minute itself is closed. Work past midnight is a window on each day. */
  closes: string;
}

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Working hours as people enter them and as they are stored: plain JSON. */
export interface WorkingHours {
  /** An IANA name, `Europe/Amsterdam`. */
  timeZone: string;
  /** The windows of an ordinary week; a weekday without windows is closed. */
  week: Partial<Record<Weekday, readonly OpeningWindow[]>>;
  /** Days off, `2026-12-25`. */
  holidays: readonly string[];
  /**
   * Days with hours of their own: a half day, a Saturday in the busy season. They replace the weekday's
   * windows and win over a holiday on the same date; without windows the day is closed.
   */
  exceptions: readonly { date: string; windows: readonly OpeningWindow[] }[];
}

/** Why working hours are refused. Two windows of a day may touch, but not overlap. */
export type WorkingHoursRefusal =
  | "unknown_zone"
  | "malformed_time"
  | "closes_before_it_opens"
  | "overlapping_windows"
  | "malformed_date"
  | "date_twice";

/** A refusal and the place of the fault: `timeZone`, `week.tuesday`, `holidays.0`, `exceptions.2`. */
export interface RefusedHours {
  ok: false;
  code: WorkingHoursRefusal;
  at: string;
}
