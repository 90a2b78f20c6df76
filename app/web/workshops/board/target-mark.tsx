import { IconFewer, IconMore } from "./icons.ts";
import { useMarks } from "./marks.ts";
import { useTools } from "./use-board.ts";

interface Target {
  target: "note" | "group" | "statement";
  targetId: string;
  /** What it is called, so that each of many buttons says what it belongs to. */
  name: string;
}

/** The dots of a note, a group or a statement: to give while the round is open, counted once it is over. */
export function TargetMark(props: Target) {
  const { mode, only } = useMarks();
  if (only && !only.has(props.targetId)) return null;
  if (mode === "results") return <Result targetId={props.targetId} />;
  return mode === "vote" ? <Dots {...props} /> : null;
}

/** What a round came to for one of its targets. */
export function Result({ targetId }: Pick<Target, "targetId">) {
  const { text } = useTools();
  const { results, most } = useMarks();
  const votes = results.get(targetId) ?? 0;
  return (
    <p className="result">
      {votes > 0 && (
        <span className="result-bar" style={{ inlineSize: `${(votes / most) * 100}%` }} aria-hidden="true" />
      )}
      <span className="num">{text("board.dots", { count: votes })}</span>
    </p>
  );
}

/** One's own dots: counted here at once, however slow the line. */
function Dots({ target, targetId, name }: Target) {
  const { decide, text } = useTools();
  const { dots, left, phaseId } = useMarks();
  const own = dots.get(targetId) ?? 0;
  const cast = (votes: number) =>
    decide({
      key: `dots ${targetId}`,
      command: "castVotes",
      input: { target, targetId, votes, inPhase: phaseId },
      shows: { own: "votes", item: { phaseId, targetId, votes }, same: ["phaseId", "targetId"] },
      phaseId,
    });
  return (
    <div className="dots">
      {/* Not disabled: the focus of a keyboard would fall off the button with the last dot. */}
      <button
        type="button"
        onClick={() => own > 0 && cast(own - 1)}
        aria-disabled={own === 0}
        aria-label={text("board.takeDot", { name })}
      >
        <IconFewer size={20} aria-hidden="true" />
      </button>
      <span className="own-dots" role="img" aria-label={text("board.yourDots", { count: own })}>
        {own > 0 ? "●".repeat(Math.min(own, 10)) : <span className="no-dot">○</span>}
      </span>
      <button
        type="button"
        onClick={() => left > 0 && cast(own + 1)}
        aria-disabled={left <= 0}
        aria-label={text("board.giveDot", { name })}
      >
        <IconMore size={20} aria-hidden="true" />
      </button>
    </div>
  );
}
