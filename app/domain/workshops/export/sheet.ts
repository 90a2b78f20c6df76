import { type Frame, readFrame } from "#blocks/boards/frame.ts";
import { readWhole } from "#blocks/boards/read-board.ts";
import type { Queryable } from "#db/client.ts";
import { workshopParts } from "../board-parts.ts";
import type { Source } from "../notes.ts";
import { findWorkshop } from "../workshop.ts";

export interface SheetNote {
  id: string;
  text: string;
  colour: string;
  votes: number;
  /** Numbers of the statements that it gave rise to. */
  ties: number[];
  /** What became of it. */
  stake: string | null;
  actions: string[];
  /** Where its words are from, when nobody there wrote them: a list with its title, an organisation with its page. */
  source: { title: string; url: string | null } | null;
}
export interface SheetArea {
  title: string;
  stem: string | null;
  groups: { id: string; name: string; votes: number; notes: SheetNote[] }[];
  notes: SheetNote[];
}
export interface SheetStatement {
  number: number;
  id: string;
  text: string;
  explanation: string | null;
  elements: number;
  votes: number;
  /** Only what was agreed is a principle; the rest was proposed. */
  agreed: boolean;
}
/** A board as a sheet: the statements above, the elements below, and nothing of who wrote what. */
export interface Sheet {
  workshopId: string;
  title: string;
  purpose: string | null;
  language: string;
  closed: boolean;
  /** Those that were agreed first. */
  statements: SheetStatement[];
  areas: SheetArea[];
  /** Notes that no statement came of, in the areas in which notes were to be tied. */
  untied: number;
  notes: number;
  stakes: { kind: string; text: string }[];
  actions: { text: string; state: string }[];
  /** The questions of the ladder that were answered, in their order, by their names. */
  ladder: { question: string; answers: string[] }[];
}

interface Shared {
  note: (Pick<SheetNote, "id" | "text" | "colour"> & {
    areaId: string;
    groupId: string | null;
    source: Source;
  })[];
  group: { id: string; areaId: string; name: string }[];
  tie: { id: string; targetIds: string[] }[];
  votes: { id: string; results: { targetId: string; votes: number }[] }[];
  statement: { id: string; text: string; explanation: string | null; agreed: boolean }[];
  stake: { noteId: string | null; kind: string; text: string }[];
  action: { noteId: string | null; text: string; state: string }[];
  ladder: { question: string; text: string }[];
}

/**
 * A board as everybody on it sees it, ready for paper and files: read from the shared part alone, so that nothing
 * hidden can be in it; names of authors are left out altogether. Errors: NotFound.
 */
export async function sheetOf(db: Queryable, workshopId: string): Promise<Sheet> {
  const { title, purpose, language } = await findWorkshop(db, workshopId);
  const { frame = await readFrame(db, workshopId), all } = await readWhole(db, workshopParts, workshopId);
  const shared = all as unknown as Shared;
  const standing = [...shared.statement].sort((one, other) => Number(other.agreed) - Number(one.agreed));
  const numbers = new Map(standing.map(({ id }, index) => [id, index + 1]));
  const dots = dotsOf(frame, shared.votes);
  const ties = new Map(
    shared.tie.map(({ id, targetIds }) => [id, targetIds.flatMap((target) => numbers.get(target) ?? [])]),
  );
  const noteOf = ({ id, text, colour, source }: Shared["note"][number]): SheetNote => ({
    id,
    text,
    colour,
    votes: dots.get(id) ?? 0,
    ties: (ties.get(id) ?? []).toSorted((one, other) => one - other),
    stake: shared.stake.find((stake) => stake.noteId === id)?.kind ?? null,
    actions: shared.action.filter((action) => action.noteId === id).map((action) => action.text),
    source: shownSource(source),
  });
  const notes = (belongs: (note: Shared["note"][number]) => boolean) =>
    shared.note.filter(belongs).map(noteOf);
  const areas = frame.areas.map((area) => ({
    title: area.words?.[language]?.title ?? area.title,
    stem: area.words?.[language]?.stem ?? area.stem,
    groups: shared.group
      .filter(({ id, areaId }) => areaId === area.id && shared.note.some(({ groupId }) => groupId === id))
      .map(({ id, name }) => ({
        id,
        name,
        votes: dots.get(id) ?? 0,
        notes: notes((note) => note.groupId === id),
      })),
    notes: notes((note) => note.areaId === area.id && note.groupId === null),
  }));
  const toTie = areasToTie(frame);
  return {
    workshopId,
    title,
    purpose,
    language,
    closed: frame.closedAt !== null,
    areas,
    statements: standing.map(({ id, text, explanation, agreed }, index) => ({
      number: index + 1,
      id,
      text,
      explanation,
      elements: [...ties.values()].filter((list) => list.includes(index + 1)).length,
      votes: dots.get(id) ?? 0,
      agreed,
    })),
    notes: shared.note.length,
    untied: shared.note.filter(({ id, areaId }) => toTie.has(areaId) && !ties.get(id)?.length).length,
    stakes: shared.stake.map(({ kind, text }) => ({ kind, text })),
    actions: shared.action.map(({ text, state }) => ({ text, state })),
    ladder: [...Map.groupBy(shared.ladder, ({ question }) => question)].map(([question, answers]) => ({
      question,
      answers: answers.map(({ text }) => text),
    })),
  };
}

/** Dots by target, over all rounds that are over; those of a run-off decide between equals and are added to no others. */
function dotsOf({ phases }: Frame, rounds: Shared["votes"]): Map<string, number> {
  const runOffs = new Set(phases.flatMap(({ id, runOff }) => (runOff ? [id] : [])));
  const dots = new Map<string, number>();
  for (const { targetId, votes } of rounds
    .filter(({ id }) => !runOffs.has(id))
    .flatMap(({ results }) => results))
    dots.set(targetId, (dots.get(targetId) ?? 0) + votes);
  return dots;
}

/** The areas whose notes are to be tied: those of the phases of tying; all where the plan names none. */
export function areasToTie({ phases, areas }: Pick<Frame, "phases" | "areas">): Set<string> {
  const named = phases.filter(({ kind }) => kind === "tie").map(({ areaIds }) => areaIds);
  const all = named.length === 0 || named.some((ids) => ids.length === 0);
  return new Set(all ? areas.map(({ id }) => id) : named.flat());
}

function shownSource(source: Source): SheetNote["source"] {
  if (source?.kind === "library")
    return { title: `${source.organisation}, ${source.title}`, url: source.url };
  return source?.title ? { title: source.title, url: null } : null;
}
