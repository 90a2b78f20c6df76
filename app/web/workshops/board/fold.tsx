import { type ReactNode, useId, useState } from "react";
import { IconFold } from "./icons.ts";
import { useTools } from "./use-board.ts";

/** Notes that can be folded away on this screen: what is settled need not be scrolled past. */
export function Fold({ label, children }: { label: string; children: ReactNode }) {
  const { text } = useTools();
  const id = useId();
  const [open, setOpen] = useState<"open" | "folded">("open");
  return (
    <>
      <button
        type="button"
        className="fold"
        aria-expanded={open === "open"}
        aria-controls={id}
        onClick={() => setOpen(open === "open" ? "folded" : "open")}
      >
        <IconFold size={16} aria-hidden="true" />
        <span className="away">{text(open === "open" ? "board.fold" : "board.unfold")}: </span>
        {label}
      </button>
      <div id={id} hidden={open === "folded"}>
        {children}
      </div>
    </>
  );
}
