import { useEffect, useRef, useState } from "react";
import { onEnter } from "./on-enter.ts";
import type { ShownNote } from "./state.ts";
import { useTools } from "./use-board.ts";
import { useDraft } from "./use-draft.ts";
import { Colours } from "./write-box.tsx";

/** Changes the words and the colour of one's own note, in its place. Escape leaves it as it was. */
export function NoteEditor({ note, close }: { note: ShownNote; close: () => void }) {
  const { act, text } = useTools();
  const draft = useDraft(`note.${note.id}`, note.text);
  const giveUp = () => {
    draft.done();
    close();
  };
  const [colour, setColour] = useState(note.colour);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async () => {
    const words = draft.words.trim();
    if (!words) return;
    const changed = {
      ...(words !== note.text && { text: words }),
      ...(colour !== note.colour && { colour }),
    };
    if (Object.keys(changed).length === 0) return giveUp();
    const earlier = { noteId: note.id, text: note.text, colour: note.colour };
    const answer = await act(
      "changeNote",
      { noteId: note.id, ...changed, ...draft.typed() },
      { undo: [{ command: "changeNote", input: earlier }] },
    );
    if (answer.ok) giveUp();
  };
  const { submit, press } = onEnter(save);
  return (
    <form className="note-editor" onSubmit={submit}>
      <label htmlFor={`edit-${note.id}`} className="away">
        {text("board.edit")}
      </label>
      <textarea
        id={`edit-${note.id}`}
        ref={field}
        rows={3}
        maxLength={500}
        value={draft.words}
        onChange={(event) => draft.type(event.currentTarget.value)}
        onKeyDown={(event) => (event.key === "Escape" ? giveUp() : press(event))}
      />
      <Colours chosen={colour} choose={setColour} name={`colour-${note.id}`} />
      <div className="editor-foot">
        <button type="submit" className="first">
          {text("board.save")}
        </button>
        <button type="button" onClick={giveUp}>
          {text("board.cancel")}
        </button>
      </div>
    </form>
  );
}
