import type { PanelProps } from "../board/phase-panel.tsx";
import { useTools } from "../board/use-board.ts";
import { type DropRound, named, type Statement, wordsAreMine } from "./things.ts";

/** What the asking came to, as long as one of the chosen stands. */
export function DropResults({
  board,
  text,
  round,
}: Pick<PanelProps, "board" | "text"> & { round: DropRound }) {
  const { act } = useTools();
  const statements = named<Statement>(board, "statement");
  const rows = round.results.flatMap(({ statementId, votes }) => {
    const statement = statements.get(statementId);
    return statement && !statement.agreed ? [{ statement, votes }] : [];
  });
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ votes }) => votes));
  return (
    <section className="drop-results" aria-label={text("drafting.wouldDrop")}>
      <h3>{text("drafting.wouldDrop")}</h3>
      <ol className="ranking">
        {rows.map(({ statement, votes }) => (
          <li key={statement.id}>
            <span>{statement.text}</span>
            <span className="result-track" aria-hidden="true">
              <span className="result-bar" style={{ inlineSize: `${(votes / most) * 100}%` }} />
            </span>
            <span className="num">{text("drafting.people", { count: votes })}</span>
            {wordsAreMine(board, statement.id) && !board.frame?.closedAt && (
              <button
                type="button"
                className="bare"
                onClick={() =>
                  act(
                    "changeStatement",
                    { statementId: statement.id, dropped: true },
                    {
                      undo: [
                        { command: "changeStatement", input: { statementId: statement.id, dropped: false } },
                      ],
                      said: text("drafting.droppedSay"),
                    },
                  )
                }
              >
                {text("drafting.drop")}
                <span className="away">: {statement.text}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
