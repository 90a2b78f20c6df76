import { accept, type Result, refuse } from "./result.ts";

/** A length of time as agreed in a standard: whole numbers of at least 0, not all of them 0. */
export interface Duration {
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/**
 * Why a duration is refused: `malformed` is not ISO 8601; `fraction` has a part such as 1.5; `years_or_months`
 * have no fixed length; `negative` and `zero` leave no time to serve; `too_long` is over ten years.
 */
export type DurationRefusal = "malformed" | "fraction" | "years_or_months" | "negative" | "zero" | "too_long";

const SECONDS_A_DAY = 86_400;
/** Ten years with three leap days, the most that ten years can hold. */
const LONGEST_SECONDS = 3_653 * SECONDS_A_DAY;

const ACCEPTED = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SIGNED = /^-P|^P.*-\d/;
const FRACTION = /^P.*\d[.,]\d/;
const YEARS_OR_MONTHS = /^P(?:\d+[WD])*\d+[YM]/;

/**
 * Reads an ISO 8601 duration for a standard: `P2D`, `PT4H`, `P1W`, `P1DT12H`, `PT90M`. Weeks may stand beside
 * days, as ISO 8601-1:2019 allows. Nothing is carried over: `PT90M` stays 90 minutes.
 *
 * @param text the duration, in capitals and without spaces
 * @returns its parts, or the code of the refusal; at most ten years of elapsed time (3,653 days)
 */
export function parseDuration(text: string): Result<Duration, DurationRefusal> {
  const parts = ACCEPTED.exec(text);
  if (parts === null || /[PT]$/.test(text)) return refuse(reasonAgainst(text));
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const duration = { weeks, days, hours, minutes, seconds };
  const length = elapsedSeconds(duration);
  if (length === 0) return refuse("zero");
  if (length > LONGEST_SECONDS) return refuse("too_long");
  return accept(duration);
}

function reasonAgainst(text: string): DurationRefusal {
  if (SIGNED.test(text)) return "negative";
  if (FRACTION.test(text)) return "fraction";
  if (YEARS_OR_MONTHS.test(text)) return "years_or_months";
  return "malformed";
}

/**
 * The length of a duration in elapsed time, where a day is exactly 24 hours and a week seven days, whatever
 * the clocks do: a deadline in elapsed time is its start plus these seconds.
 *
 * @returns whole seconds
 */
export function elapsedSeconds(duration: Duration): number {
  return (duration.weeks * 7 + duration.days) * SECONDS_A_DAY + secondsOfTimePart(duration);
}

/**
 * The part of a duration after the `T`: in working time its days are counted on the calendar, these are not.
 *
 * @returns whole seconds
 */
export function secondsOfTimePart(duration: Duration): number {
  return duration.hours * 3600 + duration.minutes * 60 + duration.seconds;
}
