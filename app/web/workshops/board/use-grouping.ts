import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { groupNotes, moveNotes } from "./grouping.ts";
import { type BoardState, thingsOf } from "./state.ts";
import { useTools } from "./use-board.ts";

/** Putting notes together and elsewhere, by whatever way: keys, taps, dragging. */
export interface Grouping {
  group: (noteIds: string[]) => void;
  move: (noteIds: string[], to: { areaId: string } | { groupId: string }) => void;
  /** The group that was just made and may get a name. */
  naming: string | null;
  /** Done with the name: back to where one was. */
  named: () => void;
}

/** The note at which one goes on, and where on the screen it stood. */
interface Place {
  noteId: string;
  top: number;
}

/** A new group may hang far from here: neither the page nor the focus goes there. */
export function useGrouping(state: BoardState): Grouping {
  const { act, text } = useTools();
  const now = useRef({ state, act, text });
  now.current = { state, act, text };
  const [made, setMade] = useState<{ groupId: string; place: Place | null } | null>(null);
  const mover = useCallback(() => {
    const { text: say, ...rest } = now.current;
    return { ...rest, said: (key: "grouped" | "moved", count: number) => say(`board.${key}`, { count }) };
  }, []);
  const group = useCallback(
    async (noteIds: string[]) => {
      const place = placeAfter(noteIds);
      const groupId = await groupNotes(mover(), noteIds);
      if (groupId) setMade({ groupId, place });
    },
    [mover],
  );
  const move = useCallback<Grouping["move"]>((noteIds, to) => void moveNotes(mover(), noteIds, to), [mover]);
  const there = made !== null && thingsOf(state, "group").has(made.groupId);
  useLayoutEffect(() => {
    if (there) keep(made.place);
  }, [there, made]);
  const named = useCallback(() => {
    setMade(null);
    if (made?.place) faceOf(made.place.noteId)?.focus();
  }, [made]);
  const naming = there ? made.groupId : null;
  return useMemo(() => ({ group, move, naming, named }), [group, move, naming, named]);
}

const faceOf = (noteId: string) =>
  document.querySelector<HTMLElement>(`[data-note="${noteId}"] button.note-face`);

/** The first note below those that are put together, or the last one above. */
function placeAfter(noteIds: string[]): Place | null {
  const faces = [...document.querySelectorAll<HTMLElement>("[data-note]")];
  const ids = new Set(noteIds);
  const at = faces.findIndex((face) => ids.has(face.dataset.note ?? ""));
  const stays = (face: HTMLElement) => !ids.has(face.dataset.note ?? "");
  const next = faces.slice(at + 1).find(stays) ?? faces.slice(0, Math.max(at, 0)).findLast(stays);
  return next?.dataset.note ? { noteId: next.dataset.note, top: next.getBoundingClientRect().top } : null;
}

/** Scrolls so that a note stands where it stood, for browsers that do not keep it there by themselves. */
function keep(place: Place | null): void {
  const note = place && document.querySelector(`[data-note="${place.noteId}"]`);
  if (note) window.scrollBy({ top: note.getBoundingClientRect().top - place.top, behavior: "instant" });
}
