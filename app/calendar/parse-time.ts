import { accept, type Result, refuse } from "./result.ts";
import { compilePattern, type Field, type PatternRefusal, type TimePattern } from "./time-pattern.ts";

/** A time as read: on the wall of some zone, or, when the text has its own offset, on the time line. */
export type ReadTime =
  | { kind: "local"; local: Temporal.PlainDateTime }
  | { kind: "instant"; instant: Temporal.Instant };

/**
 * Why a text is refused: `other_form` does not look like the pattern, from its first to its last sign;
 * `no_offset` is an ISO time without `Z` or `+02:00`; `no_such_date` is 30 February; `no_such_time` is 25:00
 * or 13 PM.
 */
export type TimeRefusal = "other_form" | "no_offset" | "no_such_date" | "no_such_time";

/** Reads one text; made by {@link timeReader}. */
export type TimeReader = (text: string) => Result<ReadTime, TimeRefusal>;

/** The pattern for RFC 3339 times with offset. */
export const ISO_PATTERN = "ISO";

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}):(\d{2}))?$/;
const OFFSET = /(?:[Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Makes a reader of times in one form, once for a whole file.
 *
 * @param pattern tokens and literals as in {@link compilePattern}, read in no zone yet; or `ISO` for RFC 3339
 *   with seconds and offset, "2018-04-12T11:11:26-04:00"
 * @returns the reader, or why the pattern is none. The reader takes the whole text or refuses it: it trims
 *   nothing, guesses nothing and carries nothing over. 12 AM is midnight, 12 PM noon; a pattern without hours
 *   reads midnight.
 */
export function timeReader(pattern: string): Result<TimeReader, PatternRefusal> {
  if (pattern === ISO_PATTERN) return accept(readIso);
  const compiled = compilePattern(pattern);
  return compiled.ok ? accept((text) => readLocal(text, compiled.value)) : compiled;
}

function readIso(text: string): Result<ReadTime, TimeRefusal> {
  const parts = RFC_3339.exec(text);
  if (parts === null) return refuse("other_form");
  if (!OFFSET.test(text)) return refuse("no_offset");
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = parts.slice(1).map(Number);
  if (!isDate(year, month, day)) return refuse("no_such_date");
  // RFC 3339 knows the leap second 60; Temporal reads it as 59.
  const isTime = isBelow(hour, 24) && isBelow(minute, 60) && isBelow(second, 61);
  if (!isTime || (offsetHour ?? 0) > 23 || (offsetMinute ?? 0) > 59) return refuse("no_such_time");
  return accept({ kind: "instant", instant: Temporal.Instant.from(text) });
}

function readLocal(text: string, pattern: TimePattern): Result<ReadTime, TimeRefusal> {
  const parts = pattern.expression.exec(text);
  if (parts === null) return refuse("other_form");
  const found: Partial<Record<Field, string>> = {};
  pattern.fields.forEach((field, index) => {
    found[field] = parts[index + 1];
  });
  const [year, month, day] = [Number(found.year), Number(found.month), Number(found.day)];
  if (!isDate(year, month, day)) return refuse("no_such_date");
  const [hour, minute, second] = [hourOf(found), Number(found.minute ?? 0), Number(found.second ?? 0)];
  if (!isBelow(hour, 24) || !isBelow(minute, 60) || !isBelow(second, 60)) return refuse("no_such_time");
  return accept({ kind: "local", local: new Temporal.PlainDateTime(year, month, day, hour, minute, second) });
}

/** The hour from 0 to 23, or NaN when a twelve-hour clock does not show it. */
function hourOf(found: Partial<Record<Field, string>>): number {
  if (found.halfDay === undefined) return Number(found.hour ?? 0);
  const shown = Number(found.halfDayHour);
  if (shown < 1 || shown > 12) return Number.NaN;
  return (shown % 12) + (/p/i.test(found.halfDay) ? 12 : 0);
}

function isBelow(value: number | undefined, limit: number): boolean {
  return value !== undefined && value < limit;
}

function isDate(year = 0, month = 0, day = 0): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
