import type { Sheet, SheetNote } from "./sheet.ts";
import { notAgreed } from "./texts.ts";

/** Something that stands on the sheet: a heading over what follows, or a card. */
export interface Block {
  kind: "layer" | "heading" | "statement" | "note";
  /** Its lines: the first is the main one, others are quieter. */
  texts: string[];
  /** The paper of a card. */
  fill: string | null;
  /** Whether it belongs to the heading before it. */
  place: "own" | "within";
}

type Say = (key: string, values?: Record<string, unknown>) => string;

/** The papers of notes, light enough for black print. */
const papers: Record<string, string> = {
  sun: "#fff3bf",
  sky: "#dcebfa",
  leaf: "#ddf0dc",
  rose: "#fadfe1",
  stone: "#ece8e1",
};
/** The paper of a principle, and of a statement that is none. */
const [agreedPaper, proposedPaper] = ["#e1f0eb", "#f4f1ea"];

const heading = (...texts: string[]): Block => ({ kind: "heading", texts, fill: null, place: "own" });
const layer = (text: string): Block => ({ kind: "layer", texts: [text], fill: null, place: "own" });

/**
 * All that stands on the sheet, in the order in which it is read: principles, what was proposed and not agreed, then
 * areas, groups and notes, and what was answered on the ladder. `asks` says the questions of the ladder.
 */
export function blocksOf(sheet: Sheet, say: Say, asks: (question: string) => string): Block[] {
  const card = cardOf(say);
  const untied = sheet.statements.length > 0 ? [say("untied", { count: sheet.untied })] : [];
  return [
    ...statementBlocks(sheet, say("principles"), true),
    ...statementBlocks(sheet, say(notAgreed(sheet)), false),
    layer([say("elements", { count: sheet.notes }), ...untied].join(" · ")),
    ...sheet.areas.flatMap((area) => [
      heading(area.title, ...(area.stem ? [`${area.stem}…`] : [])),
      ...area.groups.flatMap((group) => [
        {
          ...heading(
            group.name || say("unnamed"),
            ...(group.votes > 0 ? [say("dots", { count: group.votes })] : []),
          ),
          place: "within" as const,
        },
        ...group.notes.map(card),
      ]),
      ...(area.groups.length > 0 && area.notes.length > 0
        ? [{ ...heading(say("notInGroup")), place: "within" as const }]
        : []),
      ...area.notes.map(card),
    ]),
    ...(sheet.ladder.length > 0 ? [layer(say("ladder"))] : []),
    ...sheet.ladder.flatMap(({ question, answers }) => [heading(asks(question)), ...answers.map(answerCard)]),
  ];
}

function statementBlocks(sheet: Sheet, title: string, agreed: boolean): Block[] {
  const list = sheet.statements.filter((each) => each.agreed === agreed);
  if (list.length === 0) return [];
  return [
    layer(title),
    ...list.map(
      (each): Block => ({
        kind: "statement",
        texts: [`${each.number}. ${each.text}`, ...(each.explanation ? [each.explanation] : [])],
        fill: agreed ? agreedPaper : proposedPaper,
        place: "own",
      }),
    ),
  ];
}

const answerCard = (answer: string): Block => ({
  kind: "note",
  texts: [answer],
  fill: "#ffffff",
  place: "within",
});

/** A note, and beneath it in quieter type its dots, what it gave rise to and what was made of it. */
const cardOf =
  (say: Say) =>
  (note: SheetNote): Block => {
    const facts = [
      ...(note.votes > 0 ? [say("dots", { count: note.votes })] : []),
      ...(note.ties.length > 0 ? [say("tiedTo", { numbers: note.ties.join(", ") })] : []),
      ...(note.stake ? [say(`stake.${note.stake}`)] : []),
      ...(note.source ? [say("after", { source: note.source.title })] : []),
    ];
    return {
      kind: "note",
      texts: [note.text, ...(facts.length > 0 ? [facts.join(" · ")] : [])],
      fill: papers[note.colour] ?? "#ffffff",
      place: "within",
    };
  };
