import { z } from "zod";
import { type BoardParts, readWhole } from "#blocks/boards/read-board.ts";
import { query } from "#core/command.ts";
import { workshopParts } from "../board-parts.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { onOwn } from "./export-board.ts";
import { isUnprintable } from "./paper-words.ts";
import { printableSigns } from "./print-font.ts";

const worded: BoardParts = {
  shared: workshopParts.shared.filter(({ kind }) => kind === "note" || kind === "statement"),
  own: [],
};

/** What the board on paper cannot show, for want of a sign or because it runs from right to left: said beforehand. */
export const checkPaper = query({
  name: "workshop.check_paper",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: onOwn,
  async run({ db }, { workshopId }) {
    // A page waits for this: of all that a board holds, only what carries words of people is read.
    const { all = {} } = await readWhole(db, worded, workshopId);
    const prints = await printableSigns();
    return {
      items: [...(all.statement ?? []), ...(all.note ?? [])]
        .map((each) => each as { id: string; text: string })
        .filter(({ text }) => isUnprintable(text, prints))
        .map(({ id, text }) => ({ id, text })),
    };
  },
});
