import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconRemove } from "./icons.ts";
import { useTools } from "./use-board.ts";

/** A page of its own beside the board, with a title and the way out. */
export function Sheet({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { text } = useTools();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={close}>
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="button" onClick={() => dialog.current?.close()} aria-label={text("board.close")}>
          <IconRemove size={20} aria-hidden="true" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
