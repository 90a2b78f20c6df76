import { useEffect, useRef } from "react";
import { groupNotes } from "./grouping.ts";
import { useBoardState, useTools } from "./use-board.ts";
import type { Picked } from "./use-picked.ts";

/** Keys that work wherever one does not type: g groups, n writes, arrows walk over notes, Ctrl Z takes back. */
export function useBoardKeys(picked: Picked): void {
  const { act, text, undo } = useTools();
  const state = useBoardState();
  const now = useRef({ act, text, undo, state, picked });
  now.current = { act, text, undo, state, picked };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const types = (event.target as Element).closest("input:not([type=radio]), textarea, select");
      const { current } = now;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !types) {
        event.preventDefault();
        return current.undo();
      }
      if (types || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") return current.picked.clear();
      if (event.key === "g" && current.picked.ids.size > 0) {
        const said = (key: "grouped" | "moved", count: number) => current.text(`board.${key}`, { count });
        groupNotes({ ...current, said }, [...current.picked.ids]);
        current.picked.clear();
      } else if (event.key === "n") document.getElementById("write")?.focus();
      else if (event.key === "ArrowDown" || event.key === "ArrowRight") walk(1);
      else if (event.key === "ArrowUp" || event.key === "ArrowLeft") walk(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** From the note in focus to the next or the one before. Elsewhere arrows keep their own work. */
function walk(step: 1 | -1): void {
  const faces = [...document.querySelectorAll<HTMLElement>("button.note-face")];
  const here = faces.indexOf(document.activeElement as HTMLElement);
  faces[here === -1 ? 0 : here + step]?.focus();
}
