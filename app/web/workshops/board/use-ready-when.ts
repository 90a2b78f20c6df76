import { useEffect, useRef } from "react";
import { facilitatesNow, ownChair } from "./state.ts";
import { useTools } from "./use-board.ts";
import { useGiveSign } from "./use-give-sign.ts";

/**
 * Whoever has rated or answered all statements is ready without a further press (of dots and of the question the server
 * says so itself). Whoever takes it back is not; and who
 * says otherwise by the button is believed.
 *
 * @param left how much this participant has still to give
 */
export function useReadyWhen(left: number): void {
  const { store } = useTools();
  const give = useGiveSign();
  const done = left <= 0;
  const earlier = useRef(done);
  useEffect(() => {
    if (earlier.current === done) return;
    earlier.current = done;
    const state = store.get();
    const me = ownChair(state);
    if (me && me.ready !== done && !facilitatesNow(state)) give({ ready: done });
  }, [done, give, store]);
}
