import type { PanelProps } from "../board/phase-panel.tsx";
import { answersByRung } from "./ladder.tsx";
import { rungs } from "./things.ts";

/** What was answered on the way up, in the order of the questions: at hand while one drafts, and on paper. */
export function LadderBeside({ board, text }: Pick<PanelProps, "board" | "text">) {
  const answers = answersByRung(board);
  if (answers.size === 0) return null;
  return (
    <details className="ladder-beside">
      <summary>{text("drafting.ladderBeside")}</summary>
      <dl>
        {rungs.map((rung) => (
          <div key={rung}>
            <dt>{text(`ladder.asks.${rung}`)}</dt>
            {(answers.get(rung) ?? []).map(({ id, text: words }) => (
              <dd key={id}>{words}</dd>
            ))}
            {!answers.has(rung) && <dd className="quiet">{text("drafting.noAnswer")}</dd>}
          </div>
        ))}
      </dl>
    </details>
  );
}
