import { Asked } from "./asked.tsx";
import { useMarks } from "./marks.ts";
import type { PanelProps } from "./phase-panel.tsx";
import { equalsIn, ranked } from "./ranked.ts";
import { RoundTool } from "./round-tool.tsx";
import { currentPhase, facilitatesNow, isClosed, thingsOf } from "./state.ts";
import type { Phase } from "./types.ts";
import { useTools } from "./use-board.ts";

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
      <Ranking board={board} phase={phase} text={text} />
      <RunOffs board={board} phase={phase} text={text} />
      <RoundTool phase={phase} />
    </div>
  );
}

function DotsLeft({ phase, left, text }: { phase: Phase; left: number } & Pick<PanelProps, "text">) {
  return (
    <div className="panel">
      <p className="dots-left" role="status">
        {text("board.dotsLeft", { count: left })} <span className="quiet">{text("board.dotsSecret")}</span>
      </p>
      <RoundTool phase={phase} />
    </div>
  );
}

/** What weighs most, by its dots; what weighs the same has the same place. Says for how many people it was given. */
export function Ranking({ board, phase, text }: { phase: Phase } & Pick<PanelProps, "board" | "text">) {
  const rows = ranked(board, phase.id).slice(0, 10);
  const given = thingsOf(board, "votes").get(phase.id);
  const most = Math.max(1, ...rows.map(({ votes }) => votes));
  if (rows.length === 0) return <p className="quiet">{text("board.noDots")}</p>;
  return (
    <section className="weighs-most" aria-label={text("board.weighsMost")}>
      <h3>{text("board.weighsMost")}</h3>
      <ol className="ranking">
        {rows.map(({ id, rank, last, name, votes }) => (
          <li key={id}>
            <span className="num rank">
              {rank}.{last > rank && <span className="away"> {text("board.sameRank")}</span>}
            </span>
            <span>{name || text("board.nameless")}</span>
            <span className="result-track" aria-hidden="true">
              <span className="result-bar" style={{ inlineSize: `${(votes / most) * 100}%` }} />
            </span>
            <span className="num">{text("board.dots", { count: votes })}</span>
          </li>
        ))}
      </ol>
      {given && given.people > given.devices && (
        <p className="quiet num">
          {text("board.givenFor", { devices: given.devices, people: given.people })}
        </p>
      )}
    </section>
  );
}

/** Lets everybody decide between things that got equally many dots. */
function RunOffs({ board, phase, text }: { phase: Phase } & Pick<PanelProps, "board" | "text">) {
  const { act } = useTools();
  if (!facilitatesNow(board) || isClosed(board)) return null;
  return (
    <div className="statement-acts">
      {equalsIn(ranked(board, phase.id))
        .slice(0, 3)
        .map((equals) => (
          <Asked
            key={equals[0]?.id}
            label={text("board.runOff", { place: equals[0]?.rank ?? 1, count: equals.length })}
            says={text("board.runOffSay")}
            yes={text("board.runOffYes")}
            act={() => act("startRunOff", { targetIds: equals.map(({ id }) => id) })}
          />
        ))}
    </div>
  );
}
