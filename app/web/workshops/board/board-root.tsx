import { useCallback, useEffect, useMemo, useState } from "react";
import type { TextFunction } from "#messages/text.ts";
import { Board } from "./board.tsx";
import type { Decision } from "./decisions.ts";
import type { BoardStore, Undo } from "./store.ts";
import { type Act, type After, BoardContext, type BoardPlace, useBoardState, useTools } from "./use-board.ts";
import { Wall } from "./wall.tsx";

/** Steps that can be taken back. */
const mostSteps = 50;
/** Milliseconds that a sentence stays in sight. */
const saidFor = 6_000;

/** The board or the wall; to whoever was sent away one sentence, and nothing to press. */
function Place({ mode }: Pick<BoardPlace, "mode">) {
  const { text } = useTools();
  if (useBoardState().connection === "removed") {
    return (
      <main className="board-opening">
        <p role="alert">{text("board.removed")}</p>
      </main>
    );
  }
  return mode === "wall" ? <Wall /> : <Board />;
}

/** Everything that the parts of a board share, around them. */
export function BoardRoot({
  place,
  store,
  text,
}: {
  place: BoardPlace;
  store: BoardStore;
  text: TextFunction;
}) {
  const [said, setSaid] = useState({ sentence: "", time: 0 });
  const [steps, setSteps] = useState<Undo[]>([]);
  const [heard, tell] = useState("");
  const say = useCallback((sentence: string) => setSaid({ sentence, time: Date.now() }), []);
  useEffect(() => {
    if (!said.sentence) return;
    const timer = window.setTimeout(() => setSaid({ sentence: "", time: 0 }), saidFor);
    return () => window.clearTimeout(timer);
  }, [said]);
  const follow = useCallback(
    (result: Record<string, unknown>, { undo, said }: After) => {
      const step = typeof undo === "function" ? undo(result) : undo;
      if (step) setSteps((earlier) => [...earlier.slice(1 - mostSteps), step]);
      if (said) say(typeof said === "function" ? said(result) : said);
    },
    [say],
  );
  const act: Act = useCallback(
    async (command, input, after = {}) => {
      const answer = await store.send(command, input);
      if (!answer.ok) say(answer.problem);
      else follow(answer.result, after);
      return answer;
    },
    [store, say, follow],
  );
  const decide = useCallback(
    async (decision: Decision, after: After = {}) => {
      const answer = await store.decide(decision);
      if (answer.ok) return follow(answer.result, after);
      say(answer.code === "too_late" ? text("board.tooLate") : answer.problem);
    },
    [store, say, follow, text],
  );
  const undo = useCallback(async () => {
    const step = steps.at(-1);
    if (!step) return;
    setSteps(steps.slice(0, -1));
    for (const { command, input } of step) {
      const answer = await store.send(command, input);
      if (!answer.ok) return say(answer.problem);
    }
    say(text("board.undone"));
  }, [steps, store, say, text]);
  const tools = useMemo(
    () => ({ place, store, text, act, decide, say, tell, undo, canUndo: steps.length > 0 }),
    [place, store, text, act, decide, say, undo, steps.length],
  );
  return (
    <BoardContext value={tools}>
      <Place mode={place.mode} />
      <p className="away" role="status">
        {heard}
      </p>
      <div className="board-said" role="status">
        {said.sentence && <p key={said.time}>{said.sentence}</p>}
      </div>
    </BoardContext>
  );
}
