import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Paging } from "#core/paging.ts";
import { Month, Whole } from "#core/validation.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import { listRows, RowFilter } from "./list-rows.ts";
import { Moment, monthPeriod, periodOf } from "./period.ts";
import { findStandard, type Standard } from "./standards.ts";

/** A month of the organisation's zone: `2018-04`. */

/**
 * What stands behind a standard's figure: the cases, next answers or promises that it counted, of one month of their
 * deadlines, of a period as for the figure, or of all; in one state or all that are in the figure; as far as this reader
 * may see them. Errors: Conflict `answers_stay_apart` for what customers felt, which nobody opens; Invalid beside `month`
 * together with a period.
 */
export const listStandardRows = query({
  name: "standard.rows",
  input: z.strictObject({
    standardId: Id,
    month: Month.optional(),
    from: Moment.optional(),
    to: Moment.optional(),
    state: RowFilter.optional(),
    ...Paging,
  }),
  target: ({ db }, { standardId }) => findStandard(db, standardId),
  can: isStaff,
  async run(ctx, { month, from, to, ...input }, standard) {
    if (month && (from || to)) throw new Invalid([{ path: "month", code: "month_or_period" }]);
    if (standard.measure === "felt") throw new Conflict("answers_stay_apart");
    const { timeZone: zone } = await findOrganisation(ctx.db);
    const period = month === undefined ? periodOf({ from, to }, zone) : monthPeriod(month, zone);
    return listRows(ctx, standard, { period, asOf: ctx.now, zone }, input);
  },
});

/** All promises of the organisation, counted as a standard would count them. */
export const everyPromise: Standard = {
  id: "00000000-0000-7000-8000-000000000000",
  name: "",
  measure: "promise_kept",
  target: 1,
  within: null,
  withinSeconds: null,
  time: "elapsed",
  teamId: null,
  remedy: null,
  translations: {},
  ownerId: null,
  revision: 1,
  createdAt: new Date(0),
};

/** The last so many days of due times up to now. */
export const lastDays = (now: Date, days: number) => ({
  from: new Date(now.getTime() - days * 24 * 3600 * 1000),
  to: { at: now, bound: "included" as const },
});

/** The promises behind the figure on everybody's home: due in the last so many days. */
export const listDuePromises = query({
  name: "promise.list_due",
  input: z.strictObject({
    days: Whole({ min: 1, max: 366 }).default(30),
    state: RowFilter.optional(),
    ...Paging,
  }),
  can: isStaff,
  async run(ctx, { days, ...input }) {
    if (input.state === "open") throw new Invalid([{ path: "state", code: "not_an_option" }]);
    const { timeZone: zone } = await findOrganisation(ctx.db);
    return listRows(ctx, everyPromise, { period: lastDays(ctx.now, days), asOf: ctx.now, zone }, input);
  },
});
