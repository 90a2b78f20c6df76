import { useState } from "react";
import { useBoardState, useTools } from "../board/use-board.ts";
import { BringSheet } from "./bring-sheet.tsx";
import { type Wanted, wantedIn } from "./things.ts";

/** The ways in for what exists already: the sheet, which other pages may open by their link, and the examples of others. */
export function BringTool() {
  const { act, text } = useTools();
  const shown = useBoardState().frame?.libraryShown ?? false;
  const [wanted, setWanted] = useState<Wanted | null>(() => wantedIn(window.location.hash));
  const close = () => {
    setWanted(null);
    // Read anew, the page does not open the sheet again.
    window.history.replaceState(null, "", window.location.pathname);
  };
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setWanted({ from: "text", id: null })}>
        {text("bringing.open")}
      </button>
      <button type="button" aria-pressed={shown} onClick={() => act("changeStage", { libraryShown: !shown })}>
        {text("bringing.examples")}
      </button>
      {wanted && <BringSheet wanted={wanted} close={close} />}
    </>
  );
}
