import { z } from "zod";
import { query } from "#core/command.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { onOwn } from "./export-board.ts";
import { isUnprintable } from "./paper-words.ts";
import { printableSigns } from "./print-font.ts";
import { sheetOf } from "./sheet.ts";

/** What the board on paper cannot show, for want of a sign or because it runs from right to left: said beforehand. */
export const checkPaper = query({
  name: "workshop.check_paper",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: onOwn,
  async run({ db }, { workshopId }) {
    const { statements, areas } = await sheetOf(db, workshopId);
    const notes = areas.flatMap((area) => [...area.groups.flatMap((group) => group.notes), ...area.notes]);
    const prints = await printableSigns();
    return {
      items: [...statements, ...notes]
        .filter(({ text }) => isUnprintable(text, prints))
        .map(({ id, text }) => ({ id, text })),
    };
  },
});
