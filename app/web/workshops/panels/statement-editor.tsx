import { type FormEvent, useId, useState } from "react";
import type { Drafts } from "../board/drafts.ts";
import type { BoardState } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { useDraft } from "../board/use-draft.ts";
import { type Statement, wordsAreMine } from "./things.ts";

const longestExplanation = 240;

const boxOf = (statementId: string, field: "text" | "explanation" | "why") =>
  `statement.${statementId}.${field}`;

/** Whether other words for a statement are begun on this device. */
export const begunOn = (drafts: Drafts, statementId: string): boolean =>
  (["text", "explanation", "why"] as const).some((field) => drafts.read(boxOf(statementId, field)) !== null);

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
  const line = useDraft(boxOf(seen.id, "text"), seen.text, seen.revision);
  const explanation = useDraft(boxOf(seen.id, "explanation"), seen.explanation ?? "", seen.revision);
  const why = useDraft(boxOf(seen.id, "why"), seen.why ?? "", seen.revision);
  const boxes = [line, explanation, why];
  const words = { text: line.words, explanation: explanation.words, why: why.words };
  // What was begun before a reload was written over the words of then.
  const revision = Math.min(...boxes.map(({ over }) => over ?? seen.revision));
  const mine = wordsAreMine(board, statement.id);
  const moved = statement.revision !== revision;
  const leave = () => {
    for (const box of boxes) box.done();
    done();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const changed = changedWords(seen, words);
    if (Object.keys(changed).length === 0) return leave();
    const where = boxes.filter(({ begun }) => begun).map((box) => box.typed());
    const of = {
      statementId: statement.id,
      ...changed,
      ...(where.find(({ nameless }) => nameless) ?? where[0]),
    };
    const answer = mine
      ? await act("changeStatement", { ...of, revision })
      : await act("suggestWords", of, { said: text("drafting.suggestedSay") });
    if (!answer.ok) return;
    if (answer.result.outcome === "suggested") say(text("drafting.besideSay"));
    leave();
  };
  const left = longestExplanation - words.explanation.length;
  return (
    <form
      className="statement-editor"
      onSubmit={save}
      onKeyDown={(event) => event.key === "Escape" && leave()}
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
        onChange={(event) => line.type(event.currentTarget.value)}
      />
      <label htmlFor={`${name}-explanation`}>
        {text("drafting.explanation")} <span className="quiet">{text("drafting.left", { count: left })}</span>
      </label>
      <textarea
        id={`${name}-explanation`}
        rows={2}
        maxLength={longestExplanation}
        value={words.explanation}
        onChange={(event) => explanation.type(event.currentTarget.value)}
      />
      <label htmlFor={`${name}-why`}>{text("drafting.whyField")}</label>
      <textarea
        id={`${name}-why`}
        rows={2}
        maxLength={2000}
        value={words.why}
        onChange={(event) => why.type(event.currentTarget.value)}
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
        <button type="button" onClick={leave}>
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
