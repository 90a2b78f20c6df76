import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import { onePerformance } from "./figures.ts";
import { Moment, periodOf, startOf } from "./period.ts";
import { findStandard } from "./standards.ts";

/**
 * How a standard was held. `from` and `to` bound the deadlines: days of the organisation's zone, both whole, or
 * instants; without them all of history. `asOf` is the moment from which it is seen (a day: its start; default now).
 */
export const getPerformance = query({
  name: "standard.performance",
  input: z.strictObject({
    standardId: Id,
    from: Moment.optional(),
    to: Moment.optional(),
    asOf: Moment.optional(),
  }),
  target: ({ db }, input) => findStandard(db, input.standardId),
  can: isStaff,
  async run(ctx, input, standard) {
    const { timeZone: zone } = await findOrganisation(ctx.db);
    const asOf = input.asOf === undefined ? ctx.now : startOf(input.asOf, zone, "asOf");
    const performance = await onePerformance(ctx, standard, { period: periodOf(input, zone), asOf, zone });
    const { id: standardId, measure, target } = standard;
    return { standardId, measure, target, asOf, ...performance };
  },
});
