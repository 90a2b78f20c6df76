import { useEffect, useRef } from "react";
import { singleKeys } from "./single-keys.ts";
import { useTools } from "./use-board.ts";
import type { Grouping } from "./use-grouping.ts";
import type { Picked } from "./use-picked.ts";

/** Where notes are: only there do arrows and single letters belong to the board. */
const notes = ".areas, .selection-bar";

/**
 * Keys of the notes. While a note has the focus, arrows walk from one to the next; while the focus is among the notes,
 * `g` groups what is picked and `n` goes to the box for writing, unless this device has switched single letters off.
 * Escape lets go and Ctrl Z takes back, also elsewhere. Everything else keeps its own keys: radios, lists, the page.
 */
export function useBoardKeys(picked: Picked, grouping: Grouping): void {
  const { undo } = useTools();
  const now = useRef({ undo, picked, grouping });
  now.current = { undo, picked, grouping };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.target instanceof Element) || event.defaultPrevented) return;
      const { current } = now;
      const types = event.target.closest("input:not([type=radio]), textarea, select");
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !types) current.undo();
      else if (!plain || types) return;
      else if (event.key === "Escape") return current.picked.clear();
      else if (!event.target.closest(notes) || !didInNotes(event, current)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** Does what a key means among the notes. Returns whether it means anything there. */
function didInNotes(event: KeyboardEvent, { picked, grouping }: { picked: Picked; grouping: Grouping }) {
  const step = steps[event.key];
  const face = (event.target as Element).closest<HTMLElement>("button.note-face");
  if (step !== undefined && face) return walk(face, step);
  if (!singleKeys.on()) return false;
  if (event.key === "n") return focusWriting();
  if (event.key !== "g" || picked.ids.size === 0) return false;
  grouping.group([...picked.ids]);
  picked.clear();
  return true;
}

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** From a note to the next or the one before. */
function walk(face: HTMLElement, step: 1 | -1): boolean {
  const faces = [...document.querySelectorAll<HTMLElement>("button.note-face")];
  faces[faces.indexOf(face) + step]?.focus();
  return true;
}

function focusWriting(): boolean {
  const field = document.getElementById("write");
  if (field instanceof HTMLButtonElement) field.click();
  else field?.focus();
  return field !== null;
}
