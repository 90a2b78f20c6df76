import type { Services } from "#core/context.ts";
import { csvLine } from "#core/csv-line.ts";
import type { Sheet, SheetNote } from "./sheet.ts";

type Text = Services["text"];
type Say = (key: string, values?: Record<string, unknown>) => string;

/** Columns of the table; `agreed` is of statements alone. */
const columns = [
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
  "agreed",
] as const;
type Cells = Partial<Record<(typeof columns)[number], string | number>> & { kind: string };

/**
 * One line a statement, a group, a note, a stake, an action and an answer on the ladder, in the order of the board
 * (RFC 4180).
 */
export function sheetAsCsv(sheet: Sheet, text: Text): string {
  const rows: Cells[] = [
    ...sheet.statements.map(({ number, text: words, votes, id, agreed }) => ({
      kind: "statement",
      number,
      text: words,
      dots: votes,
      id,
      agreed: agreed ? "yes" : "no",
    })),
    ...sheet.areas.flatMap((area) => [
      ...area.groups.flatMap((group) => [
        {
          kind: "group",
          area: area.title,
          group: group.name,
          text: group.name,
          dots: group.votes,
          id: group.id,
        },
        ...group.notes.map((note) => noteCells(note, area.title, group.name)),
      ]),
      ...area.notes.map((note) => noteCells(note, area.title, "")),
    ]),
    ...sheet.stakes.map((stake) => ({ kind: "stake", text: stake.text, stake: stake.kind })),
    ...sheet.actions.map((action) => ({ kind: "action", text: action.text })),
    ...sheet.ladder.flatMap(({ question, answers }) =>
      answers.map((answer) => ({ kind: "ladder", area: asks(sheet, text, question), text: answer })),
    ),
  ];
  const lines = [[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  return lines.map(csvLine).join("");
}

const noteCells = (note: SheetNote, area: string, group: string): Cells => ({
  kind: "note",
  area,
  group,
  text: note.text,
  dots: note.votes,
  tied_to: note.ties.join(" "),
  stake: note.stake ?? "",
  actions: note.actions.join(" | "),
  colour: note.colour,
  id: note.id,
  source: note.source ? [note.source.title, note.source.url].filter(Boolean).join(" ") : "",
});

/** A question of the ladder as the workshop was asked it. */
export const asks = (sheet: Pick<Sheet, "language">, text: Text, question: string): string =>
  text(sheet.language, `ladder.asks.${question}`);

/** Headings, lists and plain words, for whatever reads Markdown (CommonMark). */
export function sheetAsMarkdown(sheet: Sheet, text: Text): string {
  const say: Say = (key, values) => text(sheet.language, `outcome.${key}`, values);
  const lines = [`# ${plain(sheet.title)}`, ""];
  if (sheet.purpose) lines.push(plain(sheet.purpose), "");
  lines.push(...statementLines(sheet, say));
  for (const area of sheet.areas) {
    lines.push(`## ${plain(area.title)}`, "");
    for (const group of area.groups) {
      lines.push(`### ${plain(group.name) || say("unnamed")}${dotsOf(group.votes)}`, "");
      lines.push(...group.notes.map(itemIn(say)), "");
    }
    // Under a heading of their own, so that nobody takes them for the last group's.
    if (area.groups.length > 0 && area.notes.length > 0) lines.push(`### ${say("notInGroup")}`, "");
    lines.push(...area.notes.map(itemIn(say)), "");
  }
  const list = (title: string, items: string[]) =>
    items.length === 0 ? [] : [`## ${title}`, "", ...items.map((item) => `- ${item}`), ""];
  lines.push(
    ...list(
      say("stakes"),
      sheet.stakes.map((stake) => `${plain(stake.text)} (${say(`stake.${stake.kind}`)})`),
    ),
    ...list(
      say("actions"),
      sheet.actions.map((action) => `${plain(action.text)} (${say(`actionState.${action.state}`)})`),
    ),
    ...ladderLines(sheet, say, text),
  );
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** What was agreed under its own title, apart from what was proposed and not agreed. */
function statementLines(sheet: Sheet, say: Say): string[] {
  const part = (title: string, agreed: boolean) => {
    const list = sheet.statements.filter((each) => each.agreed === agreed);
    if (list.length === 0) return [];
    const items = list.map(
      ({ number, text, explanation, votes }) =>
        `${number}. ${plain(text)}${dotsOf(votes)}${explanation ? `  \n   ${plain(explanation)}` : ""}`,
    );
    return [`## ${title}`, "", ...items, ""];
  };
  const all = [...part(say("principles"), true), ...part(say(notAgreed(sheet)), false)];
  return all.length === 0 ? [] : [...all, say("untied", { count: sheet.untied }), ""];
}

/** What statements are called that nobody agreed: proposed, as long as it may still come. */
export const notAgreed = ({ closed }: Pick<Sheet, "closed">): string =>
  closed ? "notAgreed" : "proposedOnly";

const ladderLines = (sheet: Sheet, say: Say, text: Text): string[] =>
  sheet.ladder.length === 0
    ? []
    : [
        `## ${say("ladder")}`,
        "",
        ...sheet.ladder.flatMap(({ question, answers }) => [
          `### ${asks(sheet, text, question)}`,
          "",
          ...answers.map((answer) => `- ${plain(answer)}`),
          "",
        ]),
      ];

const itemIn =
  (say: Say) =>
  (note: SheetNote): string => {
    const ties = note.ties.length > 0 ? ` → ${note.ties.join(", ")}` : "";
    const source = note.source ? ` (${plain(say("after", { source: note.source.title }))})` : "";
    const stake = note.stake ? ` (${say(`stake.${note.stake}`)})` : "";
    return `- ${plain(note.text)}${source}${dotsOf(note.votes)}${stake}${ties}`;
  };
const dotsOf = (votes: number): string => (votes > 0 ? ` (${votes} ●)` : "");

/** Words as words: no mark of theirs makes a heading, a list, a link or markup. */
const plain = (words: string): string =>
  words
    .replace(/\s+/g, " ")
    .replace(/([\\`*_{}[\]<>#|~!])/g, "\\$1")
    .replace(/^([-+]|\d+[.)])/, "\\$1");
