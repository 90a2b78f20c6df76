const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const longestRecord = 1024 * 1024;

/** One record of a file, in the bytes of the file: decoded field by field, since most fields are never asked for. */
export interface CsvRecord {
  /** The line on which it begins, from 1. */
  line: number;
  /** Where the next record begins, in bytes from the start of the file. */
  end: number;
  /** How many lines of the file lie before the next record. */
  linesRead: number;
  /** Number of fields; 0 for a record that cannot be read. */
  width: number;
  /** Why it cannot be read, or null. */
  problem: "bad_quotes" | "row_too_long" | null;
  /** The text of field n from 0; empty when there is none. */
  field(index: number): string;
}

interface Scan {
  next: number;
  lines: number;
  /** Start and end of each field in turn; a quoted one lies within its quotes. */
  bounds: number[];
  problem: CsvRecord["problem"];
}

/**
 * Reads the records of a CSV file (RFC 4180; a quote within an unquoted field stands for itself) as its bytes come
 * in, never holding more than a chunk and one record. A record with bad quotes costs its first line only: reading
 * goes on behind that line. Empty lines are passed over.
 *
 * @param chunks the bytes of a UTF-8 file, from `start.position` on
 * @param delimiter one ASCII sign
 * @param start where reading begins: 0 and 0, or `end` and `linesRead` of an earlier record
 * @returns the records, a list for each chunk
 */
export async function* csvRecords(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
  start: { position: number; lines: number } = { position: 0, lines: 0 },
): AsyncGenerator<CsvRecord[]> {
  const separator = delimiter.charCodeAt(0);
  let rest: Buffer = Buffer.alloc(0);
  let { position, lines } = start;
  const take = (last: "more comes" | "end of file"): CsvRecord[] => {
    const records: CsvRecord[] = [];
    let from = position === 0 ? afterMark(rest) : 0;
    for (;;) {
      const scan = scanRecord(rest, from, separator, last);
      if (!scan) break;
      const blank = scan.bounds.length === 2 && scan.bounds[0] === scan.bounds[1] && !scan.problem;
      if (!blank) records.push(recordOf(rest, scan, lines, position));
      lines += scan.lines;
      from = scan.next;
    }
    position += from;
    rest = rest.subarray(from);
    return records;
  };
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    yield take("more comes");
  }
  yield take("end of file");
}

/** Some programs begin a file with a mark that says UTF-8. */
const afterMark = (bytes: Buffer): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

/** Finds the end of the record that begins at `from`; null when more must come first, or nothing is left. */
function scanRecord(
  bytes: Buffer,
  from: number,
  separator: number,
  last: "more comes" | "end of file",
): Scan | null {
  if (from >= bytes.length) return null;
  const bounds: number[] = [];
  let lines = 0;
  let at = from;
  for (;;) {
    if (bytes[at] === quote) {
      const close = closingQuote(bytes, at + 1);
      if (close === -1) return unfinished(bytes, from, last, "bad_quotes");
      lines += countLines(bytes, at, close);
      bounds.push(at + 1, close);
      at = close + 1;
      if (bytes[at] === carriageReturn && (at + 1 === bytes.length || bytes[at + 1] === lineFeed)) at += 1;
      if (at === bytes.length && last === "more comes") return unfinished(bytes, from, last, "bad_quotes");
      if (at < bytes.length && bytes[at] !== separator && bytes[at] !== lineFeed)
        return refusedLine(bytes, from, last, "bad_quotes");
    } else {
      const begin = at;
      while (at < bytes.length && bytes[at] !== separator && bytes[at] !== lineFeed) at += 1;
      if (at === bytes.length && last === "more comes") return unfinished(bytes, from, last, "row_too_long");
      bounds.push(
        begin,
        bytes[at - 1] === carriageReturn && at > begin && bytes[at] !== separator ? at - 1 : at,
      );
    }
    if (at >= bytes.length) return { next: bytes.length, lines: lines + 1, bounds, problem: null };
    if (bytes[at] === lineFeed) return { next: at + 1, lines: lines + 1, bounds, problem: null };
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
  last: "more comes" | "end of file",
  problem: "bad_quotes" | "row_too_long",
): Scan | null {
  if (last === "more comes" && bytes.length - from <= longestRecord) return null;
  return refusedLine(bytes, from, last, problem);
}

/** Gives up the first line of a record, so that a stray quote does not swallow the lines behind it. */
function refusedLine(
  bytes: Buffer,
  from: number,
  last: "more comes" | "end of file",
  problem: "bad_quotes" | "row_too_long",
): Scan | null {
  const feed = bytes.indexOf(lineFeed, from);
  if (feed === -1 && last === "more comes") {
    // A line that has no end: give up what is there, and go on with what comes.
    return bytes.length - from <= longestRecord
      ? null
      : { next: bytes.length, lines: 0, bounds: [], problem };
  }
  return { next: feed === -1 ? bytes.length : feed + 1, lines: 1, bounds: [], problem };
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed, from); at !== -1 && at < to; at = bytes.indexOf(lineFeed, at + 1))
    count += 1;
  return count;
}

function recordOf(bytes: Buffer, scan: Scan, linesBefore: number, position: number): CsvRecord {
  return {
    line: linesBefore + 1,
    end: position + scan.next,
    linesRead: linesBefore + scan.lines,
    width: scan.bounds.length / 2,
    problem: scan.problem,
    field(index) {
      const begin = scan.bounds[2 * index];
      if (begin === undefined) return "";
      const text = bytes.toString("utf8", begin, scan.bounds[2 * index + 1]);
      return bytes[begin - 1] === quote ? text.replaceAll('""', '"') : text;
    },
  };
}
