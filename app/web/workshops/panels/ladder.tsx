import { useEffect, useRef, useState } from "react";
import { IconBack, IconOn } from "../board/icons.ts";
import { onEnter } from "../board/on-enter.ts";
import type { PanelProps } from "../board/phase-panel.tsx";
import { facilitatesNow } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { useDraft } from "../board/use-draft.ts";
import { AnswerLine } from "./ladder-answer.tsx";
import { type LadderAnswer, named, type Rung, rungs, writesNow } from "./things.ts";

/** Six questions, one after the other. Everybody goes up and down as they like: nothing that was written is lost. */
export function LadderPanel({ board, text }: PanelProps) {
  const [rung, setRung] = useState<Rung>("work");
  const { act } = useTools();
  const asked = board.frame?.rung ?? null;
  // Those who facilitate may bring everybody to one question; from there each goes on as they like.
  useEffect(() => {
    const there = rungs.find((each) => each === asked);
    if (there) setRung(there);
  }, [asked]);
  const at = rungs.indexOf(rung);
  const answers = answersByRung(board);
  return (
    <section className="panel ladder-panel" aria-label={text("drafting.ladder")}>
      <nav aria-label={text("drafting.rungs")}>
        <ol className="rungs">
          {rungs.map((each, index) => (
            <li key={each}>
              <button
                type="button"
                aria-current={each === rung ? "step" : undefined}
                onClick={() => setRung(each)}
              >
                <span className="num">{index + 1}</span>
                <span className="rung-asks">{text(`ladder.asks.${each}`)}</span>
                {(answers.get(each)?.length ?? 0) > 0 && (
                  <span className="rung-count">
                    <span aria-hidden="true">{answers.get(each)?.length}</span>
                    <span className="away">
                      {text("drafting.answers", { count: answers.get(each)?.length ?? 0 })}
                    </span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div className="rung">
        <h3 aria-live="polite">{text(`ladder.asks.${rung}`)}</h3>
        {writesNow(board) && <RungForm key={rung} rung={rung} />}
        <ul className="rung-answers">
          {(answers.get(rung) ?? []).map((answer) => (
            <AnswerLine key={answer.id} board={board} text={text} answer={answer} />
          ))}
        </ul>
        {rung === "promise" && <p className="quiet">{text("drafting.ideaSay")}</p>}
        {facilitatesNow(board) && !board.frame?.closedAt && (
          <div className="statement-acts">
            <button
              type="button"
              aria-pressed={asked === rung}
              onClick={() => act("changeStage", { rung: asked === rung ? null : rung })}
            >
              {text(asked === rung ? "drafting.allHere" : "drafting.allToHere")}
            </button>
          </div>
        )}
        <div className="statement-acts">
          <button type="button" disabled={at === 0} onClick={() => setRung(rungs[at - 1] ?? rung)}>
            <IconBack size={18} aria-hidden="true" /> {text("drafting.rungBack")}
          </button>
          {at < rungs.length - 1 && (
            <button type="button" className="first" onClick={() => setRung(rungs[at + 1] ?? rung)}>
              {text((answers.get(rung)?.length ?? 0) === 0 ? "drafting.rungSkip" : "drafting.rungNext")}{" "}
              <IconOn size={18} aria-hidden="true" />
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

/** Answers by question, in the order in which they came. */
export function answersByRung(board: PanelProps["board"]): Map<Rung, LadderAnswer[]> {
  return Map.groupBy(named<LadderAnswer>(board, "ladder").values(), ({ question }) => question);
}

function RungForm({ rung }: { rung: Rung }) {
  const { act, text } = useTools();
  const draft = useDraft(`ladder.${rung}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const add = async () => {
    const words = draft.words.trim();
    if (!words) return;
    const answer = await act("answerRung", { question: rung, text: words, ...draft.typed() });
    if (answer.ok) draft.done();
    field.current?.focus();
  };
  const { submit, press } = onEnter(add);
  return (
    <form className="new-statement" onSubmit={submit}>
      <label htmlFor="rung" className="away">
        {text("drafting.yourAnswer")}
      </label>
      <textarea
        id="rung"
        ref={field}
        rows={2}
        maxLength={300}
        enterKeyHint="send"
        placeholder={text("drafting.yourAnswer")}
        value={draft.words}
        onChange={(event) => draft.type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <button type="submit" className="first" disabled={draft.words.trim() === ""}>
        {text("board.add")}
      </button>
    </form>
  );
}
