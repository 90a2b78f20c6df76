import { z } from "zod";
import { query } from "#core/command.ts";
import { workshopParts } from "../board-parts.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { onOwn } from "./export-board.ts";
import { isUnprintable } from "./paper-words.ts";
import { printableSigns } from "./print-font.ts";

/** What carries words of people, statements first. */
const worded = ["statement", "note"].flatMap((kind) =>
  workshopParts.shared.filter((part) => part.kind === kind),
);

/** What the board on paper cannot show, for want of a sign or because it runs from right to left: said beforehand. */
export const checkPaper = query({
  name: "workshop.check_paper",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: onOwn,
  async run({ db }, { workshopId }) {
    // A page waits for this: of all that a board holds, only this is read, side by side.
    const read = await Promise.all(worded.map((part) => part.read(db, workshopId, null)));
    const prints = await printableSigns();
    return {
      items: read
        .flat()
        .map((each) => each as { id: string; text: string })
        .filter(({ text }) => isUnprintable(text, prints))
        .map(({ id, text }) => ({ id, text })),
    };
  },
});
