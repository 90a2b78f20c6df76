import { useId, useState } from "react";
import type { PanelProps } from "../board/phase-panel.tsx";
import { RoundTool } from "../board/round-tool.tsx";
import { currentPhase, isClosed, ownList, thingsOf } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { useReadyWhen } from "../board/use-ready-when.ts";
import { RateChart } from "./rate-chart.tsx";
import { type Statement, statementsInOrder, writesNow } from "./things.ts";

interface OwnRating {
  phaseId: string;
  targetId: string;
  able: number;
  stretch: number;
}
const sides = ["able", "stretch"] as const;
type Side = (typeof sides)[number];

/** Can we today, and does it stretch us? Each rates in private; over the round, all see where each statement stands. */
export function RatePanel({ board, text }: PanelProps) {
  const phase = currentPhase(board);
  const statements = statementsInOrder(board);
  if (!phase) return null;
  if (statements.length === 0) return <p className="panel quiet">{text("board.noStatements")}</p>;
  if (phase.closedAt || isClosed(board)) {
    const results = thingsOf(board, "ratings").get(phase.id)?.results ?? [];
    return (
      <>
        <RateChart statements={statements} results={results} text={text} />
        <RoundTool phase={phase} />
      </>
    );
  }
  const own = ownList<OwnRating>(board, "ratings").filter(({ phaseId }) => phaseId === phase.id);
  const rated = new Map(own.map((rating) => [rating.targetId, rating]));
  const left = statements.filter(({ id }) => !rated.has(id)).length;
  return (
    <section className="panel rate-panel" aria-label={text("drafting.rate")}>
      <p className="quiet">{text("drafting.rateSay")}</p>
      {writesNow(board) ? (
        <>
          <ol className="statement-list">
            {statements.map((statement) => (
              <RateCard
                key={statement.id}
                phaseId={phase.id}
                statement={statement}
                own={rated.get(statement.id)}
                text={text}
              />
            ))}
          </ol>
          <RatingsLeft left={left} text={text} />
        </>
      ) : (
        <p>{text("drafting.ratingOn")}</p>
      )}
      <RoundTool phase={phase} />
    </section>
  );
}

function RatingsLeft({ left, text }: { left: number } & Pick<PanelProps, "text">) {
  useReadyWhen(left);
  return <p role="status">{text("drafting.rateLeft", { count: left })}</p>;
}

/** Two scales; what is chosen on one waits for the other. */
function RateCard({
  phaseId,
  statement,
  own,
  text,
}: { phaseId: string; statement: Statement; own: OwnRating | undefined } & Pick<PanelProps, "text">) {
  const { decide } = useTools();
  const name = useId();
  const [chosen, setChosen] = useState<Partial<Record<Side, number>>>({});
  const value = (side: Side) => chosen[side] ?? own?.[side];
  const choose = (side: Side, step: number) => {
    const next = { able: value("able"), stretch: value("stretch"), [side]: step };
    setChosen(next);
    if (next.able === undefined || next.stretch === undefined) return;
    const { able, stretch } = next;
    const { id: targetId } = statement;
    decide({
      key: `rating ${targetId}`,
      command: "giveRating",
      input: { target: "statement", targetId, able, stretch, inPhase: phaseId },
      shows: {
        own: "ratings",
        item: { phaseId, targetId, able, stretch },
        same: ["phaseId", "targetId"],
      },
      phaseId,
    });
  };
  return (
    <li className="statement-card">
      <h3 id={`${name}-words`}>{statement.text}</h3>
      <div className="scales">
        {sides.map((side) => (
          <fieldset key={side} className="scale" aria-describedby={`${name}-words`}>
            <legend>{text(`drafting.${side}`)}</legend>
            <div className="scale-steps">
              {[1, 2, 3, 4, 5].map((step) => (
                <label key={step}>
                  <input
                    type="radio"
                    name={`${name}-${side}`}
                    checked={value(side) === step}
                    onChange={() => choose(side, step)}
                  />
                  <span>{step}</span>
                </label>
              ))}
            </div>
            <p className="scale-ends quiet" aria-hidden="true">
              <span>{text("drafting.notAtAll")}</span>
              <span>{text("drafting.wholly")}</span>
            </p>
          </fieldset>
        ))}
      </div>
    </li>
  );
}
