import { useId, useState } from "react";
import { IconRemove } from "../board/icons.ts";
import type { PanelProps } from "../board/phase-panel.tsx";
import { facilitatesNow, ownList } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import type { LadderAnswer } from "./things.ts";

/** One answer on the ladder, and what can be made of it. */
export function AnswerLine({
  board,
  text,
  answer,
}: Pick<PanelProps, "board" | "text"> & { answer: LadderAnswer }) {
  const { act } = useTools();
  const open = !board.frame?.closedAt;
  const mine =
    facilitatesNow(board) || ownList<{ id: string }>(board, "answers").some(({ id }) => id === answer.id);
  const of = { answerId: answer.id };
  return (
    <li>
      <span>
        {answer.text}
        {answer.ideaId !== null && answer.audience && (
          <span className="quiet"> · {text("drafting.ideaFor", { audience: answer.audience })}</span>
        )}
      </span>
      <span className="statement-acts">
        {open && answer.question === "promise" && (
          <button
            type="button"
            aria-pressed={answer.ideaId !== null}
            onClick={() =>
              act("keepPledgeIdea", { ...of, keep: answer.ideaId === null ? "keep" : "take_back" })
            }
          >
            {text(answer.ideaId === null ? "drafting.keepIdea" : "drafting.isIdea")}
            <span className="away">: {answer.text}</span>
          </button>
        )}
        {open && answer.ideaId !== null && <IdeaAudience answer={answer} />}
        {open && mine && (
          <button
            type="button"
            className="bare"
            onClick={() =>
              act(
                "changeRungAnswer",
                { ...of, removed: true },
                {
                  undo: [{ command: "changeRungAnswer", input: { ...of, removed: false } }],
                  said: text("drafting.answerGone"),
                },
              )
            }
          >
            <IconRemove size={17} aria-hidden="true" />
            <span className="away">{text("drafting.removeAnswer", { text: answer.text })}</span>
          </button>
        )}
      </span>
    </li>
  );
}

/** Whom an idea for a pledge would be for: everybody, while it says nothing. */
function IdeaAudience({ answer }: { answer: LadderAnswer }) {
  const { act, text } = useTools();
  const id = useId();
  const [typed, setTyped] = useState(answer.audience ?? "");
  const save = () => {
    const audience = typed.trim() || null;
    if (audience !== answer.audience) act("keepPledgeIdea", { answerId: answer.id, keep: "keep", audience });
  };
  return (
    <form
      className="idea-audience"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label htmlFor={id}>{text("drafting.ideaForWhom")}</label>
      <input
        id={id}
        maxLength={120}
        autoComplete="off"
        placeholder={text("drafting.ideaForAll")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
      />
    </form>
  );
}
