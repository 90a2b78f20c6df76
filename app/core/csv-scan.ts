export const quote = 0x22;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** A longer record than this is refused. */
const longestRecord = 1024 * 1024;
/** The end of a record is looked for so far on, before it is given up: a long cell is one row, and told as one. */
const furthestEnd = 8 * 1024 * 1024;

/** The signs that part the cells and the records of a file. */
export interface Dialect {
  /** One ASCII sign. */
  delimiter: string;
  /** `\n` with or without a \r before it; or a \r alone, in a file whose first line ends so, where a stray \n ends one too. */
  lineEnd: "\n" | "\r";
}

export interface Scan {
  next: number;
  lines: number;
  /** Start and end of each field in turn; a quoted one lies within its quotes. */
  bounds: number[];
  problem: "bad_quotes" | "row_too_long" | null;
  /** The rest of its last line is still to come, and belongs to it. */
  goesOn: boolean;
}

export type Rest = "more comes" | "end of file";

/** Finds the end of the record that begins at `from`; null when more must come first, or nothing is left. */
export function scanRecord(bytes: Buffer, from: number, dialect: Dialect, rest: Rest): Scan | null {
  if (from >= bytes.length) return null;
  const separator = dialect.delimiter.charCodeAt(0);
  const end = dialect.lineEnd.charCodeAt(0);
  const endsLine = (byte: number | undefined) => byte === end || byte === lineFeed;
  const bounds: number[] = [];
  let lines = 0;
  let at = from;
  for (;;) {
    if (bytes[at] === quote) {
      const close = closingQuote(bytes, at + 1);
      if (close === -1) return unfinished(bytes, from, end, rest, "bad_quotes");
      lines += countLines(bytes, at, close, end);
      bounds.push(at + 1, close);
      at = close + 1;
      if (bytes[at] === carriageReturn && (at + 1 === bytes.length || bytes[at + 1] === lineFeed)) at += 1;
      if (at >= bytes.length && rest === "more comes")
        return unfinished(bytes, from, end, rest, "row_too_long");
      if (at < bytes.length && bytes[at] !== separator && !endsLine(bytes[at]))
        return firstLine(bytes, from, end, rest, "bad_quotes");
    } else {
      const begin = at;
      while (at < bytes.length && bytes[at] !== separator && !endsLine(bytes[at])) at += 1;
      if (at === bytes.length && rest === "more comes")
        return unfinished(bytes, from, end, rest, "row_too_long");
      const cut = bytes[at - 1] === carriageReturn && at > begin && bytes[at] !== separator;
      bounds.push(begin, cut ? at - 1 : at);
    }
    if (at >= bytes.length || endsLine(bytes[at])) {
      const next = Math.min(at + 1, bytes.length);
      const problem = next - from > longestRecord ? "row_too_long" : null;
      return { next, lines: lines + 1, bounds: problem ? [] : bounds, problem, goesOn: false };
    }
    at += 1;
  }
}

/** The quote that ends a field which began before `from`: doubled quotes stand for one within it. */
function closingQuote(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(quote, from); at !== -1; at = bytes.indexOf(quote, at + 2)) {
    if (bytes[at + 1] !== quote) return at;
  }
  return -1;
}

/** A record without an end so far: wait for more of the file, unless there is none or the record is far too long. */
function unfinished(
  bytes: Buffer,
  from: number,
  end: number,
  rest: Rest,
  problem: "bad_quotes" | "row_too_long",
): Scan | null {
  if (rest === "more comes" && bytes.length - from <= furthestEnd) return null;
  return firstLine(bytes, from, end, rest, problem);
}

/** Gives up the first line of a record, so that a stray quote does not swallow the lines behind it. */
function firstLine(
  bytes: Buffer,
  from: number,
  end: number,
  rest: Rest,
  problem: "bad_quotes" | "row_too_long",
): Scan | null {
  const feed = endOfLine(bytes, from, end);
  if (feed !== -1) return { next: feed + 1, lines: 1, bounds: [], problem, goesOn: false };
  if (rest === "end of file") return { next: bytes.length, lines: 1, bounds: [], problem, goesOn: false };
  if (bytes.length - from <= furthestEnd) return null;
  return { next: bytes.length, lines: 1, bounds: [], problem: "row_too_long", goesOn: true };
}

/** Where the line that begins at `from` ends, by the sign that ends lines or a stray \n; -1 when its end is to come. */
export function endOfLine(bytes: Buffer, from: number, end: number): number {
  const at = bytes.indexOf(end, from);
  if (end === lineFeed) return at;
  const feed = bytes.subarray(from, at === -1 ? bytes.length : at).indexOf(lineFeed);
  return feed === -1 ? at : from + feed;
}

function countLines(bytes: Buffer, from: number, to: number, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(end, from); at !== -1 && at < to; at = bytes.indexOf(end, at + 1)) count += 1;
  return count;
}
