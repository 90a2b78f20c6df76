import { z } from "zod";
import { ownNumbersOf, readOwn, readWhole } from "#blocks/boards/read-board.ts";
import { query } from "#core/command.ts";
import { Reference } from "#core/validation.ts";
import { workshopParts } from "./board-parts.ts";
import { takeSeat, WorkshopId } from "./seat.ts";

/** The board as it is: what everybody sees, and what is the reader's own. */
export const readBoard = query({
  name: "workshop.read_board",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: () => true,
  async run({ db }, _input, seat) {
    const participants = await ownNumbersOf(
      db,
      seat.workshopId,
      seat.participantId ? [seat.participantId] : [],
    );
    const own = await readOwn(db, workshopParts, seat.workshopId, participants);
    const shared = await readWhole(db, workshopParts, seat.workshopId);
    const mine = seat.participantId ? own.get(seat.participantId) : undefined;
    return {
      participantId: seat.participantId,
      role: seat.role,
      since: `${shared.number}.${mine?.number ?? 0}`,
      shared,
      own: mine ?? null,
    };
  },
});

/** Whether somebody may listen to the board, and as whom. */
export const enterBoard = query({
  name: "workshop.listen",
  input: z.strictObject({ workshopId: WorkshopId, since: Reference(40).optional() }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: () => true,
  run: (_ctx, { since }, seat) => ({ ...seat, since: since ?? null }),
});
