import { useRef } from "react";
import { onEnter } from "../board/on-enter.ts";
import type { PanelProps } from "../board/phase-panel.tsx";
import { useTools } from "../board/use-board.ts";
import { useDraft } from "../board/use-draft.ts";
import { LadderBeside } from "./ladder-beside.tsx";
import { Nudge } from "./nudge.tsx";
import { SimilarHints } from "./similar-hints.tsx";
import { StatementCard } from "./statement-card.tsx";
import { countTies, draftingOf, statementsInOrder, wordsAreMine, writesNow } from "./things.ts";

/** The statements above the elements, written together: everybody drafts and suggests, nobody overwrites anybody. */
export function DraftPanel({ board, text }: PanelProps) {
  const statements = statementsInOrder(board);
  const { elements, untied } = countTies(board);
  return (
    <section className="panel draft-panel" aria-label={text("board.statements")}>
      <LadderBeside board={board} text={text} />
      {writesNow(board) && <NewStatement />}
      <Nudge board={board} text={text} />
      <SimilarHints board={board} text={text} />
      {statements.length === 0 && <p className="quiet">{text("drafting.none")}</p>}
      <ol className="statement-list">
        {statements.map((statement, index) => (
          <StatementCard
            key={statement.id}
            board={board}
            statement={statement}
            elements={elements.get(statement.id) ?? 0}
            before={statements.slice(Math.max(0, index - 2), index)}
            after={statements.slice(index + 1, index + 3)}
          />
        ))}
      </ol>
      {statements.length > 0 && untied > 0 && (
        <p className="quiet" role="status">
          {text("board.untiedLeft", { count: untied })}
        </p>
      )}
      <Dropped board={board} text={text} />
    </section>
  );
}

function NewStatement() {
  const { act, text } = useTools();
  const draft = useDraft("statement");
  const field = useRef<HTMLTextAreaElement>(null);
  const add = async () => {
    const words = draft.words.trim().replace(/\s*\n\s*/g, " ");
    if (!words) return;
    const typed = draft.typed();
    const putBack = draft.take();
    field.current?.focus();
    const answer = await act("addStatement", { text: words, ...typed });
    // What could not be sent comes back into the field, unless something else was begun there.
    if (!answer.ok) putBack();
  };
  const { submit, press } = onEnter(add);
  return (
    <form className="new-statement" onSubmit={submit}>
      <label htmlFor="new-statement">{text("drafting.newStatement")}</label>
      <textarea
        id="new-statement"
        ref={field}
        rows={2}
        maxLength={200}
        enterKeyHint="send"
        placeholder={text("drafting.newHint")}
        value={draft.words}
        onChange={(event) => draft.type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <button type="submit" className="first" disabled={draft.words.trim() === ""}>
        {text("drafting.hang")}
      </button>
    </form>
  );
}

/** What was put aside is not gone. */
function Dropped({ board, text }: Pick<PanelProps, "board" | "text">) {
  const { act } = useTools();
  const dropped = draftingOf(board)?.dropped ?? [];
  if (dropped.length === 0) return null;
  return (
    <details className="put-aside">
      <summary>{text("drafting.putAside", { count: dropped.length })}</summary>
      <ul>
        {dropped.map(({ id, text: words }) => (
          <li key={id}>
            <span>{words}</span>
            {writesNow(board) && wordsAreMine(board, id) && (
              <button
                type="button"
                onClick={() => act("changeStatement", { statementId: id, dropped: false })}
              >
                {text("drafting.bringBack")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
