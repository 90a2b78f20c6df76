import { useState } from "react";
import { IconDown, IconReady, IconUp } from "../board/icons.ts";
import { SourceLine } from "../board/source-line.tsx";
import type { BoardState } from "../board/state.ts";
import { useTools } from "../board/use-board.ts";
import { EvidenceLine } from "./evidence-line.tsx";
import { begunOn, StatementEditor } from "./statement-editor.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import { type Statement, wordsAreMine, writesNow } from "./things.ts";

/** One statement: its words, what carries it, what is proposed for it. */
export function StatementCard({
  board,
  statement,
  elements,
  before,
  after,
}: {
  board: BoardState;
  statement: Statement;
  elements: number;
  /** Up to two neighbours on each side: between them it moves. */
  before: Statement[];
  after: Statement[];
}) {
  const { act, store, text } = useTools();
  const [editing, setEditing] = useState<"no" | "yes">(() =>
    begunOn(store.drafts, statement.id) ? "yes" : "no",
  );
  const { id } = statement;
  const mine = wordsAreMine(board, id);
  const open = writesNow(board) || (mine && board.leads);
  const drop = () =>
    act(
      "changeStatement",
      { statementId: id, dropped: true },
      {
        undo: [{ command: "changeStatement", input: { statementId: id, dropped: false } }],
        said: text("drafting.droppedSay"),
      },
    );
  return (
    <li className={statement.agreed ? "statement-card agreed" : "statement-card"}>
      {editing === "yes" ? (
        <StatementEditor board={board} statement={statement} done={() => setEditing("no")} />
      ) : (
        <div className="statement-words">
          <h3>{statement.text}</h3>
          {statement.explanation && <p>{statement.explanation}</p>}
          {statement.why && (
            <p className="quiet">
              <strong>{text("drafting.why")}</strong> {statement.why}
            </p>
          )}
        </div>
      )}
      <div className="statement-foot">
        <div className="statement-facts quiet">
          {statement.agreed && (
            <strong className="agreed-mark">
              <IconReady size={17} aria-hidden="true" /> {text("drafting.agreed")}
            </strong>
          )}
          <span>{elements === 0 ? text("board.bare") : text("board.elements", { count: elements })}</span>
          <SourceLine source={statement.source} />
          <EvidenceLine statement={statement} open={open && !statement.agreed ? "open" : "closed"} />
        </div>
        {open && !statement.agreed && editing === "no" && (
          <div className="statement-acts">
            <button type="button" onClick={() => setEditing("yes")}>
              {text(mine ? "drafting.edit" : "drafting.suggest")}
              <span className="away">: {statement.text}</span>
            </button>
            <MoveButton
              text={text("drafting.up")}
              words={statement.text}
              neighbours={before}
              id={id}
              way="up"
            />
            <MoveButton
              text={text("drafting.down")}
              words={statement.text}
              neighbours={after}
              id={id}
              way="down"
            />
            {mine && (
              <button type="button" className="bare" onClick={drop}>
                {text("drafting.drop")}
                <span className="away">: {statement.text}</span>
              </button>
            )}
          </div>
        )}
      </div>
      <SuggestionList board={board} statement={statement} />
    </li>
  );
}

/** Moves a statement one place. */
function MoveButton(props: {
  text: string;
  words: string;
  neighbours: Statement[];
  id: string;
  way: "up" | "down";
}) {
  const { decide } = useTools();
  const { id, neighbours, way } = props;
  const Sign = way === "up" ? IconUp : IconDown;
  const move = () => {
    // Between the next two, or beyond the last one.
    const [near, far] =
      way === "up" ? [neighbours.at(-1), neighbours.at(-2)] : [neighbours[0], neighbours[1]];
    if (!near) return;
    const beyond = near.position + (way === "up" ? -1 : 1);
    const position = far ? (near.position + far.position) / 2 : beyond;
    decide({
      key: `place ${id}`,
      command: "changeStatement",
      input: { statementId: id, position },
      shows: { kind: "statement", id, fields: { position } },
      phaseId: null,
    });
  };
  return (
    <button type="button" className="bare" disabled={neighbours.length === 0} onClick={move}>
      <Sign size={18} aria-hidden="true" />
      <span className="away">
        {props.text}: {props.words}
      </span>
    </button>
  );
}
