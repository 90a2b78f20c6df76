import { useRef, useState } from "react";
import { areasOf } from "./areas-of.ts";
import { IconMore } from "./icons.ts";
import { onEnter } from "./on-enter.ts";
import type { Colour, Phase, PhaseKind } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";
import { useDraft } from "./use-draft.ts";

/** Phases in which one writes: there the box is always at hand. */
const writing: ReadonlySet<PhaseKind> = new Set(["write", "discuss", "group"]);
export const writesIn = (kind: PhaseKind): boolean => writing.has(kind);

export const colours: readonly Colour[] = ["sun", "sky", "leaf", "rose", "stone"];
const longest = 500;

/** Write, Enter, write, Enter: the box stays where it is and empties itself. */
export function WriteBox({ phase }: { phase: Phase }) {
  const { store, text } = useTools();
  const state = useBoardState();
  const areas = areasOf(phase, state.frame?.areas ?? []);
  const [areaId, setAreaId] = useState(areas[0]?.id ?? "");
  const [colour, setColour] = useState<Colour>("sun");
  const draft = useDraft("note");
  const field = useRef<HTMLTextAreaElement>(null);
  const area = areas.find((each) => each.id === areaId) ?? areas[0];
  const [open, setOpen] = useState<"folded" | "open">(draft.begun ? "open" : "folded");
  if (!area) return null;
  // Where one speaks and sorts, writing is at hand and takes no room.
  if (phase.kind !== "write" && open === "folded") {
    const unfold = () => {
      setOpen("open");
      requestAnimationFrame(() => field.current?.focus());
    };
    return (
      <button type="button" className="write-fold" id="write" onClick={unfold}>
        <IconMore size={18} aria-hidden="true" /> {text("board.write")}
      </button>
    );
  }

  const add = () => {
    const words = draft.words.trim();
    if (!words) return;
    store.write({ areaId: area.id, text: words, colour, typed: draft.typed() });
    draft.done();
    field.current?.focus();
  };
  const { submit, press } = onEnter(add);
  return (
    <form className="write-box" onSubmit={submit}>
      {areas.length > 1 && (
        <fieldset className="choose-area">
          <legend className="away">{text("board.whereTo")}</legend>
          {areas.map((each) => (
            <label key={each.id}>
              <input
                type="radio"
                name="area"
                checked={each.id === area.id}
                onChange={() => setAreaId(each.id)}
                // A finger goes on to the writing; the arrows of a keyboard go on choosing.
                onClick={(event) => event.detail > 0 && field.current?.focus()}
              />
              <span>{each.title}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div className={`write-field note-${colour}`}>
        <label htmlFor="write">{area.stem ?? text("board.write")}</label>
        <textarea
          id="write"
          ref={field}
          rows={2}
          maxLength={longest}
          enterKeyHint="send"
          placeholder={text("board.oneThought")}
          value={draft.words}
          onChange={(event) => draft.type(event.currentTarget.value)}
          // Escape leads out of the box to the notes, where the arrows walk.
          onKeyDown={(event) => (event.key === "Escape" ? field.current?.blur() : press(event))}
        />
        <div className="write-foot">
          <Colours chosen={colour} choose={setColour} name="write-colour" />
          {phase.kind === "write" && <span className="quiet">{text("board.onlyYou")}</span>}
          <button type="submit" className="first" disabled={draft.words.trim() === ""}>
            {text("board.add")}
          </button>
        </div>
      </div>
    </form>
  );
}

/** The five colours of notes, with their names for those who do not see them. */
export function Colours({
  chosen,
  choose,
  name,
}: {
  chosen: Colour;
  choose: (colour: Colour) => void;
  name: string;
}) {
  const { text } = useTools();
  return (
    <fieldset className="colours">
      <legend className="away">{text("board.colour")}</legend>
      {colours.map((colour) => (
        <label key={colour} className={`note-${colour}`} title={text(`board.colours.${colour}`)}>
          <input type="radio" name={name} checked={colour === chosen} onChange={() => choose(colour)} />
          <span className="away">{text(`board.colours.${colour}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
