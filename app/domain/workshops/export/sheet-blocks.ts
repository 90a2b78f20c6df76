import type { Sheet, SheetNote } from "./sheet.ts";

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

/** All that stands on the sheet, in the order in which it is read: principles, then areas, groups and notes. */
export function blocksOf(sheet: Sheet, say: Say): Block[] {
  const heading = (...texts: string[]): Block => ({ kind: "heading", texts, fill: null, place: "own" });
  const card = cardOf(say);
  const layer = (text: string): Block => ({ kind: "layer", texts: [text], fill: null, place: "own" });
  const principles =
    sheet.statements.length === 0
      ? []
      : [
          layer(`${say("principles")} · ${say("untied", { count: sheet.untied })}`),
          ...sheet.statements.map(
            (each): Block => ({
              kind: "statement",
              texts: [`${each.number}. ${each.text}`, ...(each.explanation ? [each.explanation] : [])],
              fill: "#e1f0eb",
              place: "own",
            }),
          ),
        ];
  return [
    ...principles,
    layer(say("elements", { count: sheet.notes })),
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
      ...area.notes.map(card),
    ]),
  ];
}

/** A note, and beneath it in quieter type its dots and the principles that it gave rise to. */
const cardOf =
  (say: Say) =>
  (note: SheetNote): Block => {
    const facts = [
      ...(note.votes > 0 ? [say("dots", { count: note.votes })] : []),
      ...(note.ties.length > 0 ? [say("tiedTo", { numbers: note.ties.join(", ") })] : []),
      ...(note.source ? [say("after", { source: note.source.title })] : []),
    ];
    return {
      kind: "note",
      texts: [note.text, ...(facts.length > 0 ? [facts.join(" · ")] : [])],
      fill: papers[note.colour] ?? "#ffffff",
      place: "within",
    };
  };
