import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { Caller, QueryContext } from "#core/context.ts";
import { csvLine } from "#core/csv-line.ts";
import { Reference, Search } from "#core/validation.ts";
import { cases, decisions, promises, questions } from "./case-lists.ts";
import { answersAsKnown, closings, deadlines, feelings, nextAnswers, pauses } from "./clock-lists.ts";
import type { Cell, ExportedList, Filters, Row } from "./exported-list.ts";
import { activity, calendars, needs, people, rights, teams } from "./organisation-lists.ts";
import { actions, pledges, principles, standardFigures, standards } from "./programme-lists.ts";
import { auditRatings, checks, initiatives, workshops } from "./workshop-lists.ts";

/** Every list that may leave as a file, by the name in its address. */
const lists = {
  actions,
  activity,
  "answers-as-known": answersAsKnown,
  "audit-ratings": auditRatings,
  calendars,
  cases,
  checks,
  closings,
  deadlines,
  decisions,
  "decision-rights": rights,
  feelings,
  initiatives,
  needs,
  "next-answers": nextAnswers,
  pauses,
  people,
  pledges,
  principles,
  promises,
  questions,
  "standard-figures": standardFigures,
  standards,
  teams,
  workshops,
} satisfies Record<string, ExportedList>;

export const ListName = z.enum(Object.keys(lists) as [keyof typeof lists]);
export type ListName = z.output<typeof ListName>;

/** A list that was asked for; the rows are read when the file is sent. */
export interface Export {
  list: ListName;
  format: "csv" | "json";
  filters: Filters;
}

/**
 * Takes a list out as a file, for whoever sees it; never from a shared device. It changes nothing but the log, so a
 * key that reads may do it. Errors: Invalid beside a filter that the list does not have.
 */
export const exportList = command({
  name: "list.export",
  scope: "read",
  input: z.strictObject({
    list: ListName,
    format: z.enum(["csv", "json"]).default("csv"),
    filters: z.record(Reference(40), Search(500)).default({}),
  }),
  can: (actor, _target, { list }) =>
    isStaff(actor) && !(actor.kind === "employee" && actor.sharedDeviceId) && lists[list].can(actor),
  run(ctx, { list, format, filters }): Export {
    lists[list].check(filters);
    ctx.record("list.exported", { type: "list", id: null }, { list, format, filters: Object.keys(filters) });
    return { list, format, filters };
  },
});

/** The file, piece by piece: CSV by RFC 4180 without a byte order mark, or a JSON object whose `items` are the rows. */
export async function* piecesOf(
  { services, actor, language, address }: Caller,
  asked: Export,
): AsyncGenerator<string> {
  const list: ExportedList = lists[asked.list];
  const { database: db } = services;
  const ctx: QueryContext = { db, services, actor, language, address, now: services.clock() };
  const format = formats[asked.format];
  let head = format.head(list);
  let written = 0;
  for await (const page of list.pages(ctx, asked.filters)) {
    yield head + format.rows(list, page, written);
    head = "";
    written += page.length;
  }
  yield head + format.foot;
}

interface Format {
  head: (list: ExportedList) => string;
  /** Some rows, when so many stand already. */
  rows: (list: ExportedList, rows: Row[], written: number) => string;
  foot: string;
}

const formats: Record<Export["format"], Format> = {
  csv: {
    head: (list) => csvLine(list.columns),
    rows: (list, rows) =>
      rows.map((row) => csvLine(list.columns.map((column) => plain(row[column] ?? null)))).join(""),
    foot: "",
  },
  json: {
    head: () => '{"items":[',
    rows: (_list, rows, written) =>
      rows.map((row, index) => `${written + index > 0 ? "," : ""}\n${JSON.stringify(row)}`).join(""),
    foot: "\n]}\n",
  },
};

const plain = (cell: Cell): string | number | null =>
  cell instanceof Date ? cell.toISOString() : typeof cell === "boolean" ? String(cell) : cell;

/** The name of the file: `cases-2026-11-22.csv`. */
export const fileNameOf = ({ list, format }: Export, now: Date): string =>
  `${list}-${now.toISOString().slice(0, 10)}.${format}`;
