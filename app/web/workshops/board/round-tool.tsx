import { Asked } from "./asked.tsx";
import { facilitatesNow, isClosed } from "./state.ts";
import type { Phase } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** Ends the round of dots or ratings, so that all see its counts; or begins anew, which takes all of them away. */
export function RoundTool({ phase }: { phase: Phase }) {
  const { act, text } = useTools();
  const state = useBoardState();
  if (!facilitatesNow(state) || isClosed(state)) return null;
  const kind = phase.kind === "rate" ? "rate" : "vote";
  return (
    <div className="statement-acts">
      {phase.closedAt ? (
        <Asked
          label={text(`board.again.${kind}`)}
          says={text(`board.againSay.${kind}`)}
          yes={text("board.againYes")}
          act={() => act("endRound", { round: "again" })}
        />
      ) : (
        <button type="button" onClick={() => act("endRound", { round: "close" })}>
          {text("board.endRound")}
        </button>
      )}
    </div>
  );
}
