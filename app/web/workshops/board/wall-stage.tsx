import type { ComponentType } from "react";
import type { TextFunction } from "#messages/text.ts";
import { ShownSpread } from "../panels/conviction.tsx";
import { answersByRung } from "../panels/ladder.tsx";
import { RateChart } from "../panels/rate-chart.tsx";
import { type Conviction, countTies, named, rungs, statementsInOrder } from "../panels/things.ts";
import { useMarks } from "./marks.ts";
import { ranked } from "./ranked.ts";
import { type BoardState, isClosed, thingsOf } from "./state.ts";
import type { Phase, PhaseKind } from "./types.ts";
import { Ranking } from "./vote-panel.tsx";
import { ConsentWall } from "./wall-consent.tsx";

export interface StageProps {
  board: BoardState;
  phase: Phase;
  text: TextFunction;
}

/** What a phase shows on the wall above its notes: one line a kind. */
const stages: Record<PhaseKind, ComponentType<StageProps> | null> = {
  conviction: ConvictionStage,
  write: WriteStage,
  discuss: null,
  group: null,
  vote: VoteStage,
  rate: RateStage,
  tie: Statements,
  ladder: LadderStage,
  draft: DraftStage,
  consent: ConsentWall,
};

/** The part of the wall that belongs to the phase alone. Of what is private nothing stands here, not even how much. */
export function WallStage(props: StageProps) {
  const Stage = isClosed(props.board) ? ClosedStage : stages[props.phase.kind];
  return Stage && <Stage {...props} />;
}

const Say = ({ children }: { children: string }) => <p className="wall-say">{children}</p>;

function ConvictionStage({ board, phase, text }: StageProps) {
  const shown = named<Conviction>(board, "conviction").get(phase.id);
  if (!shown) return <Say>{text("board.wallConviction")}</Say>;
  return <ShownSpread spread={shown.spread} text={text} />;
}

function WriteStage({ text }: StageProps) {
  return <Say>{text("board.wallWriting")}</Say>;
}

function VoteStage({ board, phase, text }: StageProps) {
  const { mode } = useMarks();
  return mode === "results" ? (
    <Ranking board={board} phase={phase} text={text} />
  ) : (
    <Say>{text("board.wallVoting")}</Say>
  );
}

function RateStage({ board, phase, text }: StageProps) {
  if (!phase.closedAt) {
    return (
      <>
        <Say>{text("board.wallRating")}</Say>
        <Statements board={board} text={text} />
      </>
    );
  }
  const results = thingsOf(board, "ratings").get(phase.id)?.results ?? [];
  return <RateChart statements={statementsInOrder(board)} results={results} text={text} />;
}

function LadderStage({ board, text }: StageProps) {
  const answers = answersByRung(board);
  return (
    <ol className="wall-ladder">
      {rungs.map((rung) => (
        <li key={rung} className={board.frame?.rung === rung ? "pointed" : undefined}>
          <h2>{text(`ladder.asks.${rung}`)}</h2>
          <ul>
            {(answers.get(rung) ?? []).map(({ id, text: words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function DraftStage({ board, text }: StageProps) {
  const winners = lastWinners(board);
  return (
    <div className={winners.length > 0 ? "wall-draft" : undefined}>
      <Statements board={board} text={text} />
      {winners.length > 0 && (
        <section className="wall-winners" aria-label={text("board.weighsMost")}>
          <h2>{text("board.weighsMost")}</h2>
          <ol>
            {winners.map(({ id, rank, name, votes }) => (
              <li key={id}>
                <span className="num rank">{rank}.</span> {name || text("board.nameless")}{" "}
                <span className="quiet num">{text("board.dots", { count: votes })}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

/** The first places of the last round of dots that was shown. */
function lastWinners(board: BoardState) {
  const shown = thingsOf(board, "votes");
  const last = board.frame?.phases.findLast(
    ({ id, kind, runOff }) => kind === "vote" && !runOff && shown.has(id),
  );
  return last ? ranked(board, last.id).filter(({ rank }) => rank <= 5) : [];
}

/** The statements, each with how many elements carry it. */
export function Statements({ board, text }: Pick<StageProps, "board" | "text">) {
  const statements = statementsInOrder(board);
  const { elements } = countTies(board);
  if (statements.length === 0) return null;
  return (
    <ol className="wall-statements" aria-label={text("board.statements")}>
      {statements.map((statement) => {
        const count = elements.get(statement.id) ?? 0;
        return (
          <li key={statement.id} className={count === 0 ? "bare" : undefined}>
            {statement.text}
            <span className="quiet">
              {count === 0 ? text("board.bare") : text("board.elements", { count })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function ClosedStage({ board, text }: StageProps) {
  const agreed = statementsInOrder(board).filter((statement) => statement.agreed);
  if (agreed.length === 0) return null;
  return (
    <section aria-label={text("board.outcome")}>
      <p className="wall-say">{text("board.weAgreed", { count: agreed.length })}</p>
      <ol className="wall-statements">
        {agreed.map(({ id, text: words }) => (
          <li key={id}>{words}</li>
        ))}
      </ol>
    </section>
  );
}
