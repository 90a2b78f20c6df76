import { countTies, statementsInOrder } from "../panels/things.ts";
import { useMarks, useStatementChoice } from "./marks.ts";
import type { PanelProps } from "./phase-panel.tsx";

/** The statements above the elements: choose one, then the notes that it grew from. Says what is still loose. */
export function TiePanel({ board, text }: PanelProps) {
  const { statementId } = useMarks();
  const choose = useStatementChoice();
  const statements = statementsInOrder(board);
  const { elements, untied } = countTies(board);
  const chosen = statements.find(({ id }) => id === statementId);
  if (statements.length === 0) return <p className="panel quiet">{text("board.noStatements")}</p>;
  return (
    <>
      <section className="panel tie-panel" aria-label={text("board.statements")}>
        <fieldset className="statements">
          <legend className="quiet">{text("board.chooseStatement")}</legend>
          {statements.map((statement) => {
            const count = elements.get(statement.id) ?? 0;
            return (
              <label key={statement.id} className={count === 0 ? "statement bare" : "statement"}>
                <input
                  type="radio"
                  name="statement"
                  checked={statement.id === statementId}
                  onChange={() => choose(statement.id)}
                />
                <span>{statement.text}</span>
                <span className="tie-number num" title={tiesIn(count, text)}>
                  <span aria-hidden="true">{count}</span>
                  <span className="away">{tiesIn(count, text)}</span>
                </span>
              </label>
            );
          })}
        </fieldset>
      </section>
      <div className="tie-now">
        {chosen && (
          <p className="tie-to">
            <span className="quiet">{text("board.tyingTo")}</span> <strong>{chosen.text}</strong>
          </p>
        )}
        <p role="status" className="tie-count num">
          {text("board.untiedLeft", { count: untied })}
        </p>
      </div>
    </>
  );
}

const tiesIn = (count: number, text: PanelProps["text"]): string =>
  count === 0 ? text("board.bare") : text("board.elements", { count });
