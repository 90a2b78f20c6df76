import { type FormEvent, useEffect, useRef, useState } from "react";
import { Fold } from "./fold.tsx";
import { IconLock, IconRemove } from "./icons.ts";
import { useMarks } from "./marks.ts";
import { NoteCard, tieOf } from "./note-card.tsx";
import type { ShownNote } from "./state.ts";
import { facilitatesNow, isClosed } from "./state.ts";
import { TargetMark } from "./target-mark.tsx";
import type { Group } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";
import type { Picked } from "./use-picked.ts";

/** Notes that were put together, under their name. */
export function GroupBox({
  group,
  stem,
  notes,
  picked,
}: {
  group: Group;
  stem: string | null;
  notes: ShownNote[];
  picked: Picked;
}) {
  const { text } = useTools();
  if (notes.length === 0) return null;
  return (
    <section
      className="group"
      data-group={group.id}
      aria-label={text("board.groupOf", { name: group.name || text("board.nameless"), count: notes.length })}
    >
      <GroupHead group={group} notes={notes} />
      <TieGroup notes={notes} />
      <Fold label={text("board.notes", { count: notes.length })}>
        <ul className="notes">
          {notes.map((note) => (
            <NoteCard
              key={note.id}
              note={note}
              stem={stem}
              isPicked={picked.ids.has(note.id)}
              toggle={picked.toggle}
            />
          ))}
        </ul>
      </Fold>
      <TargetMark target="group" targetId={group.id} name={group.name || text("board.nameless")} />
    </section>
  );
}

/** Ties all notes of a group to the chosen statement at once, or unties them. */
function TieGroup({ notes }: { notes: ShownNote[] }) {
  const { decide, text } = useTools();
  const { mode, statementId, targetsOf } = useMarks();
  if (mode !== "tie" || statementId === null) return null;
  const open = notes.filter((note) => note.standing === "open");
  const all = open.every((note) => targetsOf(note.id).includes(statementId));
  const before = open.map((note) => tieOf(note.id, targetsOf(note.id)));
  const tie = () => {
    for (const [index, note] of open.entries()) {
      const others = targetsOf(note.id).filter((id) => id !== statementId);
      const last = index === open.length - 1;
      decide(tieOf(note.id, all ? others : [...others, statementId]), last ? { undo: before } : {});
    }
  };
  return (
    <button type="button" aria-pressed={all} onClick={tie}>
      {text("board.tieGroup", { count: open.length })}
    </button>
  );
}

/** The name, changed where it stands, and the way to take the group apart. */
function GroupHead({ group, notes }: { group: Group; notes: ShownNote[] }) {
  const { act, text } = useTools();
  // While dots are given and ties are made, groups stay as they are.
  const { mode } = useMarks();
  const state = useBoardState();
  const closed = isClosed(state);
  const fixed = group.held && !facilitatesNow(state);
  const [typed, setTyped] = useState(group.name);
  /** Enter saves, and so does leaving the field: the same name is sent once. */
  const saved = useRef(group.name);
  useEffect(() => {
    setTyped(group.name);
    saved.current = group.name;
  }, [group.name]);
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    const name = typed.trim();
    if (name === saved.current) return;
    saved.current = name;
    const back = { command: "changeGroup", input: { groupId: group.id, name: group.name } };
    act("changeGroup", { groupId: group.id, name }, { undo: [back] });
  };
  const takeApart = () => {
    const noteIds = notes.map((note) => note.id);
    act(
      "changeGroup",
      { groupId: group.id, removed: true },
      {
        undo: [{ command: "addGroup", input: { noteIds, name: group.name } }],
        said: text("board.tookApart"),
      },
    );
  };
  if (closed || fixed || mode !== "none") return <h3>{group.name || text("board.nameless")}</h3>;
  return (
    <form className="group-head" onSubmit={save}>
      <label htmlFor={`group-${group.id}`} className="away">
        {text("board.groupName")}
      </label>
      <input
        id={`group-${group.id}`}
        value={typed}
        maxLength={80}
        placeholder={text("board.nameThis")}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => save()}
      />
      {facilitatesNow(state) && (
        <button
          type="button"
          aria-pressed={group.held}
          onClick={() => act("changeGroup", { groupId: group.id, held: !group.held })}
          aria-label={text("board.holdGroup", { name: group.name || text("board.nameless") })}
          title={text("board.holdGroupSay")}
        >
          <IconLock size={18} aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        onClick={takeApart}
        aria-label={text("board.takeApart", { name: group.name || text("board.nameless") })}
      >
        <IconRemove size={18} aria-hidden="true" />
      </button>
    </form>
  );
}
