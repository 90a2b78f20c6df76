import { accept, type Result, refuse } from "./result.ts";

/** A part of a local time that a pattern can hold. */
export type Field =
  | "year"
  | "month"
  | "day"
  | "hour"
  | "halfDayHour"
  | "minute"
  | "second"
  | "fraction"
  | "halfDay"
  | "offset";

/** A pattern made ready for many texts: capture n of the expression is field n. */
export interface TimePattern {
  expression: RegExp;
  fields: readonly Field[];
}

/**
 * Why a pattern is refused: `unknown_letters` is not one of the tokens; `field_twice` names a part twice;
 * `no_date` lacks year, month or day; `incomplete_time` has minutes without hours, seconds without minutes,
 * fractions without seconds, or a twelve-hour clock without `A` or the reverse; `tokens_touch` follows `M`, `D`, `H`,
 * `h` or `S` by another number at once, so that 111 could be read in two ways.
 */
export type PatternRefusal =
  | "unknown_letters"
  | "field_twice"
  | "no_date"
  | "incomplete_time"
  | "tokens_touch";

const TOKENS = new Map<string, { field: Field; source: string }>([
  ["YYYY", { field: "year", source: "(\\d{4})" }],
  ["YY", { field: "year", source: "(\\d{2})" }],
  ["MMMM", { field: "month", source: "(\\p{L}+\\.?)" }],
  ["MMM", { field: "month", source: "(\\p{L}+\\.?)" }],
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
  ["S", { field: "fraction", source: "(\\d{1,9})" }],
  // A word for universal time, or how far the clocks are from it.
  ["Z", { field: "offset", source: "(Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)" }],
  ["A", { field: "halfDay", source: "([AaPp]\\.?\\p{Zs}?[Mm]\\.?)" }],
]);

/** A run of one letter is a token (`T` between date and time stands for itself); all else is literal. */
const PIECES = /T|([A-Za-z])\1*|[^A-Za-z]+/g;

/**
 * Compiles a pattern of the tokens `YYYY YY MMMM MMM MM M DD D HH H hh h mm ss S A Z`; every other sign, and the letter
 * `T`, stands for itself. Date parts are required, the time may be left out. `MM/DD/YYYY hh:mm:ss A` reads "04/12/2018
 * 11:11:26 AM". `MMM` and `MMMM` are names of months, short or whole, in any language that we speak; `S` is a fraction of
 * a second in one to nine digits, behind a point or a comma as ISO 8601 has both, which together with that sign may be
 * missing, since databases leave zeros out; `A` is AM or p.m.; a space is any white sign of that width or another;
 * `Z` is Z, UTC, GMT, +02:00, +0200 or +02. Of years in two digits those from 69 on lie in the last century, as POSIX
 * has it.
 */
export function compilePattern(pattern: string): Result<TimePattern, PatternRefusal> {
  const fields: Field[] = [];
  let source = "";
  let open = false;
  for (const [piece] of pattern.matchAll(PIECES)) {
    const token = TOKENS.get(piece);
    if (token === undefined) {
      if (piece !== "T" && /[A-Za-z]/.test(piece)) return refuse("unknown_letters");
      source += literal(piece);
      open = false;
      continue;
    }
    if (fields.includes(token.field)) return refuse("field_twice");
    const isNumber = token.field !== "halfDay" && token.field !== "offset";
    if (open && isNumber) return refuse("tokens_touch");
    open = piece.length === 1 && isNumber;
    fields.push(token.field);
    const sign = token.field === "fraction" ? /(?:\\\.|\\x2c)$/.exec(source)?.[0] : undefined;
    source = sign ? `${source.slice(0, -sign.length)}(?:[.,]${token.source})?` : source + token.source;
  }
  const reason = whatIsMissing(new Set(fields));
  return reason === null ? accept({ expression: new RegExp(`^${source}$`, "u"), fields }) : refuse(reason);
}

/** A sign stands for itself, a space for any: programs put a narrow one that does not break before AM. */
const literal = (piece: string): string =>
  piece
    .split(/\p{Zs}/u)
    .map((part) => RegExp.escape(part))
    .join("\\p{Zs}");

function whatIsMissing(fields: ReadonlySet<Field>): PatternRefusal | null {
  if (!fields.has("year") || !fields.has("month") || !fields.has("day")) return "no_date";
  const hours = Number(fields.has("hour")) + Number(fields.has("halfDayHour"));
  const complete =
    hours <= 1 &&
    fields.has("halfDayHour") === fields.has("halfDay") &&
    (hours === 1 || !fields.has("minute")) &&
    (fields.has("minute") || !fields.has("second")) &&
    (fields.has("second") || !fields.has("fraction")) &&
    (hours === 1 || !fields.has("offset"));
  return complete ? null : "incomplete_time";
}
