import type { Services } from "#core/context.ts";
import { csvLine } from "#core/csv-line.ts";
import type { Sheet, SheetNote } from "./sheet.ts";

type Text = Services["text"];

/** One line a statement and a note, in the order of the board (RFC 4180). */
export function sheetAsCsv(sheet: Sheet): string {
  const lines = [
    [
      "kind",
      "number",
      "area",
      "group",
      "text",
      "dots",
      "tied_to",
      "stake",
      "actions",
      "colour",
      "id",
      "source",
    ],
    ...sheet.statements.map((each) => [
      "statement",
      each.number,
      "",
      "",
      each.text,
      null,
      "",
      "",
      "",
      "",
      each.id,
      "",
    ]),
    ...sheet.areas.flatMap((area) => [
      ...area.groups.flatMap((group) => group.notes.map((note) => noteLine(note, area.title, group.name))),
      ...area.notes.map((note) => noteLine(note, area.title, "")),
    ]),
  ];
  return lines.map(csvLine).join("");
}

const noteLine = (note: SheetNote, area: string, group: string) => [
  "note",
  null,
  area,
  group,
  note.text,
  note.votes,
  note.ties.join(" "),
  note.stake ?? "",
  note.actions.join(" | "),
  note.colour,
  note.id,
  note.source ? [note.source.title, note.source.url].filter(Boolean).join(" ") : "",
];

/** Headings, lists and plain words, for whatever reads Markdown (CommonMark). */
export function sheetAsMarkdown(sheet: Sheet, text: Text): string {
  const say = (key: string, values?: Record<string, unknown>) =>
    text(sheet.language, `outcome.${key}`, values);
  const lines = [`# ${plain(sheet.title)}`, ""];
  if (sheet.purpose) lines.push(plain(sheet.purpose), "");
  if (sheet.statements.length > 0) {
    lines.push(`## ${say("principles")}`, "");
    for (const { number, text: words, explanation } of sheet.statements)
      lines.push(`${number}. ${plain(words)}${explanation ? `  \n   ${plain(explanation)}` : ""}`);
    lines.push("", say("untied", { count: sheet.untied }), "");
  }
  for (const area of sheet.areas) {
    lines.push(`## ${plain(area.title)}`, "");
    for (const group of area.groups) {
      lines.push(`### ${plain(group.name) || say("unnamed")}${dotsOf(group.votes)}`, "");
      lines.push(...group.notes.map(itemIn(say)), "");
    }
    lines.push(...area.notes.map(itemIn(say)), "");
  }
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

const itemIn =
  (say: (key: string, values?: Record<string, unknown>) => string) =>
  (note: SheetNote): string => {
    const ties = note.ties.length > 0 ? ` → ${note.ties.join(", ")}` : "";
    const source = note.source ? ` (${plain(say("after", { source: note.source.title }))})` : "";
    return `- ${plain(note.text)}${source}${dotsOf(note.votes)}${ties}`;
  };
const dotsOf = (votes: number): string => (votes > 0 ? ` (${votes} ●)` : "");

/** Words as words: no mark of theirs makes a heading, a list, a link or markup. */
const plain = (words: string): string =>
  words
    .replace(/\s+/g, " ")
    .replace(/([\\`*_{}[\]<>#|~!])/g, "\\$1")
    .replace(/^([-+]|\d+[.)])/, "\\$1");
