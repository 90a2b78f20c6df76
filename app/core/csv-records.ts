import { type Dialect, endOfLine, quote, type Rest, type Scan, scanRecord } from "./csv-scan.ts";
import { pace } from "./turns.ts";

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

/** So many records come at a time. */
const recordsAtOnce = 1000;

/**
 * Reads the records of a CSV file (RFC 4180; a quote within an unquoted field stands for itself) as its bytes come in,
 * holding no more than a chunk and one record. Each record comes once: one with bad quotes costs its first line only,
 * and reading goes on behind that line; one that is too long, however long, is one record with that problem. Empty lines
 * and a first line that only names the delimiter (`sep=;`) are passed over. Others have their turn between lists.
 *
 * @param chunks the bytes of a UTF-8 file, from `start.position` on
 * @param start where reading begins: 0 and 0, or `end` and `linesRead` of an earlier record
 * @returns the records, some hundred at a time
 */
export async function* csvRecords(
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  start: { position: number; lines: number } = { position: 0, lines: 0 },
): AsyncGenerator<CsvRecord[]> {
  const reader = new Reader(dialect, start);
  for await (const chunk of chunks) {
    reader.add(chunk);
    yield* lists(reader, "more comes");
  }
  yield* lists(reader, "end of file");
}

async function* lists(reader: Reader, rest: Rest): AsyncGenerator<CsvRecord[]> {
  for (;;) {
    await pace();
    const records = reader.take(recordsAtOnce, rest);
    if (records.length > 0) yield records;
    if (records.length < recordsAtOnce) return;
  }
}

/** The first record of a file that has one; null otherwise. */
export function firstRecord(bytes: Uint8Array, dialect: Dialect, rest: Rest): CsvRecord | null {
  const reader = new Reader(dialect, { position: 0, lines: 0 });
  reader.add(bytes);
  return reader.take(1, rest)[0] ?? null;
}

class Reader {
  readonly #dialect: Dialect;
  #bytes: Buffer = Buffer.alloc(0);
  #position: number;
  #lines: number;
  /** The line before is given up and its end has not come yet. */
  #skipping = false;

  constructor(dialect: Dialect, { position, lines }: { position: number; lines: number }) {
    this.#dialect = dialect;
    this.#position = position;
    this.#lines = lines;
  }

  add(chunk: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
  }

  take(most: number, rest: Rest): CsvRecord[] {
    const records: CsvRecord[] = [];
    let from = this.#position === 0 ? this.#beginning(rest) : 0;
    if (from === null) return records;
    if (this.#skipping) from = this.#behindLine(from);
    while (records.length < most && !this.#skipping) {
      const scan = scanRecord(this.#bytes, from, this.#dialect, rest);
      if (!scan) break;
      const blank = scan.bounds.length === 2 && scan.bounds[0] === scan.bounds[1] && !scan.problem;
      if (!blank) records.push(recordOf(this.#bytes, scan, this.#lines, this.#position));
      this.#lines += scan.lines;
      this.#skipping = scan.goesOn;
      from = scan.next;
    }
    this.#position += from;
    this.#bytes = this.#bytes.subarray(from);
    return records;
  }

  /** Where the records begin: behind a mark that says UTF-8, and a line that names the delimiter. */
  #beginning(rest: Rest): number | null {
    const marked = this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb && this.#bytes[2] === 0xbf ? 3 : 0;
    const head = this.#bytes.toString("latin1", marked, marked + 12);
    if (rest === "more comes" && head.length < 12) return null;
    const named = delimiterLine.exec(head);
    if (!named) return marked;
    this.#lines += 1;
    return marked + named[0].length;
  }

  #behindLine(from: number): number {
    const feed = endOfLine(this.#bytes, from, this.#dialect.lineEnd.charCodeAt(0));
    this.#skipping = feed === -1;
    return feed === -1 ? this.#bytes.length : feed + 1;
  }
}

/** A first line by which spreadsheets are told what parts the cells. */
export const delimiterLine = /^"?sep=([\t\x20-\x7e])"?(?:\r\n|\n|\r)/i;

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
