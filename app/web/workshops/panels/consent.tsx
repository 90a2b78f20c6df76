import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { IconReady } from "../board/icons.ts";
import type { PanelProps } from "../board/phase-panel.tsx";
import { type BoardState, facilitatesNow, isClosed, ownList } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { useDraft } from "../board/use-draft.ts";
import { useProgress } from "../board/use-progress.ts";
import { useReadyWhen } from "../board/use-ready-when.ts";
import { AgreeStep } from "./agree-step.tsx";
import { consentCounts } from "./consent-counts.ts";
import { ObjectionList } from "./objection-list.tsx";
import {
  type Consent,
  type ConsentAnswer,
  named,
  type OwnConsent,
  type Statement,
  statementsInOrder,
  writesNow,
} from "./things.ts";

const answers: ConsentAnswer[] = ["agree", "live_with", "object"];

/** Each statement in turn: agree, can live with it, or object with a reason. Hidden until it is shown. */
export function ConsentPanel({ board, text }: PanelProps) {
  const statements = statementsInOrder(board);
  const own = new Map(ownList<OwnConsent>(board, "consents").map((each) => [each.statementId, each]));
  const left = statements.filter(
    ({ id, agreed, revision }) => !agreed && own.get(id)?.revision !== revision,
  ).length;
  useReadyWhen(left);
  const waits = statements.some(({ id, agreed }) => !agreed && !named<Consent>(board, "consent").has(id));
  const asks = facilitatesNow(board) && !isClosed(board) && waits;
  const progress = useProgress(asks ? "wanted" : "no");
  const answered = new Map(progress?.consent.map((each) => [each.statementId, each.answered]));
  if (statements.length === 0) return <p className="panel quiet">{text("board.noStatements")}</p>;
  return (
    <section className="panel consent-panel" aria-label={text("drafting.consent")}>
      {!isClosed(board) && <p className="quiet">{text("drafting.consentSay")}</p>}
      <ol className="statement-list">
        {statements.map((statement) => (
          <ConsentCard
            key={statement.id}
            board={board}
            text={text}
            statement={statement}
            answered={answered.get(statement.id)}
          />
        ))}
      </ol>
    </section>
  );
}

function ConsentCard({
  board,
  text,
  statement,
  answered,
}: Pick<PanelProps, "board" | "text"> & { statement: Statement; answered: number | undefined }) {
  const { act } = useTools();
  const shown = named<Consent>(board, "consent").get(statement.id);
  const own = ownList<OwnConsent>(board, "consents").find(({ statementId }) => statementId === statement.id);
  const facilitates = facilitatesNow(board) && !isClosed(board);
  const round = (kind: "show" | "again") => act("showConsent", { statementId: statement.id, round: kind });
  return (
    <li className={statement.agreed ? "statement-card agreed" : "statement-card"}>
      <h3>{statement.text}</h3>
      {statement.explanation && <p>{statement.explanation}</p>}
      {statement.agreed ? (
        <Agreed statement={statement} />
      ) : (
        <>
          {writesNow(board) && <AnswerForm statement={statement} own={own} />}
          {shown ? (
            <Counts board={board} shown={shown} statement={statement} />
          ) : (
            !facilitates && (
              <p className="quiet">
                {text(isClosed(board) ? "drafting.undecided" : "drafting.consentHidden")}
              </p>
            )
          )}
          {facilitates && (
            <div className="statement-acts">
              {!shown && (
                <p className="quiet num">
                  {answered === undefined
                    ? text("drafting.consentHidden")
                    : text("drafting.consentGiven", { count: answered })}
                </p>
              )}
              {shown ? (
                <button type="button" onClick={() => round("again")}>
                  {text("drafting.askAgain")}
                  <span className="away">: {statement.text}</span>
                </button>
              ) : (
                <button type="button" onClick={() => round("show")}>
                  {text("drafting.showAnswers")}
                  <span className="away">: {statement.text}</span>
                </button>
              )}
              {shown && <AgreeStep statement={statement} shown={shown} />}
            </div>
          )}
        </>
      )}
    </li>
  );
}

function Agreed({ statement }: { statement: Statement }) {
  const { place, text } = useTools();
  return (
    <p className="agreed-mark">
      <IconReady size={17} aria-hidden="true" /> {text("drafting.agreed")}
      {place.back !== null && statement.principleId && (
        <>
          {" "}
          <a href={`/principles/${statement.principleId}`}>{text("drafting.openPrinciple")}</a>
        </>
      )}
    </p>
  );
}

/** One's own answer. To object takes a reason, so it is sent with it. */
function AnswerForm({ statement, own }: { statement: Statement; own: OwnConsent | undefined }) {
  const { act, text } = useTools();
  const name = useId();
  const stale = own !== undefined && own.revision !== statement.revision;
  const told = stale ? null : (own?.answer ?? null);
  const draft = useDraft(`objection.${statement.id}`, own?.reason ?? "");
  const reason = draft.words;
  const [chosen, setChosen] = useState<ConsentAnswer | null>(draft.begun ? "object" : told);
  const seen = useRef(told);
  // In its place and not drawn anew: the arrows of a keyboard go on from where they are.
  useEffect(() => {
    if (seen.current !== told) setChosen(told);
    seen.current = told;
  }, [told]);
  const give = (answer: ConsentAnswer, more: object = {}) =>
    act("giveConsent", { statementId: statement.id, answer, revision: statement.revision, ...more });
  const choose = (answer: ConsentAnswer) => {
    setChosen(answer);
    if (answer !== "object") give(answer);
  };
  const object = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return;
    const answer = await give("object", { reason: reason.trim(), ...draft.typed() });
    if (answer.ok) draft.done();
  };
  const sent = own?.answer === "object" && !stale && own.reason === reason.trim();
  return (
    <form onSubmit={object} className="consent-form">
      <fieldset className="segments">
        <legend className="away">{text("drafting.yourAnswerTo", { text: statement.text })}</legend>
        {answers.map((answer) => (
          <label key={answer}>
            <input type="radio" name={name} checked={chosen === answer} onChange={() => choose(answer)} />
            <span>{text(`drafting.answerKinds.${answer}`)}</span>
          </label>
        ))}
      </fieldset>
      {stale && <p role="status">{text("drafting.answeredEarlier")}</p>}
      {chosen === "object" && (
        <div className="objecting">
          <label htmlFor={`${name}-reason`}>{text("drafting.objectWhy")}</label>
          <textarea
            id={`${name}-reason`}
            rows={2}
            maxLength={1000}
            required
            value={reason}
            onChange={(event) => draft.type(event.currentTarget.value)}
          />
          <button type="submit" className="first" disabled={reason.trim() === "" || sent}>
            {text(sent ? "drafting.objected" : "drafting.objectSend")}
          </button>
        </div>
      )}
    </form>
  );
}

function Counts({ board, shown, statement }: { board: BoardState; shown: Consent; statement: Statement }) {
  const { text } = useTools();
  const open = shown.objections.filter((objection) => objection.open).length;
  return (
    <div className="consent-counts">
      <p role="status">
        {consentCounts(shown, text).map((words) => (
          <span key={words} className="num">
            {words}
          </span>
        ))}
        <span className={open > 0 ? "num objects" : "num"}>
          {text("drafting.objectCount", { count: open })}
        </span>
      </p>
      <ObjectionList board={board} statement={statement} objections={shown.objections} />
    </div>
  );
}
