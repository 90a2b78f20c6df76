import { type RefObject, useEffect, useRef } from "react";
import { isClosed } from "./state.ts";
import { useBoardState } from "./use-board.ts";
import type { Grouping } from "./use-grouping.ts";

/** Pixels before a press becomes a drag, and milliseconds that a finger rests before it does. */
const [threshold, longPress] = [6, 260];
/** Pixels from the edge of what is seen of the board in which the page scrolls along, and how far at each picture. */
const [edge, stepBy] = [70, 12];

/**
 * Notes are dragged onto each other, into groups and into areas: with a mouse or a pen at once, with a finger after
 * resting on one, so that a list still scrolls. One pair of listeners serves four thousand notes.
 */
export function useDrag(field: RefObject<HTMLElement | null>, grouping: Grouping): void {
  const state = useBoardState();
  const now = useRef({ state, grouping });
  now.current = { state, grouping };
  useEffect(() => {
    const root = field.current;
    if (!root) return;
    let drag: Drag | null = null;
    let rest = 0;
    let scrolling = 0;
    let at = { x: 0, y: 0 };

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
      markTarget(root, targetAt(root, x, y, drag.note));
      at = { x, y };
      scrolling ||= window.requestAnimationFrame(scroll);
    };
    // Held still at the edge, the page goes on scrolling.
    const scroll = () => {
      scrolling = 0;
      if (!drag?.ghost) return;
      const by = scrollAt(at.y);
      if (by === 0) return;
      window.scrollBy({ top: by, behavior: "instant" });
      move(at.x, at.y);
    };
    const end = (x: number, y: number) => {
      const done = drag;
      stop();
      if (!done?.ghost) return;
      // The click that follows a drag picks nothing.
      root.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => root.removeEventListener("click", swallow, { capture: true }), 50);
      const target = targetAt(root, x, y, done.note);
      const id = done.note.dataset.note;
      if (target && id) drop(id, target);
    };
    const drop = (id: string, target: HTMLElement) => {
      const { note, group, area } = target.dataset;
      if (note) now.current.grouping.group([note, id]);
      else if (group) now.current.grouping.move([id], { groupId: group });
      else if (area) now.current.grouping.move([id], { areaId: area });
    };
    const stop = () => {
      window.clearTimeout(rest);
      window.cancelAnimationFrame(scrolling);
      scrolling = 0;
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

/**
 * What is seen under the pointer: another note, a group or an area. Never the note itself or where
 * it hangs already, and nothing that lies unseen beneath the head or a bar.
 */
function targetAt(root: HTMLElement, x: number, y: number, note: HTMLElement): HTMLElement | null {
  const seen = document.elementsFromPoint(x, y).find((each) => !each.closest(".ghost"));
  if (!seen || !root.contains(seen)) return null;
  const under = seen.closest<HTMLElement>("[data-movable], .group, .area");
  if (!under || under === note) return null;
  const target = under.closest<HTMLElement>(".group") ?? under;
  // Where it hangs already nothing is to be done.
  const home = note.closest<HTMLElement>(".group") ?? note.closest<HTMLElement>(".area");
  return target === home ? null : target;
}

/** How far the page scrolls at each picture while a note is held here: near the head, or near the foot. */
function scrollAt(y: number): number {
  const bars = [...document.querySelectorAll<HTMLElement>(".board-head, .facilitator-bar")];
  const top = Math.max(0, ...bars.map((bar) => bar.getBoundingClientRect().bottom));
  if (y < top + edge) return -stepBy;
  return y > window.innerHeight - edge ? stepBy : 0;
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
