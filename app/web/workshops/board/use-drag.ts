import { type RefObject, useEffect, useRef } from "react";
import { groupNotes, moveNotes } from "./grouping.ts";
import { isClosed } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** Pixels before a press becomes a drag, and milliseconds that a finger rests before it does. */
const [threshold, longPress] = [6, 260];
/** Pixels from the edge in which the page scrolls along. */
const edge = 70;

/**
 * Notes are dragged onto each other, into groups and into areas: with a mouse or a pen at once, with a finger after
 * resting on one, so that a list still scrolls. One pair of listeners serves four thousand notes.
 */
export function useDrag(field: RefObject<HTMLElement | null>): void {
  const { act, text } = useTools();
  const state = useBoardState();
  const now = useRef({ act, text, state });
  now.current = { act, text, state };
  useEffect(() => {
    const root = field.current;
    if (!root) return;
    let drag: Drag | null = null;
    let rest = 0;

    const begin = (target: EventTarget | null, x: number, y: number) => {
      const note = (target as Element).closest<HTMLElement>("[data-movable]");
      const types = (target as Element).closest("textarea, input, select, .note-acts, .dots");
      if (!note || types || isClosed(now.current.state)) return;
      drag = { note, x, y, ghost: null };
    };
    const move = (x: number, y: number) => {
      if (!drag) return;
      if (!drag.ghost) lift(drag);
      if (drag.ghost) drag.ghost.style.translate = `${x - drag.x}px ${y - drag.y}px`;
      markTarget(root, targetAt(x, y, drag.note));
      if (y < edge) window.scrollBy(0, -12);
      else if (y > window.innerHeight - edge) window.scrollBy(0, 12);
    };
    const end = (x: number, y: number) => {
      const done = drag;
      stop();
      if (!done?.ghost) return;
      // The click that follows a drag picks nothing.
      root.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => root.removeEventListener("click", swallow, { capture: true }), 50);
      const target = targetAt(x, y, done.note);
      const id = done.note.dataset.note;
      if (target && id) drop(id, target);
    };
    const drop = (id: string, target: HTMLElement) => {
      const said = (key: "grouped" | "moved", count: number) => now.current.text(`board.${key}`, { count });
      const mover = { ...now.current, said };
      const { note, group, area } = target.dataset;
      if (note) groupNotes(mover, [note, id]);
      else if (group) moveNotes(mover, [id], { groupId: group });
      else if (area) moveNotes(mover, [id], { areaId: area });
    };
    const stop = () => {
      window.clearTimeout(rest);
      drag?.ghost?.remove();
      drag?.note.classList.remove("lifted");
      markTarget(root, null);
      drag = null;
    };

    const down = (event: PointerEvent) => {
      if (event.pointerType === "touch" || event.button !== 0) return;
      begin(event.target, event.clientX, event.clientY);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType === "touch" || !drag) return;
      const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > threshold;
      if (drag.ghost || far) move(event.clientX, event.clientY);
    };
    const up = (event: PointerEvent) => {
      if (event.pointerType !== "touch") end(event.clientX, event.clientY);
    };
    const touch = (event: TouchEvent) => {
      const finger = event.touches[0];
      if (!finger || event.touches.length > 1) return stop();
      const { target } = event;
      rest = window.setTimeout(() => {
        begin(target, finger.clientX, finger.clientY);
        move(finger.clientX, finger.clientY);
      }, longPress);
    };
    const slide = (event: TouchEvent) => {
      const finger = event.touches[0];
      if (!drag?.ghost || !finger) return window.clearTimeout(rest);
      event.preventDefault();
      move(finger.clientX, finger.clientY);
    };
    const leave = (event: TouchEvent) => {
      const finger = event.changedTouches[0];
      if (drag?.ghost && finger) {
        event.preventDefault();
        end(finger.clientX, finger.clientY);
      } else stop();
    };
    const cancel = (event: KeyboardEvent) => event.key === "Escape" && stop();

    root.addEventListener("pointerdown", down);
    window.addEventListener("pointermove", over);
    window.addEventListener("pointerup", up);
    root.addEventListener("touchstart", touch, { passive: true });
    root.addEventListener("touchmove", slide, { passive: false });
    root.addEventListener("touchend", leave);
    root.addEventListener("touchcancel", stop);
    window.addEventListener("keydown", cancel);
    return () => {
      stop();
      root.removeEventListener("pointerdown", down);
      window.removeEventListener("pointermove", over);
      window.removeEventListener("pointerup", up);
      root.removeEventListener("touchstart", touch);
      root.removeEventListener("touchmove", slide);
      root.removeEventListener("touchend", leave);
      root.removeEventListener("touchcancel", stop);
      window.removeEventListener("keydown", cancel);
    };
  }, [field]);
}

interface Drag {
  note: HTMLElement;
  x: number;
  y: number;
  ghost: HTMLElement | null;
}

/** A copy that follows the pointer, while the note itself waits in its place. */
function lift(drag: Drag): void {
  const { left, top, width } = drag.note.getBoundingClientRect();
  const ghost = drag.note.cloneNode(true) as HTMLElement;
  ghost.classList.add("ghost");
  ghost.setAttribute("aria-hidden", "true");
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  drag.note.classList.add("lifted");
  document.body.append(ghost);
  drag.ghost = ghost;
}

/** What lies under the pointer: another note, a group or an area. Never the note's own group or itself. */
function targetAt(x: number, y: number, note: HTMLElement): HTMLElement | null {
  const under = document
    .elementsFromPoint(x, y)
    .map((each) => each.closest<HTMLElement>("[data-movable], .group, .area"))
    .find((each) => each !== null && !each.classList.contains("ghost") && each !== note);
  if (!under) return null;
  const group = under.closest<HTMLElement>(".group");
  return group ?? under;
}

function markTarget(root: HTMLElement, target: HTMLElement | null): void {
  for (const each of root.querySelectorAll(".drop-here"))
    if (each !== target) each.classList.remove("drop-here");
  target?.classList.add("drop-here");
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
