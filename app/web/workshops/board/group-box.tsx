import { type FormEvent, useEffect, useRef, useState } from "react";
import { IconRemove } from "./icons.ts";
import { NoteCard } from "./note-card.tsx";
import type { ShownNote } from "./state.ts";
import { isClosed } from "./state.ts";
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
      <TargetMark target="group" targetId={group.id} name={group.name || text("board.nameless")} />
    </section>
  );
}

/** The name, changed where it stands, and the way to take the group apart. */
function GroupHead({ group, notes }: { group: Group; notes: ShownNote[] }) {
  const { act, place, text } = useTools();
  const closed = isClosed(useBoardState());
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
  if (closed || place.mode === "wall") return <h3>{group.name || text("board.nameless")}</h3>;
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
