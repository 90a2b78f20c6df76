import { useMarks } from "./marks.ts";
import type { PanelProps } from "./phase-panel.tsx";
import { ranked } from "./ranked.ts";
import { RoundTool } from "./round-tool.tsx";
import { currentPhase } from "./state.ts";
import type { Phase } from "./types.ts";
import { useReadyWhen } from "./use-ready-when.ts";

/** How many dots one has left; and when the round is over, what weighs most. */
export function VotePanel({ board, text }: PanelProps) {
  const { mode, left } = useMarks();
  const phase = currentPhase(board);
  if (!phase) return null;
  if (mode === "vote") {
    if (board.participantId !== null) return <DotsLeft phase={phase} left={left} text={text} />;
    return (
      <div className="panel">
        <p className="quiet">{text("board.votingOn")}</p>
        <RoundTool phase={phase} />
      </div>
    );
  }
  return (
    <div className="panel">
      <Ranking board={board} text={text} />
      <RoundTool phase={phase} />
    </div>
  );
}

function DotsLeft({ phase, left, text }: { phase: Phase; left: number } & Pick<PanelProps, "text">) {
  useReadyWhen(left);
  return (
    <div className="panel">
      <p className="dots-left" role="status">
        {text("board.dotsLeft", { count: left })} <span className="quiet">{text("board.dotsSecret")}</span>
      </p>
      <RoundTool phase={phase} />
    </div>
  );
}

/** What weighs most, by its dots; what weighs the same has the same place. */
export function Ranking({ board, text }: Pick<PanelProps, "board" | "text">) {
  const { results, most } = useMarks();
  const rows = ranked(board, results).slice(0, 10);
  if (rows.length === 0) return <p className="quiet">{text("board.noDots")}</p>;
  return (
    <section className="weighs-most" aria-label={text("board.weighsMost")}>
      <h3>{text("board.weighsMost")}</h3>
      <ol className="ranking">
        {rows.map(({ id, rank, shared, name, votes }) => (
          <li key={id}>
            <span className="num rank">
              {rank}.{shared === "shared" && <span className="away"> {text("board.sameRank")}</span>}
            </span>
            <span>{name || text("board.nameless")}</span>
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
