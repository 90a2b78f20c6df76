import { type TimeReader, timeReader } from "#calendar/parse-time.ts";
import { localToInstant } from "#calendar/zone.ts";
import { damageOf, type TableRow } from "#core/csv-table.ts";
import { hashOf } from "#core/identifiers.ts";
import { isReadable, nameOf, referenceOf, wordsOf } from "#core/plain-text.ts";
import type { Messages } from "#messages/en/index.ts";
import type { Field, Mapping } from "./mapping.ts";
import { channels, kinds, outcomes } from "./mapping.ts";

const day = 24 * 3600 * 1000;
const earliest = Date.UTC(1900, 0, 1);

/** A row as we understood it. Times are RFC 3339 in UTC. */
export interface ReadRow {
  line: number;
  reference: string;
  kind: (typeof kinds)[number];
  text: string;
  channel: (typeof channels)[number];
  team: string | null;
  receivedAt: string;
  firstAnswerAt: string | null;
  dueAt: string | null;
  closedAt: string | null;
  outcome: (typeof outcomes)[number] | null;
  /** Of all the above but the line: the same content, the same hash. Hexadecimal. */
  hash: string;
}

/** What can be said about a row: what has no sentence in the messages cannot be said. */
export type Reason = keyof Messages["imports"]["reason"];

/** Something to be said about a row. A refused row has exactly one refusal and becomes nothing. */
export interface Remark {
  line: number;
  severity: "refused" | "warning";
  field: Field | null;
  code: Reason;
}

/** What reading one row gives: a row or a refusal, and warnings. */
export interface Reading {
  row: ReadRow | null;
  remarks: Remark[];
}

/** What reads the rows of one file. */
export type RowReader = (row: TableRow) => Reading;

interface Settings {
  mapping: Mapping;
  /** The cells of the file's first record. */
  header: string[];
  /** The zone of times without one. */
  zone: string;
  /** The text of a row that has none. */
  noText: string;
  /** Times beyond tomorrow cannot have happened. */
  now: Date;
}

class Refused extends Error {
  readonly field: Field | null;
  readonly code: Reason;
  constructor(field: Field | null, code: Reason) {
    super(code);
    this.field = field;
    this.code = code;
  }
}

/** Makes a mapping ready for the rows of a file whose header was checked. */
export function rowReader(settings: Settings): RowReader {
  const { mapping, header } = settings;
  const places = new Map<Field, number>();
  for (const [field, column] of Object.entries(mapping.columns)) {
    places.set(field as Field, header.indexOf(column));
  }
  const times = timeReader(mapping.time?.format ?? "ISO");
  if (!times.ok) throw new Error(`a saved time format is none: ${times.code}`);
  return (row) => {
    const remarks: Remark[] = [];
    try {
      if (row.tableProblem) throw new Refused(null, row.tableProblem);
      if (row.short) remarks.push({ line: row.line, severity: "warning", field: null, code: "short_row" });
      const cell = (field: Field, longest: number) => cellOf(row, places.get(field), field, longest);
      return { row: readRow(row.line, cell, settings, times.value, remarks), remarks };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return {
        row: null,
        remarks: [{ line: row.line, severity: "refused", field: error.field, code: error.code }],
      };
    }
  };
}

type Cell = (field: Field, longest: number) => string;

function readRow(
  line: number,
  cell: Cell,
  settings: Settings,
  times: TimeReader,
  remarks: Remark[],
): ReadRow {
  const { constants, values } = settings.mapping;
  const reference = cell("reference", 100);
  if (!reference) throw new Refused("reference", "reference_missing");
  if (reference.includes("\n")) throw new Refused("reference", "one_line");
  if (damageOf(reference) === "rounded_number") throw new Refused("reference", "rounded_number");
  const time = (field: Field) => {
    const text = cell(field, 100);
    if (!text) return null;
    const { at, warning } = placeTime(text, field, times, settings);
    if (warning) remarks.push({ line, severity: "warning", field, code: warning });
    return at;
  };
  const receivedAt = time("received");
  if (!receivedAt) throw new Refused("received", "received_missing");
  const [firstAnswerAt, dueAt, closedAt] = [time("firstAnswer"), time("due"), time("closed")];
  for (const [field, at] of [
    ["firstAnswer", firstAnswerAt],
    ["due", dueAt],
    ["closed", closedAt],
  ] as const) {
    if (at && at < receivedAt) throw new Refused(field, "before_received");
    if (at && field !== "due" && at.getTime() > settings.now.getTime() + day)
      throw new Refused(field, "in_the_future");
  }
  if (receivedAt.getTime() > settings.now.getTime() + day) throw new Refused("received", "in_the_future");
  const team = cell("team", 120) || constants?.team || null;
  if (team?.includes("\n")) throw new Refused("team", "one_line");
  const outcome = closedAt
    ? (wordOf(cell("outcome", 200), "outcome", outcomes, values?.outcome) ?? constants?.outcome ?? "resolved")
    : null;
  const answeredByClosing = settings.mapping.closingAnswers && outcome !== "withdrawn" ? closedAt : null;
  const row = {
    reference,
    kind: wordOf(cell("kind", 200), "kind", kinds, values?.kind) ?? constants?.kind ?? "question",
    text: cell("text", 20_000) || constants?.text || settings.noText,
    channel:
      wordOf(cell("channel", 200), "channel", channels, values?.channel) ?? constants?.channel ?? "other",
    team,
    receivedAt: receivedAt.toISOString(),
    firstAnswerAt: (firstAnswerAt ?? answeredByClosing)?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    outcome,
  };
  return { line, ...row, hash: hashOf(JSON.stringify(Object.values(row))).toString("hex") };
}

/** What stays of a cell: text keeps what its script needs, a reference nothing unseen. */
const keptAs = (field: Field) => (field === "reference" ? referenceOf : field === "text" ? wordsOf : nameOf);

function cellOf(row: TableRow, place: number | undefined, field: Field, longest: number): string {
  if (place === undefined) return "";
  const text = keptAs(field)(row.cell(place));
  if (damageOf(text) === "spreadsheet_error") throw new Refused(field, "spreadsheet_error");
  if (text.length > longest) throw new Refused(field, "too_long");
  if (!isReadable(text)) throw new Refused(field, "unreadable_characters");
  return text;
}

/** A word of ours for what stands in the file; null for an empty cell. */
function wordOf<Word extends string>(
  text: string,
  field: Field,
  known: readonly Word[],
  words: Record<string, Word> | undefined,
): Word | null {
  if (!text) return null;
  const mapped = words && (Object.hasOwn(words, text) ? words[text] : undefined);
  const word = mapped ?? known.find((one) => one === text.toLowerCase()) ?? words?.["*"];
  if (!word) throw new Refused(field, "unknown_word");
  return word;
}

function placeTime(
  text: string,
  field: Field,
  times: TimeReader,
  { mapping, zone }: Settings,
): { at: Date; warning: "time_moved" | "time_twice" | null } {
  const read = times(text);
  if (!read.ok) throw new Refused(field, read.code);
  const placed =
    read.value.kind === "instant"
      ? { instant: read.value.instant, shifted: false, ambiguous: false }
      : localToInstant(read.value.local, mapping.time?.zone ?? zone);
  const at = new Date(placed.instant.epochMilliseconds);
  if (at.getTime() < earliest) throw new Refused(field, "too_long_ago");
  return { at, warning: placed.shifted ? "time_moved" : placed.ambiguous ? "time_twice" : null };
}
