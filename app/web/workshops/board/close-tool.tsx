import { Asked } from "./asked.tsx";
import { useTools } from "./use-board.ts";

/** Closing takes authors away for good and ends the code, so it is asked. */
export function CloseTool() {
  const { act, text } = useTools();
  return (
    <Asked
      label={text("board.closeWorkshop")}
      says={text("board.closeSay")}
      yes={text("board.closeYes")}
      act={() => act("closeWorkshop", {})}
    />
  );
}
