import { useEffect, useRef } from "react";
import { currentPhase, isClosed } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";

/**
 * When the board moves to another phase, or closes: everybody is at the top of the page, with the focus on what the
 * phase is called, and reads that it moved.
 */
export function useMovedOn(): void {
  const { say, text } = useTools();
  const state = useBoardState();
  const phase = currentPhase(state);
  const phases = state.frame?.phases ?? [];
  const place = phases.findIndex(({ id }) => id === phase?.id);
  const closed = isClosed(state);
  const earlier = useRef<{ id: string; place: number; closed: boolean } | null>(null);
  useEffect(() => {
    if (!phase) return;
    const before = earlier.current;
    earlier.current = { id: phase.id, place, closed };
    if (!before || (before.id === phase.id && before.closed === closed)) return;
    window.scrollTo({ top: 0, behavior: "instant" });
    document.getElementById("phase-title")?.focus({ preventScroll: true });
    if (closed !== before.closed) return say(text(closed ? "board.nowClosed" : "board.nowOpen"));
    say(text(place < before.place ? "board.nowBack" : "board.nowIn", { phase: phase.title }));
  }, [phase, place, closed, say, text]);
}
