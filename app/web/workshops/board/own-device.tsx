import { useState } from "react";
import { Sheet } from "./sheet.tsx";
import { singleKeys } from "./single-keys.ts";
import { useTools } from "./use-board.ts";

const keys = ["arrows", "space", "g", "n", "escape", "undo"] as const;

/** What keys do among the notes, and the switch for single letters: of this device, so guests have it too. */
export function KeysSheet({ close }: { close: () => void }) {
  const { text } = useTools();
  const [on, setOn] = useState(() => singleKeys.on());
  return (
    <Sheet title={text("board.keys")} close={close}>
      <dl className="keys">
        {keys.map((key) => (
          <div key={key}>
            <dt>{text(`board.keyNames.${key}`)}</dt>
            <dd>{text(`board.keyActs.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <label className="switch">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            const next = event.currentTarget.checked;
            singleKeys.set(next ? "on" : "off");
            setOn(next);
          }}
        />
        {text("board.singleLetters")}
      </label>
      <p className="quiet">{text("board.singleLettersSay")}</p>
    </Sheet>
  );
}
