import { IconFewer, IconMore } from "./icons.ts";
import { useMarks } from "./marks.ts";
import { useTools } from "./use-board.ts";

/** The dots of a note, a group or a statement: to give while the round is open, counted once it is over. */
export function TargetMark({
  target,
  targetId,
}: {
  target: "note" | "group" | "statement";
  targetId: string;
}) {
  const { act, text } = useTools();
  const { mode, dots, left, results, most } = useMarks();
  const own = dots.get(targetId) ?? 0;
  if (mode === "results") {
    const votes = results.get(targetId) ?? 0;
    return (
      <p className="result">
        {votes > 0 && (
          <span
            className="result-bar"
            style={{ inlineSize: `${(votes / most) * 100}%` }}
            aria-hidden="true"
          />
        )}
        <span className="num">{text("board.dots", { count: votes })}</span>
      </p>
    );
  }
  if (mode !== "vote") return null;
  const cast = (votes: number) => act("castVotes", { target, targetId, votes });
  return (
    <div className="dots">
      <button
        type="button"
        onClick={() => cast(own - 1)}
        disabled={own === 0}
        aria-label={text("board.takeDot")}
      >
        <IconFewer size={20} aria-hidden="true" />
      </button>
      <span className="own-dots" role="img" aria-label={text("board.yourDots", { count: own })}>
        {own > 0 ? "●".repeat(Math.min(own, 10)) : <span className="no-dot">○</span>}
      </span>
      <button
        type="button"
        onClick={() => cast(own + 1)}
        disabled={left <= 0}
        aria-label={text("board.giveDot")}
      >
        <IconMore size={20} aria-hidden="true" />
      </button>
    </div>
  );
}
