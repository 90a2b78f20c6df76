import { type FormEvent, useId, useState } from "react";
import type { BoardState } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { type Statement, wordsAreMine } from "./things.ts";

const longestExplanation = 240;

/** Changes the words of a statement, or proposes others to whoever drafted it. */
export function StatementEditor({
  board,
  statement,
  done,
}: {
  board: BoardState;
  statement: Statement;
  done: () => void;
}) {
  const { act, say, text } = useTools();
  const name = useId();
  // What one saw when one began: newer words of others are not overwritten by what is written over these.
  const [seen] = useState(statement);
  const [words, setWords] = useState({
    text: seen.text,
    explanation: seen.explanation ?? "",
    why: seen.why ?? "",
  });
  const mine = wordsAreMine(board, statement.id);
  const moved = statement.revision !== seen.revision;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const changed = changedWords(seen, words);
    if (Object.keys(changed).length === 0) return done();
    const of = { statementId: statement.id, ...changed };
    const answer = mine
      ? await act("changeStatement", { ...of, revision: seen.revision })
      : await act("suggestWords", of, { said: text("drafting.suggestedSay") });
    if (!answer.ok) return;
    if (answer.result.outcome === "suggested") say(text("drafting.besideSay"));
    done();
  };
  const left = longestExplanation - words.explanation.length;
  return (
    <form
      className="statement-editor"
      onSubmit={save}
      onKeyDown={(event) => event.key === "Escape" && done()}
    >
      <label htmlFor={`${name}-text`}>{text("drafting.statement")}</label>
      <textarea
        id={`${name}-text`}
        rows={2}
        maxLength={200}
        required
        // biome-ignore lint/a11y/noAutofocus: one has just asked to write here
        autoFocus
        value={words.text}
        onChange={(event) => setWords({ ...words, text: event.currentTarget.value })}
      />
      <label htmlFor={`${name}-explanation`}>
        {text("drafting.explanation")} <span className="quiet">{text("drafting.left", { count: left })}</span>
      </label>
      <textarea
        id={`${name}-explanation`}
        rows={2}
        maxLength={longestExplanation}
        value={words.explanation}
        onChange={(event) => setWords({ ...words, explanation: event.currentTarget.value })}
      />
      <label htmlFor={`${name}-why`}>{text("drafting.whyField")}</label>
      <textarea
        id={`${name}-why`}
        rows={2}
        maxLength={2000}
        value={words.why}
        onChange={(event) => setWords({ ...words, why: event.currentTarget.value })}
      />
      {moved && (
        <p role="status" className="moved-meanwhile">
          {text("drafting.movedMeanwhile", { text: statement.text })}
        </p>
      )}
      <div className="statement-acts">
        <button type="submit" className="first">
          {text(mine ? "board.save" : "drafting.suggest")}
        </button>
        <button type="button" onClick={done}>
          {text("board.cancel")}
        </button>
      </div>
    </form>
  );
}

/** What differs from what one saw; an emptied field is taken away. */
function changedWords(
  seen: Statement,
  { text, explanation, why }: Record<"text" | "explanation" | "why", string>,
) {
  const line = text.trim().replace(/\s*\n\s*/g, " ");
  const kept = (words: string) => words.trim() || null;
  return {
    ...(line !== seen.text && line !== "" && { text: line }),
    ...(kept(explanation) !== seen.explanation && { explanation: kept(explanation) }),
    ...(kept(why) !== seen.why && { why: kept(why) }),
  };
}
