import { useEffect, useState } from "react";

/** Milliseconds that each part of a wall that is higher than the screen stays in sight. */
const turnAfter = 12_000;
/** Milliseconds after which a wall that somebody scrolled by hand goes on by itself. */
const letGoAfter = 120_000;
/** Keys of a clicker for slides, and of a keyboard: one screen on or back. */
const turns: Record<string, 1 | -1> = {
  PageDown: 1,
  ArrowDown: 1,
  ArrowRight: 1,
  PageUp: -1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/**
 * What does not fit at a size that a room can read is turned by itself, screen by screen, and begins again. The space
 * bar holds it still and lets it go on; the keys of a clicker turn it and hold it for two minutes, and so does
 * scrolling by hand. A new phase begins at the top.
 */
export function useTurning(phaseId: string | null): "goes" | "held" {
  const [held, hold] = useState<"goes" | "held">("goes");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new phase begins at the top
  useEffect(() => {
    hold("goes");
    window.scrollTo({ top: 0, behavior: "instant" });
  }, [phaseId]);
  useEffect(() => {
    let until = 0;
    const rest = () => {
      window.clearTimeout(until);
      until = window.setTimeout(() => hold("goes"), letGoAfter);
      hold("held");
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = turns[event.key];
      if (event.key === " ") {
        window.clearTimeout(until);
        hold((earlier) => (earlier === "goes" ? "held" : "goes"));
      } else if (step) {
        turn(step);
        rest();
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    window.addEventListener("wheel", rest, { passive: true });
    window.addEventListener("touchmove", rest, { passive: true });
    return () => {
      window.clearTimeout(until);
      document.removeEventListener("keydown", press);
      window.removeEventListener("wheel", rest);
      window.removeEventListener("touchmove", rest);
    };
  }, []);
  useEffect(() => {
    if (held === "held") return;
    const timer = window.setInterval(() => turn("round"), turnAfter);
    return () => window.clearInterval(timer);
  }, [held]);
  return held;
}

/** One screen on or back; `round` begins again at the end. */
function turn(way: 1 | -1 | "round"): void {
  const { scrollHeight } = document.documentElement;
  const head = document.querySelector<HTMLElement>(".wall-head");
  const covered = head && getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0;
  const step = (window.innerHeight - covered) * 0.85;
  const atEnd = window.scrollY + window.innerHeight >= scrollHeight - 4;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top = way === "round" && atEnd ? 0 : window.scrollY + (way === -1 ? -step : step);
  window.scrollTo({ top, behavior: calm ? "instant" : "smooth" });
}

/** A click on something that hangs on the wall points it out to the room, and a second one no more. */
export function usePointing(): void {
  useEffect(() => {
    const point = ({ target }: MouseEvent) => {
      const thing =
        target instanceof Element ? target.closest(".note, .wall-statements > li, .wall-ladder > li") : null;
      const before = document.querySelector(".pointed");
      before?.classList.remove("pointed");
      if (thing && thing !== before) thing.classList.add("pointed");
    };
    document.addEventListener("click", point);
    return () => document.removeEventListener("click", point);
  }, []);
}

/** Asks the device to leave its screen on, again whenever the wall comes back in sight. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const ask = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      // A device that saves its battery may refuse; the wall goes on without.
      lock = await navigator.wakeLock.request("screen").catch(() => null);
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      document.removeEventListener("visibilitychange", ask);
      lock?.release();
    };
  }, []);
}
