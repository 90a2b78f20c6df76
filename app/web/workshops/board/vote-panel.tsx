import { useMarks } from "./marks.ts";
import type { PanelProps } from "./phase-panel.tsx";
import { currentPhase, thingsOf } from "./state.ts";

/** How many dots one has left; and when the round is over, what weighs most. */
export function VotePanel({ board, text }: PanelProps) {
  const { mode, left, results, most } = useMarks();
  const phase = currentPhase(board);
  if (mode === "vote" && phase) {
    if (board.participantId === null) return <p className="panel quiet">{text("board.votingOn")}</p>;
    return (
      <p className="panel dots-left" role="status">
        {text("board.dotsLeft", { count: left })} <span className="quiet">{text("board.dotsSecret")}</span>
      </p>
    );
  }
  const named = (id: string): string | undefined =>
    thingsOf(board, "note").get(id)?.text ??
    thingsOf(board, "group").get(id)?.name ??
    thingsOf(board, "statement").get(id)?.text;
  const ranked = [...results].sort((one, other) => other[1] - one[1]).slice(0, 10);
  if (ranked.length === 0) return <p className="panel quiet">{text("board.noDots")}</p>;
  return (
    <section className="panel" aria-label={text("board.weighsMost")}>
      <h3>{text("board.weighsMost")}</h3>
      <ol className="ranking">
        {ranked.map(([id, votes]) => (
          <li key={id}>
            <span>{named(id) || text("board.nameless")}</span>
            <span className="result-track" aria-hidden="true">
              <span className="result-bar" style={{ inlineSize: `${(votes / most) * 100}%` }} />
            </span>
            <span className="num">{text("board.dots", { count: votes })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
