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
/** A board as a sheet: the statements above, the elements below, and nothing of who wrote what. */
export interface Sheet {
  workshopId: string;
  title: string;
  purpose: string | null;
  language: string;
  statements: { number: number; id: string; text: string; explanation: string | null; elements: number }[];
  areas: SheetArea[];
  /** Notes that no statement came of. */
  untied: number;
  notes: number;
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
  statement: { id: string; text: string; explanation: string | null }[];
  stake: { noteId: string | null; kind: string }[];
  action: { noteId: string | null; text: string }[];
}

/**
 * A board as everybody on it sees it, ready for paper and files: read from the shared part alone, so that nothing
 * hidden can be in it; names of authors are left out altogether. Errors: NotFound.
 */
export async function sheetOf(db: Queryable, workshopId: string): Promise<Sheet> {
  const { title, purpose, language } = await findWorkshop(db, workshopId);
  const { frame, all } = await readWhole(db, workshopParts, workshopId);
  const shared = all as unknown as Shared;
  const numbers = new Map(shared.statement.map(({ id }, index) => [id, index + 1]));
  // The dots of a run-off decide between equals, and are added to no others.
  const runOffs = new Set(frame?.phases.flatMap(({ id, runOff }) => (runOff ? [id] : [])));
  const dots = new Map<string, number>();
  for (const { targetId, votes } of shared.votes
    .filter(({ id }) => !runOffs.has(id))
    .flatMap(({ results }) => results))
    dots.set(targetId, (dots.get(targetId) ?? 0) + votes);
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
  const areas = (frame?.areas ?? []).map((area) => ({
    title: area.title,
    stem: area.stem,
    groups: shared.group
      .filter(({ areaId }) => areaId === area.id)
      .map(({ id, name }) => ({
        id,
        name,
        votes: dots.get(id) ?? 0,
        notes: notes((note) => note.groupId === id),
      })),
    notes: notes((note) => note.areaId === area.id && note.groupId === null),
  }));
  const tied = shared.note.filter(({ id }) => (ties.get(id) ?? []).length > 0).length;
  return {
    workshopId,
    title,
    purpose,
    language,
    areas,
    statements: shared.statement.map(({ id, text, explanation }, index) => ({
      number: index + 1,
      id,
      text,
      explanation,
      elements: [...ties.values()].filter((list) => list.includes(index + 1)).length,
    })),
    notes: shared.note.length,
    untied: shared.note.length - tied,
  };
}

function shownSource(source: Source): SheetNote["source"] {
  if (source?.kind === "library")
    return { title: `${source.organisation}, ${source.title}`, url: source.url };
  return source?.title ? { title: source.title, url: null } : null;
}
