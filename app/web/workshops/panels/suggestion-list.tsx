import { type FormEvent, useId, useState } from "react";
import type { BoardState } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { useDraft } from "../board/use-draft.ts";
import {
  nameOf,
  type Statement,
  type Suggestion,
  suggestionsOf,
  type Words,
  wordsAreMine,
} from "./things.ts";

/** What is proposed for a statement; and, folded, what it said before and what was declined, with the reason. */
export function SuggestionList({ board, statement }: { board: BoardState; statement: Statement }) {
  const { text } = useTools();
  const all = suggestionsOf(board, statement.id);
  const open = all.filter(({ state }) => state === "open");
  const past = all.filter(({ state }) => state === "earlier" || state === "declined").reverse();
  const decides = wordsAreMine(board, statement.id) && !statement.agreed && !board.frame?.closedAt;
  if (open.length + past.length === 0) return null;
  return (
    <div className="suggestions">
      {open.length > 0 && (
        <ul aria-label={text("drafting.suggestionsFor", { text: statement.text })}>
          {open.map((suggestion) => (
            <li key={suggestion.id} className="suggestion">
              <p className="quiet">
                {text("drafting.suggests", {
                  name: nameOf(board, suggestion.authorId) ?? text("drafting.somebody"),
                })}
              </p>
              <ProposedWords words={suggestion.words} />
              {decides && <Decide statement={statement} suggestion={suggestion} />}
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className="past-words">
          <summary>{text("drafting.earlier", { count: past.length })}</summary>
          <ul>
            {past.map((suggestion) => (
              <li key={suggestion.id}>
                <ProposedWords words={suggestion.words} />
                {suggestion.state === "declined" && (
                  <p className="quiet">{text("drafting.declinedFor", { reason: suggestion.reason ?? "" })}</p>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The fields that are about to change; one that would go is said to go. */
function ProposedWords({ words }: { words: Words }) {
  const { text } = useTools();
  const fields = (["explanation", "why"] as const).filter((field) => words[field] !== undefined);
  return (
    <>
      {words.text !== undefined && <p className="proposed">{words.text}</p>}
      {fields.map((field) => (
        <p key={field}>
          <span className="quiet">{text(field === "why" ? "drafting.why" : "drafting.explanation")}</span>{" "}
          {words[field] ?? <em>{text("drafting.takenAway")}</em>}
        </p>
      ))}
    </>
  );
}

function Decide({ statement, suggestion }: { statement: Statement; suggestion: Suggestion }) {
  const { act, text } = useTools();
  const name = useId();
  const draft = useDraft(`decline.${suggestion.id}`);
  const reason = draft.words;
  const [declining, setDeclining] = useState<"no" | "yes">(draft.begun ? "yes" : "no");
  const decide = (input: object) =>
    act("decideSuggestion", { statementId: statement.id, suggestionId: suggestion.id, ...input });
  const decline = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return;
    const answer = await decide({ decision: "decline", reason: reason.trim() });
    if (answer.ok) draft.done();
  };
  const giveUp = () => {
    draft.done();
    setDeclining("no");
  };
  if (declining === "yes") {
    return (
      <form className="decline" onSubmit={decline}>
        <label htmlFor={name}>{text("drafting.declineWhy")}</label>
        <input
          id={name}
          maxLength={500}
          required
          // biome-ignore lint/a11y/noAutofocus: one has just asked to decline
          autoFocus
          value={reason}
          onChange={(event) => draft.type(event.currentTarget.value)}
        />
        <div className="statement-acts">
          <button type="submit">{text("drafting.decline")}</button>
          <button type="button" className="bare" onClick={giveUp}>
            {text("board.cancel")}
          </button>
        </div>
      </form>
    );
  }
  return (
    <div className="statement-acts">
      <button type="button" onClick={() => decide({ decision: "accept", revision: statement.revision })}>
        {text("drafting.accept")}
      </button>
      <button type="button" className="bare" onClick={() => setDeclining("yes")}>
        {text("drafting.declineOpen")}
      </button>
    </div>
  );
}
