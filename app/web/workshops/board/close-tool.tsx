import { useState } from "react";
import { Sheet } from "./sheet.tsx";
import { useTools } from "./use-board.ts";
import { useProgress } from "./use-progress.ts";

/** Closing takes authors away for good and ends the code, so it is asked; and what is still private stays so unless one says. */
export function CloseSheet({ close }: { close: () => void }) {
  const { act, place, text } = useTools();
  const progress = useProgress("wanted");
  const [notes, choose] = useState<"leave" | "show">("leave");
  const count = progress?.privateNotes ?? 0;
  const shut = async () => {
    const asked = count > 0 && !place.alone;
    const answer = await act("closeWorkshop", asked ? { privateNotes: notes } : {});
    if (answer.ok) close();
  };
  return (
    <Sheet title={text("board.closeWorkshop")} close={close}>
      <div className="close-sheet">
        <p>{text("board.closeSay")}</p>
        {count > 0 && !place.alone && (
          <fieldset>
            <legend>{text("board.closePrivate", { count })}</legend>
            {(["leave", "show"] as const).map((each) => (
              <label key={each} className="switch">
                <input type="radio" name="private" checked={notes === each} onChange={() => choose(each)} />
                {text(`board.closeNotes.${each}`)}
              </label>
            ))}
          </fieldset>
        )}
        <button type="button" className="danger" disabled={progress === null} onClick={shut}>
          {text("board.closeYes")}
        </button>
      </div>
    </Sheet>
  );
}
