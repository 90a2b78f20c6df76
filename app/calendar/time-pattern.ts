import { accept, type Result, refuse } from "./result.ts";

/** A part of a local time that a pattern can hold. */
export type Field = "year" | "month" | "day" | "hour" | "halfDayHour" | "minute" | "second" | "halfDay";

/** A pattern made ready for many texts: capture n of the expression is field n. */
export interface TimePattern {
  expression: RegExp;
  fields: readonly Field[];
}

/**
 * Why a pattern is refused: `unknown_letters` is not one of the tokens; `field_twice` names a part twice;
 * `no_date` lacks year, month or day; `incomplete_time` has minutes without hours, seconds without minutes,
 * or a twelve-hour clock without `A` or the reverse; `tokens_touch` follows `M`, `D`, `H` or `h` by another
 * number at once, so that 111 could be read in two ways.
 */
export type PatternRefusal =
  | "unknown_letters"
  | "field_twice"
  | "no_date"
  | "incomplete_time"
  | "tokens_touch";

const TOKENS = new Map<string, { field: Field; source: string }>([
  ["YYYY", { field: "year", source: "(\\d{4})" }],
  ["MM", { field: "month", source: "(\\d{2})" }],
  ["M", { field: "month", source: "(\\d{1,2})" }],
  ["DD", { field: "day", source: "(\\d{2})" }],
  ["D", { field: "day", source: "(\\d{1,2})" }],
  ["HH", { field: "hour", source: "(\\d{2})" }],
  ["H", { field: "hour", source: "(\\d{1,2})" }],
  ["hh", { field: "halfDayHour", source: "(\\d{2})" }],
  ["h", { field: "halfDayHour", source: "(\\d{1,2})" }],
  ["mm", { field: "minute", source: "(\\d{2})" }],
  ["ss", { field: "second", source: "(\\d{2})" }],
  ["A", { field: "halfDay", source: "([AaPp][Mm])" }],
]);

/** A run of one letter is a token (`T` between date and time stands for itself); all else is literal. */
const PIECES = /T|([A-Za-z])\1*|[^A-Za-z]+/g;

/**
 * Compiles a pattern of the tokens `YYYY MM M DD D HH H hh h mm ss A`; every other sign, and the letter `T`,
 * stands for itself. Date parts are required, the time may be left out. `MM/DD/YYYY hh:mm:ss A` reads
 * "04/12/2018 11:11:26 AM".
 */
export function compilePattern(pattern: string): Result<TimePattern, PatternRefusal> {
  const fields: Field[] = [];
  let source = "";
  let open = false;
  for (const [piece] of pattern.matchAll(PIECES)) {
    const token = TOKENS.get(piece);
    if (token === undefined) {
      if (piece !== "T" && /[A-Za-z]/.test(piece)) return refuse("unknown_letters");
      source += RegExp.escape(piece);
      open = false;
      continue;
    }
    if (fields.includes(token.field)) return refuse("field_twice");
    if (open && token.field !== "halfDay") return refuse("tokens_touch");
    open = piece.length === 1 && token.field !== "halfDay";
    fields.push(token.field);
    source += token.source;
  }
  const reason = whatIsMissing(new Set(fields));
  return reason === null ? accept({ expression: new RegExp(`^${source}$`), fields }) : refuse(reason);
}

function whatIsMissing(fields: ReadonlySet<Field>): PatternRefusal | null {
  if (!fields.has("year") || !fields.has("month") || !fields.has("day")) return "no_date";
  const hours = Number(fields.has("hour")) + Number(fields.has("halfDayHour"));
  const complete =
    hours <= 1 &&
    fields.has("halfDayHour") === fields.has("halfDay") &&
    (hours === 1 || !fields.has("minute")) &&
    (fields.has("minute") || !fields.has("second"));
  return complete ? null : "incomplete_time";
}
