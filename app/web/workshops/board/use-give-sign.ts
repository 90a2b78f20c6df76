import { useCallback } from "react";
import { currentPhase, ownChair } from "./state.ts";
import { useTools } from "./use-board.ts";

type Sign = { ready: boolean } | { hand: boolean };

/** Gives a sign without a word, at once. Ready is said of a phase; a hand stays up. */
export function useGiveSign(): (sign: Sign) => void {
  const { decide, store } = useTools();
  return useCallback(
    (sign) => {
      const state = store.get();
      const me = ownChair(state);
      if (!me) return;
      decide({
        key: Object.keys(sign).join(),
        command: "changeOwnChair",
        input: sign,
        shows: { kind: "participant", id: me.id, fields: sign },
        phaseId: "ready" in sign ? (currentPhase(state)?.id ?? null) : null,
      });
    },
    [decide, store],
  );
}
