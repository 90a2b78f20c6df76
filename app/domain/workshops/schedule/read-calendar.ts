import { z } from "zod";
import { query } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { findWorkshop } from "../workshop.ts";
import { calendarOf } from "./calendar-of.ts";

/** The workshop as a file for calendars. Errors: NotFound; Conflict `no_time_yet`. */
export const readCalendar = query({
  name: "workshop.read_calendar",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: async (ctx, { workshopId }) => {
    await takeSeat(ctx, workshopId);
    return findWorkshop(ctx.db, workshopId);
  },
  can: () => true,
  async run({ db, services, now }, _input, workshop) {
    const file = await calendarOf(db, services, workshop, { method: "publish", attendee: null, now });
    if (!file) throw new Conflict("no_time_yet");
    return { file };
  },
});
