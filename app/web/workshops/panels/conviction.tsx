import { type FormEvent, useState } from "react";
import { Asked } from "../board/asked.tsx";
import type { PanelProps } from "../board/phase-panel.tsx";
import { currentPhase, facilitatesNow, ownList } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { type Conviction, named, type Spread, writesNow } from "./things.ts";

const scale = [1, 2, 3, 4, 5] as const;

/** How convinced are you? Asked once, in private; all that anybody ever sees is the spread. */
export function ConvictionPanel({ board, text }: PanelProps) {
  const { act } = useTools();
  const phase = currentPhase(board);
  const answered = ownList<{ phaseId: string }>(board, "convictions").some(
    ({ phaseId }) => phaseId === phase?.id,
  );
  const shown = phase && named<Conviction>(board, "conviction").get(phase.id);
  if (shown) return <ShownSpread spread={shown.spread} text={text} />;
  return (
    <section className="panel conviction-panel" aria-label={text("drafting.conviction")}>
      {answered && <p role="status">{text("drafting.convictionThanks")}</p>}
      {!answered && writesNow(board) && <Question text={text} />}
      {facilitatesNow(board) && !board.frame?.closedAt && (
        <div className="statement-acts">
          <Asked
            label={text("drafting.showSpread")}
            says={text("drafting.spreadOnce")}
            yes={text("drafting.showSpread")}
            act={() => act("endRound", { round: "close" })}
          />
        </div>
      )}
    </section>
  );
}

function Question({ text }: Pick<PanelProps, "text">) {
  const { act } = useTools();
  const [chosen, choose] = useState<number | null>(null);
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null) act("giveConviction", { conviction: chosen });
  };
  return (
    <form onSubmit={give} className="conviction">
      <fieldset className="scale">
        <legend>{text("drafting.convictionAsks")}</legend>
        <div className="scale-steps">
          {scale.map((step) => (
            <label key={step}>
              <input type="radio" name="conviction" checked={chosen === step} onChange={() => choose(step)} />
              <span>
                {step}
                {step === 1 && <span className="away"> {text("drafting.notAtAll")}</span>}
                {step === 5 && <span className="away"> {text("drafting.wholly")}</span>}
              </span>
            </label>
          ))}
        </div>
        <p className="scale-ends quiet" aria-hidden="true">
          <span>{text("drafting.notAtAll")}</span>
          <span>{text("drafting.wholly")}</span>
        </p>
      </fieldset>
      <p className="quiet">{text("drafting.convictionPrivate")}</p>
      <button type="submit" className="first" disabled={chosen === null}>
        {text("drafting.giveConviction")}
      </button>
    </form>
  );
}

/** The spread as bars that are a list at the same time; a range where all said the same; or why there is nothing. */
export function ShownSpread({ spread, text }: { spread: Spread } & Pick<PanelProps, "text">) {
  if (spread.kind === "too_few") return <p className="panel">{text("drafting.tooFew")}</p>;
  if (spread.kind === "range") {
    const { from, to, answers } = spread;
    return <p className="panel">{text("drafting.range", { from, to, answers })}</p>;
  }
  const most = Math.max(...spread.counts);
  return (
    <section className="panel" aria-label={text("drafting.spread")}>
      <h3>{text("drafting.spread")}</h3>
      <ol className="ranking spread">
        {spread.counts.map((count, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place on the scale is what it is
          <li key={index}>
            <span>
              {index + 1}
              {index === 0 && ` · ${text("drafting.notAtAll")}`}
              {index === 4 && ` · ${text("drafting.wholly")}`}
            </span>
            <span className="result-track" aria-hidden="true">
              <span className="result-bar" style={{ inlineSize: `${(count / most) * 100}%` }} />
            </span>
            <span className="num">{text("drafting.people", { count })}</span>
          </li>
        ))}
      </ol>
      <p className="quiet">{text("drafting.spreadOf", { count: spread.answers })}</p>
    </section>
  );
}
