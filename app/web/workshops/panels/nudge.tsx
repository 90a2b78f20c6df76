import { useId, useState } from "react";
import type { PanelProps } from "../board/phase-panel.tsx";
import { facilitatesNow, ownList } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { DropResults } from "./drop-results.tsx";
import { type DropRound, draftingOf, named, statementsInOrder, writesNow } from "./things.ts";

/** From the sixth statement on: which one would you drop? Said once, asked in private. */
export function Nudge({ board, text }: Pick<PanelProps, "board" | "text">) {
  const { act } = useTools();
  const [seen, look] = useSeen(`kept.nudge.${board.workshopId}`);
  const round = [...named<DropRound>(board, "drop").values()].sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
  const facilitates = facilitatesNow(board) && !board.frame?.closedAt;
  const nudged = draftingOf(board)?.nudged ?? false;
  const ask = () => {
    look();
    act("askWhichToDrop", { round: "open" });
  };
  if (round?.open) return <DropQuestion board={board} text={text} round={round} />;
  const asks = facilitates && nudged && (
    <button type="button" onClick={ask}>
      {text("drafting.askDrop")}
    </button>
  );
  return (
    <>
      {nudged && seen === "not_yet" && (
        <div className="nudge" role="status">
          <p>
            <strong>{text("drafting.nudge", { count: statementsInOrder(board).length })}</strong>{" "}
            {text("drafting.nudgeSay")}
          </p>
          <div className="statement-acts">
            {asks}
            <button type="button" className="bare" onClick={look}>
              {text("drafting.nudgeClose")}
            </button>
          </div>
        </div>
      )}
      {seen === "seen" && asks && <div className="statement-acts">{asks}</div>}
      {round && <DropResults board={board} text={text} round={round} />}
    </>
  );
}

/** One choice, which nobody sees before the asking ends. */
function DropQuestion({ board, text, round }: Pick<PanelProps, "board" | "text"> & { round: DropRound }) {
  const { act, decide } = useTools();
  const name = useId();
  const choose = (statementId: string | null) =>
    decide({
      key: `drop ${round.id}`,
      command: "chooseToDrop",
      input: { statementId, roundId: round.id },
      shows: { own: "drops", item: { roundId: round.id, statementId }, same: ["roundId"] },
      phaseId: board.frame?.phaseId ?? null,
    });
  const own = ownList<{ roundId: string; statementId: string | null }>(board, "drops").find(
    ({ roundId }) => roundId === round.id,
  );
  return (
    <fieldset className="drop-question">
      <legend>{text("drafting.whichDrop")}</legend>
      <p className="quiet">{text("drafting.dropSecret")}</p>
      {statementsInOrder(board)
        .filter(({ agreed }) => !agreed)
        .map(({ id, text: words }) => (
          <label key={id} className="statement">
            <input
              type="radio"
              name={name}
              disabled={!writesNow(board)}
              checked={own?.statementId === id}
              onChange={() => choose(id)}
            />
            <span>{words}</span>
          </label>
        ))}
      <div className="statement-acts">
        {own?.statementId && (
          <button type="button" className="bare" onClick={() => choose(null)}>
            {text("drafting.dropNone")}
          </button>
        )}
        {facilitatesNow(board) && (
          <button type="button" className="first" onClick={() => act("askWhichToDrop", { round: "close" })}>
            {text("drafting.endDrop")}
          </button>
        )}
      </div>
    </fieldset>
  );
}

/** What this device has shown once it does not show again. */
function useSeen(key: string): ["seen" | "not_yet", () => void] {
  const [seen, setSeen] = useState<"seen" | "not_yet">(() => {
    try {
      return window.localStorage.getItem(key) === null ? "not_yet" : "seen";
    } catch {
      // A browser that keeps nothing shows it once a visit.
      return "not_yet";
    }
  });
  return [
    seen,
    () => {
      setSeen("seen");
      try {
        window.localStorage.setItem(key, "seen");
      } catch {
        // Nothing to keep it in: it is gone for this visit.
      }
    },
  ];
}
