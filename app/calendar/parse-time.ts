import { monthNamed } from "./month-names.ts";
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

/** The pattern for times with an offset by ISO 8601. */
export const ISO_PATTERN = "ISO";

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Makes a reader of times in one form, once for a whole file.
 *
 * @param pattern tokens and literals as in {@link compilePattern}, read in no zone yet; or `ISO` for ISO 8601
 *   with an offset, "2018-04-12T11:11:26-04:00", also "2018-04-12T11:11Z" and "2018-04-12 11:11:26.5-0400"
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
  const [whole, year, month, day, hour, minute, second, fraction, offset] = ISO.exec(text) ?? [];
  if (whole === undefined) return refuse("other_form");
  if (offset === undefined) return refuse("no_offset");
  return read({ year, month, day, hour, minute, second, fraction, offset }, 61);
}

function readLocal(text: string, pattern: TimePattern): Result<ReadTime, TimeRefusal> {
  const parts = pattern.expression.exec(text);
  if (parts === null) return refuse("other_form");
  const found: Found = {};
  pattern.fields.forEach((field, index) => {
    found[field] = parts[index + 1];
  });
  return read(found, 60);
}

type Found = Partial<Record<Field, string | undefined>>;

/** @param seconds below which seconds lie: RFC 3339 knows the leap second 60, which Temporal reads as 59 */
function read(found: Found, seconds: number): Result<ReadTime, TimeRefusal> {
  const [year, month, day] = [yearOf(found.year), monthOf(found.month), Number(found.day)];
  if (!isDate(year, month, day)) return refuse("no_such_date");
  const [hour, minute, second] = [hourOf(found), Number(found.minute ?? 0), Number(found.second ?? 0)];
  if (!isBelow(hour, 24) || !isBelow(minute, 60) || !isBelow(second, seconds)) return refuse("no_such_time");
  const digits = (found.fraction ?? "").padEnd(9, "0");
  const [milli, micro, nano] = [0, 3, 6].map((from) => Number(digits.slice(from, from + 3)));
  const whole = Math.min(second, 59);
  const local = new Temporal.PlainDateTime(year, month, day, hour, minute, whole, milli, micro, nano);
  if (found.offset === undefined) return accept({ kind: "local", local });
  const [, sign, hours = "00", minutes = "00"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(found.offset) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return refuse("no_such_time");
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return accept({
    kind: "instant",
    instant: local.toZonedDateTime("UTC").subtract({ minutes: ahead }).toInstant(),
  });
}

/** A year of two digits lies between 1969 and 2068. */
function yearOf(text: string | undefined): number {
  const year = Number(text);
  if (text?.length !== 2) return year;
  return year + (year < 69 ? 2000 : 1900);
}

/** The month from 1, by its number or its name; NaN for neither. */
const monthOf = (text = ""): number => (/^\d/.test(text) ? Number(text) : (monthNamed(text) ?? Number.NaN));

/** The hour from 0 to 23, or NaN when a twelve-hour clock does not show it. */
function hourOf(found: Found): number {
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
