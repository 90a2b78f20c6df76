import type { PanelProps } from "../board/phase-panel.tsx";
import { useTools } from "../board/use-board.ts";
import { draftingOf, named, type Statement, wordsAreMine } from "./things.ts";

/** Hints at a time: the likest first; the next come when these are settled. */
const mostHints = 3;

/** Statements that may say the same, with the way to make one of them. */
export function SimilarHints({ board, text }: Pick<PanelProps, "board" | "text">) {
  const { act } = useTools();
  const statements = named<Statement>(board, "statement");
  const pairs = (draftingOf(board)?.similar ?? []).flatMap(({ a, b }) => {
    const [one, other] = [statements.get(a), statements.get(b)];
    return one && other ? [{ one, other }] : [];
  });
  if (pairs.length === 0) return null;
  const merge = (from: Statement, into: Statement) =>
    act(
      "mergeStatements",
      { statementId: from.id, intoId: into.id },
      { said: text("drafting.mergedSay", { text: into.text }) },
    );
  return (
    <aside className="similar-hints" aria-label={text("drafting.similar")}>
      <h3>{text("drafting.similar")}</h3>
      <ul>
        {pairs.slice(0, mostHints).map(({ one, other }) => (
          <li key={`${one.id}${other.id}`}>
            {[
              { from: other, into: one },
              { from: one, into: other },
            ].map(({ from, into }) => (
              <p key={into.id}>
                <span className="proposed">{into.text}</span>
                {wordsAreMine(board, from.id) && !board.frame?.closedAt && (
                  <button type="button" onClick={() => merge(from, into)}>
                    {text("drafting.keepThis")}
                    <span className="away">: {into.text}</span>
                  </button>
                )}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </aside>
  );
}
