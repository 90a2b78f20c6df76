import { useCallback, useMemo, useState } from "react";
import { type BoardState, shownNotes } from "./state.ts";

/** The notes that somebody has picked to do something with. */
export interface Picked {
  ids: ReadonlySet<string>;
  toggle: (noteId: string) => void;
  clear: () => void;
}

/** Picking notes: a tap, a click or the space bar. What is no longer there is no longer picked. */
export function usePicked(state: BoardState): Picked {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (noteId: string) =>
      setChosen((earlier) => {
        const next = new Set(earlier);
        if (!next.delete(noteId)) next.add(noteId);
        return next;
      }),
    [],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  const ids = useMemo(() => {
    if (chosen.size === 0) return chosen;
    const there = new Set(shownNotes(state).map((note) => note.id));
    return new Set([...chosen].filter((id) => there.has(id)));
  }, [chosen, state]);
  return useMemo(() => ({ ids, toggle, clear }), [ids, toggle, clear]);
}
