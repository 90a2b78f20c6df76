import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { FEWEST_FOR_A_VERDICT } from "#statistics/verdict.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import { onePerformance, type Performance } from "./figures.ts";
import { lastTwelveMonths, wholeHistory } from "./period.ts";
import { findStandard } from "./standards.ts";

/** What the gate before a publication sees. */
export interface Capability extends Performance {
  target: number;
  period: "twelve_months" | "whole_history";
}

/** How a standard was held in the last twelve months; over its whole history when those hold too little to tell. */
export async function capabilityOf(
  ctx: Pick<QueryContext, "db" | "now">,
  standardId: string,
): Promise<Capability> {
  const { db, now: asOf } = ctx;
  const { timeZone: zone } = await findOrganisation(db);
  const standard = await findStandard(db, standardId);
  const { target } = standard;
  const recent = await onePerformance(ctx, standard, { ...lastTwelveMonths(asOf, zone), asOf, zone });
  if (recent.total >= FEWEST_FOR_A_VERDICT) return { ...recent, target, period: "twelve_months" };
  const whole = await onePerformance(ctx, standard, { period: wholeHistory, asOf, zone });
  return { ...whole, target, period: "whole_history" };
}

/** What the gate would say about a standard now: for the pages that lead to a pledge. */
export const getCapability = query({
  name: "standard.capability",
  input: z.strictObject({ standardId: Id }),
  can: isStaff,
  run: (ctx, input) => capabilityOf(ctx, input.standardId),
});
