import { type ReactNode, useState } from "react";
import { useBoardState, useTools } from "../board/use-board.ts";
import { BringSheet } from "./bring-sheet.tsx";
import { type Wanted, wantedIn } from "./things.ts";

/** The sheet for what exists already, which other pages may open by their link; and the way to open it from here. */
export function useBringing(): { open: () => void; sheet: ReactNode } {
  const [wanted, setWanted] = useState<Wanted | null>(() => wantedIn(window.location.hash));
  const close = () => {
    setWanted(null);
    // Read anew, the page does not open the sheet again.
    window.history.replaceState(null, "", window.location.pathname);
  };
  return {
    open: () => setWanted({ from: "text", id: null }),
    sheet: wanted && <BringSheet wanted={wanted} close={close} />,
  };
}

/** The ways in for what exists already: the sheet, and the examples of others. */
export function BringTools({ open }: { open: () => void }) {
  const { act, text } = useTools();
  const shown = useBoardState().frame?.libraryShown ?? false;
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={open}>
        {text("bringing.open")}
      </button>
      <button type="button" aria-pressed={shown} onClick={() => act("changeStage", { libraryShown: !shown })}>
        {text("bringing.examples")}
      </button>
    </>
  );
}
