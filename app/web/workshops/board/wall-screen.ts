import { useEffect } from "react";

/** Milliseconds that each part of a wall that is higher than the screen stays in sight. */
const turnAfter = 12_000;

/** What does not fit at a size that a room can read is turned by itself, screen by screen, and begins again. */
export function useSlowTurn(notes: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new notes make the wall higher
  useEffect(() => {
    const turn = window.setInterval(() => {
      const { scrollHeight } = document.documentElement;
      const head = document.querySelector<HTMLElement>(".wall-head")?.offsetHeight ?? 0;
      const step = (window.innerHeight - head) * 0.85;
      const atEnd = window.scrollY + window.innerHeight >= scrollHeight - 4;
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      window.scrollTo({ top: atEnd ? 0 : window.scrollY + step, behavior: calm ? "instant" : "smooth" });
    }, turnAfter);
    return () => window.clearInterval(turn);
  }, [notes > 0]);
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
