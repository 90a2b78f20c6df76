import { sql } from "kysely";
import { z } from "zod";
import { monthsBetween } from "#calendar/zone.ts";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { findOrganisation } from "../../organisation/organisation.ts";
import { standardWordsIn } from "../../organisation/standard-words.ts";
import { findPrinciple, PrincipleId } from "../../philosophy/principle.ts";
import { performanceOf } from "../../strategy/figures.ts";
import { lastTwelveMonths } from "../../strategy/period.ts";
import { findStandard } from "../../strategy/standards.ts";
import { scaleOf } from "./scale.ts";

/** What a principle gives to one side, month by month. */
export interface SideResult {
  name: string;
  unit: string;
  /** The standard whose monthly share this is; null when values are typed in. */
  standardId: string | null;
  standardName: string | null;
  /**
   * In the order of months; `total` is what a share was counted over, null for typed values. A value may be the middle of
   * a range that reaches `margin` either way, in the same unit.
   */
  values: { month: string; value: number; margin: number; total: number | null }[];
}

export interface Results {
  customer: SideResult | null;
  organisation: SideResult | null;
}

/**
 * Both results of a principle, and both on one axis: in % when both are shares, else as an index in which the first
 * month of each is 100. A month without a value is missing, never zero.
 */
export const readPrincipleResults = query({
  name: "principle.read_results",
  input: z.strictObject({ principleId: PrincipleId }),
  target: ({ db }, { principleId }) => findPrinciple(db, principleId),
  can: isStaff,
  async run(ctx, { principleId }) {
    const results = await readResults(ctx, principleId);
    const sides = [results.customer, results.organisation].filter((side) => side !== null);
    const scale = scaleOf(sides);
    const seen = sides.flatMap((side) => side.values.map(({ month }) => month)).sort();
    const [first, last] = [seen[0], seen.at(-1)];
    const months = first && last ? monthsBetween(first, last) : [];
    const placed = (side: SideResult | null) => {
      if (side === null) return months.map(() => null);
      const places = new Map(scale.place(side).map((point) => [point.month, point.place]));
      return months.map((month) => places.get(month) ?? null);
    };
    return {
      ...results,
      axis: {
        kind: scale.kind,
        months,
        customer: placed(results.customer),
        organisation: placed(results.organisation),
      },
    };
  },
});

/** Both results, the shares of standards counted over the twelve months that end now. */
export async function readResults(ctx: QueryContext, principleId: string): Promise<Results> {
  const rows = await ctx.db
    .selectFrom("principleResults as result")
    .leftJoin("standards", "standards.id", "result.standardId")
    .select(["result.side", "result.name", "result.unit", "result.standardId"])
    .select(["standards.name as standardName", "standards.translations"])
    .select(
      sql<{ month: string; value: number }[]>`(
        select coalesce(json_agg(json_build_object('month', month, 'value', value) order by month), '[]')
        from principle_result_values where result_id = result.id)`.as("typed"),
    )
    .where("result.principleId", "=", principleId)
    .execute();
  const results: Results = { customer: null, organisation: null };
  for (const { side, typed, standardName: name, translations, ...row } of rows) {
    const values = row.standardId
      ? await sharesOf(ctx, row.standardId)
      : typed.map((each) => ({ ...each, margin: 0, total: null }));
    const standardName = name && translations && standardWordsIn({ name, translations }, ctx.language).name;
    results[side] = { ...row, standardName, values };
  }
  return results;
}

/** The share of a standard in each of the last twelve months, in %; months with nothing counted are left out. */
async function sharesOf(ctx: QueryContext, standardId: string): Promise<SideResult["values"]> {
  const [standard, { timeZone }] = await Promise.all([
    findStandard(ctx.db, standardId),
    findOrganisation(ctx.db),
  ]);
  const { months, period } = lastTwelveMonths(ctx.now, timeZone);
  const view = { period, asOf: ctx.now, zone: timeZone };
  const performance = (await performanceOf(ctx, [standard], view)).get(standardId);
  const percent = (share: number) => Math.round(share * 1000) / 10;
  return (performance?.months ?? []).flatMap(({ month, share, margin, total }) =>
    share === null || !months.includes(month)
      ? []
      : [{ month, value: percent(share), margin: percent(margin / total), total }],
  );
}
