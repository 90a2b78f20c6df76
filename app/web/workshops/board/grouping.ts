import { type BoardState, type ShownNote, shownNotes, thingsOf } from "./state.ts";
import type { Undo } from "./store.ts";
import type { Act } from "./use-board.ts";

/** What moving notes about needs: the board, the way to act, and what is said after. */
export interface Mover {
  state: BoardState;
  act: Act;
  said: (key: "grouped" | "moved", count: number) => string;
}

const notesIn = (state: BoardState, ids: Iterable<string>): ShownNote[] => {
  const wanted = new Set(ids);
  return shownNotes(state).filter((note) => wanted.has(note.id) && note.standing === "open");
};

/** Puts each note back where it was. */
const backTo = (notes: ShownNote[]): Undo =>
  notes.map(({ id: noteId, areaId, groupId, position }) => ({
    command: "changeNote",
    input: { noteId, areaId, groupId, position },
  }));

/** Puts notes together: the first of them says where. Undoing puts each back where it was. Returns the new group's id. */
export async function groupNotes({ state, act, said }: Mover, noteIds: string[]): Promise<string | null> {
  const notes = notesIn(state, noteIds);
  const ids = notes.map((note) => note.id);
  if (ids.length === 0) return null;
  const ordered = noteIds.filter((id) => ids.includes(id));
  const answer = await act(
    "addGroup",
    { noteIds: ordered },
    {
      undo: (result) => [
        { command: "changeGroup", input: { groupId: result.id, removed: true } },
        ...backTo(notes.filter((note) => note.groupId !== null)),
      ],
      said: said("grouped", ids.length),
    },
  );
  return answer.ok ? String(answer.result.id) : null;
}

/** Moves notes into an area, single, or into a group with the group's area. */
export async function moveNotes(
  { state, act, said }: Mover,
  noteIds: string[],
  to: { areaId: string } | { groupId: string },
): Promise<void> {
  const notes = notesIn(state, noteIds);
  const group = "groupId" in to ? thingsOf(state, "group").get(to.groupId) : undefined;
  const target = "groupId" in to ? { groupId: to.groupId, areaId: group?.areaId } : { ...to, groupId: null };
  for (const [index, note] of notes.entries()) {
    const last = index === notes.length - 1;
    const answer = await act(
      "changeNote",
      { noteId: note.id, ...target },
      last ? { undo: backTo(notes), said: said("moved", notes.length) } : {},
    );
    if (!answer.ok) return;
  }
}
