import { memo, useState, useSyncExternalStore } from "react";
import { writesNow } from "../panels/things.ts";
import { Author } from "./author.tsx";
import type { Decision } from "./decisions.ts";
import { IconEdit, IconLock, IconRemove, IconTakeUp, IconWaits } from "./icons.ts";
import { useMarks } from "./marks.ts";
import { NoteEditor } from "./note-editor.tsx";
import { short, tidy } from "./note-words.ts";
import { SourceLine } from "./source-line.tsx";
import type { ShownNote } from "./state.ts";
import { TakeUp, useMayTakeUp } from "./take-up.tsx";
import { TakenUp } from "./taken-up.tsx";
import { TargetMark } from "./target-mark.tsx";
import { useTools } from "./use-board.ts";

/** One note. Its face picks it; what is one's own can be changed and taken away. */
export const NoteCard = memo(function NoteCard({
  note,
  stem,
  isPicked,
  toggle,
}: {
  note: ShownNote;
  stem: string | null;
  isPicked: boolean;
  toggle: (noteId: string) => void;
}) {
  const [does, setDoes] = useState<"nothing" | "edit" | "take-up">("nothing");
  const close = () => setDoes("nothing");
  const movable = note.standing === "open";
  return (
    <li
      className={`note note-${note.colour} is-${note.standing}${isPicked ? " picked" : ""}`}
      data-note={note.id}
      data-group={note.groupId ?? undefined}
      data-movable={movable ? "" : undefined}
    >
      {does === "edit" ? (
        <NoteEditor note={note} close={close} />
      ) : (
        <>
          <Face note={note} stem={stem} isPicked={isPicked} toggle={toggle} />
          {(note.source || note.evidenceKind) && (
            <p className="note-source">
              <SourceLine source={note.source} evidence={{ kind: note.evidenceKind, noteId: note.id }} />
            </p>
          )}
          {does === "take-up" ? <TakeUp note={note} close={close} /> : <Foot note={note} go={setDoes} />}
        </>
      )}
      <TakenUp noteId={note.id} />
      {note.groupId === null && note.standing === "open" && (
        <TargetMark target="note" targetId={note.id} name={short(note.text)} />
      )}
    </li>
  );
});

function Face({
  note,
  stem,
  isPicked,
  toggle,
}: {
  note: ShownNote;
  stem: string | null;
  isPicked: boolean;
  toggle: (noteId: string) => void;
}) {
  const { decide, text } = useTools();
  const { mode, statementId, targetsOf } = useMarks();
  const inside = (
    <>
      {stem && <span className="stem">{stem} </span>}
      {tidy(note.text)}
    </>
  );
  if (note.standing !== "open") return <p className="note-face">{inside}</p>;
  if (mode === "tie") {
    const tied = targetsOf(note.id);
    const isTied = statementId !== null && tied.includes(statementId);
    const tie = () => {
      if (!statementId) return;
      const next = isTied ? tied.filter((id) => id !== statementId) : [...tied, statementId];
      decide(tieOf(note.id, next), { undo: [tieOf(note.id, tied)] });
    };
    return (
      <button
        type="button"
        className="note-face"
        aria-pressed={isTied}
        aria-disabled={statementId === null}
        onClick={tie}
      >
        {inside}
        <span className={tied.length > 0 ? "tie-sign tied" : "tie-sign"}>
          {tied.length > 0 ? text("board.tied", { count: tied.length }) : text("board.untied")}
        </span>
      </button>
    );
  }
  return (
    <button type="button" className="note-face" aria-pressed={isPicked} onClick={() => toggle(note.id)}>
      {inside}
    </button>
  );
}

function Foot({ note, go }: { note: ShownNote; go: (does: "edit" | "take-up") => void }) {
  const { act, store, text } = useTools();
  const { mode } = useMarks();
  const { standing } = note;
  const mayTakeUp = useMayTakeUp();
  const takesUp = standing === "open" && mayTakeUp !== "no";
  // What is still on this device can always be let go; the rest only by somebody who may write now.
  const writes = useSyncExternalStore(store.subscribe, () => writesNow(store.get()));
  const changes = note.mine && mode === "none" && (writes || standing === "kept" || standing === "refused");
  const remove = () => {
    store.forget(note.id);
    if (standing === "kept" || standing === "refused") return;
    const back = { command: "changeNote", input: { noteId: note.id, removed: false } };
    act("changeNote", { noteId: note.id, removed: true }, { undo: [back], said: text("board.removedNote") });
  };
  return (
    <div className="note-foot">
      {standing === "hidden" && (
        <span className="lock">
          <IconLock size={15} aria-hidden="true" /> {text("board.onlyYou")}
        </span>
      )}
      {standing === "kept" && (
        <span className="lock">
          <IconWaits size={15} aria-hidden="true" /> {text("board.keptHere")}
        </span>
      )}
      {standing === "refused" && <span className="lock refused">{note.problem}</span>}
      {standing === "open" && <Author authorId={authorOf(note)} mine={note.mine && note.source === null} />}
      {(changes || takesUp) && (
        <span className="note-acts">
          {takesUp && (
            <button
              type="button"
              onClick={() => go("take-up")}
              aria-label={text("board.takeUpNote", { note: short(note.text) })}
              title={text("board.takeUp")}
            >
              <IconTakeUp size={17} aria-hidden="true" />
            </button>
          )}
          {changes && (standing === "hidden" || standing === "open") && (
            <button
              type="button"
              onClick={() => go("edit")}
              aria-label={text("board.editNote", { note: short(note.text) })}
            >
              <IconEdit size={17} aria-hidden="true" />
            </button>
          )}
          {changes && (
            <button
              type="button"
              onClick={remove}
              aria-label={text("board.removeNote", { note: short(note.text) })}
            >
              <IconRemove size={17} aria-hidden="true" />
            </button>
          )}
        </span>
      )}
    </div>
  );
}

/** The statements that a note is tied to: all of them at once. */
export const tieOf = (noteId: string, targetIds: string[]): Decision => ({
  key: `tie ${noteId}`,
  command: "tieNote",
  input: { noteId, targetIds },
  shows: { kind: "tie", id: noteId, fields: { targetIds } },
  phaseId: null,
});

/** Whoever brought a list has not written it: its source stands there instead. */
const authorOf = (note: ShownNote): string | null =>
  note.source?.kind === "import" ? null : (note.authorId ?? null);
