import { useMarks, useStatementChoice } from "./marks.ts";
import type { PanelProps } from "./phase-panel.tsx";
import { byPosition, thingsOf } from "./state.ts";

/** The statements above the elements: choose one, then the notes that it grew from. Says what is still loose. */
export function TiePanel({ board, text }: PanelProps) {
  const { statementId } = useMarks();
  const choose = useStatementChoice();
  const statements = [...thingsOf(board, "statement").values()].sort(byPosition);
  const notes = thingsOf(board, "note");
  const ties = thingsOf(board, "tie");
  const there = new Set(statements.map((statement) => statement.id));
  const counts = new Map<string, number>();
  let loose = 0;
  for (const noteId of notes.keys()) {
    const targets = (ties.get(noteId)?.targetIds ?? []).filter((id) => there.has(id));
    if (targets.length === 0) loose += 1;
    for (const id of targets) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  if (statements.length === 0) return <p className="panel quiet">{text("board.noStatements")}</p>;
  return (
    <section className="panel tie-panel" aria-label={text("board.statements")}>
      <p role="status" className="tie-count">
        {text("board.untiedLeft", { count: loose })}
      </p>
      <fieldset className="statements">
        <legend className="away">{text("board.chooseStatement")}</legend>
        {statements.map((statement) => {
          const count = counts.get(statement.id) ?? 0;
          return (
            <label key={statement.id} className={count === 0 ? "statement bare" : "statement"}>
              <input
                type="radio"
                name="statement"
                checked={statement.id === statementId}
                onChange={() => choose(statement.id)}
              />
              <span>{statement.text}</span>
              <span className="quiet">
                {count === 0 ? text("board.bare") : text("board.elements", { count })}
              </span>
            </label>
          );
        })}
      </fieldset>
      <p className="quiet">{text(statementId ? "board.nowElements" : "board.chooseStatement")}</p>
    </section>
  );
}
