import { type FormEvent, useId } from "react";
import { type BoardState, facilitatesNow, ownList } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { useDraft } from "../board/use-draft.ts";
import { nameOf, type Objection, type OwnConsent, type Statement, wordsAreMine } from "./things.ts";

/** Objections with what was answered to them; an open one wants an answer, and its author to lift it. */
export function ObjectionList({
  board,
  statement,
  objections,
}: {
  board: BoardState;
  statement: Statement;
  objections: Objection[];
}) {
  const { text } = useTools();
  const open = !board.frame?.closedAt && wordsAreMine(board, statement.id);
  const own = ownList<OwnConsent>(board, "consents").find(({ statementId }) => statementId === statement.id);
  const mine = own?.answer === "object";
  if (objections.length === 0) return null;
  return (
    <ul className="objections">
      {objections.map((objection) => (
        <li key={objection.id} className={objection.open ? "objection open" : "objection"}>
          <p>
            <strong>{nameOf(board, objection.authorId) ?? text("drafting.somebody")}</strong>{" "}
            {objection.reason}
          </p>
          {objection.reply && (
            <p className="quiet">{text("drafting.answered", { reply: objection.reply })}</p>
          )}
          {objection.open && objection.reply && mine && !board.frame?.closedAt && (
            <p role="status">{text("drafting.satisfied")}</p>
          )}
          {objection.lifted === "objector" && <p className="quiet">{text("drafting.liftedByAuthor")}</p>}
          {objection.lifted === "facilitator" && (
            <p className="quiet">
              {text("drafting.liftedByFacilitator", { reason: objection.liftReason ?? "" })}
            </p>
          )}
          {objection.open && open && (
            <AnswerObjection board={board} statement={statement} objection={objection} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A facilitator lifts an objection openly only: what is written here is what all read. */
function AnswerObjection(props: { board: BoardState; statement: Statement; objection: Objection }) {
  const { act, text } = useTools();
  const name = useId();
  const draft = useDraft(`reply.${props.objection.id}`);
  const words = draft.words.trim();
  const send = async (field: "reply" | "liftReason") => {
    if (!words) return;
    const of = { statementId: props.statement.id, objectionId: props.objection.id };
    const answer = await act("answerObjection", { ...of, [field]: words });
    if (answer.ok) draft.done();
  };
  const reply = (event: FormEvent) => {
    event.preventDefault();
    send("reply");
  };
  return (
    <form onSubmit={reply} className="objecting">
      <label htmlFor={name}>{text("drafting.answerObjection")}</label>
      <textarea
        id={name}
        rows={2}
        maxLength={1000}
        required
        value={draft.words}
        onChange={(event) => draft.type(event.currentTarget.value)}
      />
      <div className="statement-acts">
        <button type="submit" disabled={!words}>
          {text("drafting.answerSend")}
        </button>
        {facilitatesNow(props.board) && (
          <button type="button" className="bare" disabled={!words} onClick={() => send("liftReason")}>
            {text("drafting.liftOpenly")}
          </button>
        )}
      </div>
    </form>
  );
}
