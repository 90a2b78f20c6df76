import type { ReactNode } from "react";
import type { ToldRating, ToldRound, ToldVote } from "#domain/workshops/outcome/told-rounds.ts";
import { useText } from "../text.tsx";

/** What was voted on, the most dots first, one list a round: plain HTML, for colleagues and for guests. */
export function VotesTold({ rounds }: { rounds: ToldRound<ToldVote>[] }) {
  const text = useText();
  return rounds.map(({ phaseId, title, results }) => (
    <Round key={phaseId} title={title}>
      <ul className="told-votes">
        {results.map(({ targetId, text: words, votes }) => (
          <li key={targetId}>
            <span dir="auto">{words}</span>
            <span className="muted small"> · {text("outcome.dots", { count: votes })}</span>
          </li>
        ))}
      </ul>
    </Round>
  ));
}

/** What was rated: the medians of each, and how many people they speak for. */
export function RatingsTold({ rounds }: { rounds: ToldRound<ToldRating>[] }) {
  const text = useText();
  const columns = ["able", "stretch", "raters"] as const;
  return rounds.map(({ phaseId, title, results }) => (
    <Round key={phaseId} title={title}>
      {/* Wider than a phone when words are long: it scrolls by itself, also with the keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has keys alone must be able to scroll it */}
      <section className="told-table" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text("drafting.statement")}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {text(`drafting.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <tr key={result.targetId}>
                <th scope="row" dir="auto">
                  {result.text}
                </th>
                {columns.map((column) => (
                  <td key={column} className="num">
                    {result[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="muted small">{text("drafting.medians")}</p>
    </Round>
  ));
}

function Round({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="told-round">
      <h3>{title}</h3>
      {children}
    </div>
  );
}
