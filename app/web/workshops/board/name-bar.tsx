import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTools } from "./use-board.ts";
import type { Grouping } from "./use-grouping.ts";

/** Asks a new group for its name at the foot of the screen, wherever the group hangs. */
export function NameBar({ groupId, named }: { groupId: string; named: Grouping["named"] }) {
  const { act, text } = useTools();
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // With a finger it would open the keyboard over the board.
    if (window.matchMedia("(hover: hover)").matches) field.current?.focus({ preventScroll: true });
  }, []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const name = typed.trim();
    const back = { command: "changeGroup", input: { groupId, name: "" } };
    if (name) act("changeGroup", { groupId, name }, { undo: [back] });
    named();
  };
  return (
    <form className="selection-bar" onSubmit={save} aria-label={text("board.nameThis")}>
      <label htmlFor="name-new-group">{text("board.nameThis")}</label>
      <input
        id="name-new-group"
        ref={field}
        value={typed}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && named()}
      />
      <button type="submit" className="first">
        {text("board.save")}
      </button>
      <button type="button" onClick={named}>
        {text("board.later")}
      </button>
    </form>
  );
}
