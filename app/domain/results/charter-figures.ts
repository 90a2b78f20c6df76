import type { QueryContext } from "#core/context.ts";
import { Memo } from "#core/memo.ts";
import type { Database } from "#db/client.ts";
import { shareOf } from "#statistics/share.ts";
import { FEWEST_FOR_A_VERDICT } from "#statistics/verdict.ts";
import { type Asking, type FeltMonth, shownFelt } from "../strategy/felt.ts";
import { figureOf, intervalOf, type Month, type Performance, performanceOf } from "../strategy/figures.ts";
import { lastTwelveMonths } from "../strategy/period.ts";
import type { Standard } from "../strategy/standards.ts";

/** What customers said when a case was closed: were they helped? Of the months of the period that are over. */
export interface Felt {
  answers: number;
  /** From `margin` fewer to as many more: where nearly all or nearly none answered alike, a range is told. */
  helped: number;
  margin: number;
  share: number;
  interval: [number, number];
}

/** How a pledge was kept in the last twelve months. */
export interface PledgeFigures extends Performance {
  /** The twelve months that end with the current one. */
  months: Month[];
  /** Whether too few were counted for any verdict. */
  tooFew: boolean;
  /** Counted already, with a deadline in a month still to come. */
  ahead: { met: number; total: number };
  /** Null when no month may be told of. */
  felt: Felt | null;
}

/** Counting is shared for a quarter of a minute by all who read the charter through this process. */
const memos = new WeakMap<Database, Memo<Map<string, PledgeFigures>>>();

/** The figures of standards, by their id; at most 15 s old. */
export function pledgeFigures(
  ctx: QueryContext,
  standards: Standard[],
  zone: string,
): Promise<Map<string, PledgeFigures>> {
  const { database } = ctx.services;
  const memo = memos.get(database) ?? new Memo(15_000);
  memos.set(database, memo);
  const unique = [...new Map(standards.map((standard) => [standard.id, standard])).values()];
  const key = [zone, ...unique.map(({ id, revision }) => `${id} ${revision}`).sort()].join("\n");
  return memo.get(key, ctx.now.getTime(), () => count({ db: database, now: ctx.now }, unique, zone));
}

async function count(
  asking: Asking,
  standards: Standard[],
  zone: string,
): Promise<Map<string, PledgeFigures>> {
  if (standards.length === 0) return new Map();
  const { months, period } = lastTwelveMonths(asking.now, zone);
  const view = { period, asOf: asking.now, zone };
  const [performances, answers] = await Promise.all([
    performanceOf(asking, standards, view),
    shownFelt(asking, view),
  ]);
  return new Map(
    standards.map((standard) => {
      const performance = performances.get(standard.id);
      if (!performance) throw new Error("a standard was not counted");
      const current = months.at(-1) ?? "";
      const later = performance.months.filter((month) => month.month > current);
      const sum = (field: "met" | "total") => later.reduce((total, month) => total + month[field], 0);
      const figures: PledgeFigures = {
        ...performance,
        months: months.map(
          (month) =>
            performance.months.find((each) => each.month === month) ?? {
              month,
              ...figureOf({ met: 0, margin: 0, total: 0 }, standard.target),
            },
        ),
        tooFew: performance.total < FEWEST_FOR_A_VERDICT,
        ahead: { met: sum("met"), total: sum("total") },
        felt: feltIn(answers.filter((row) => row.teamId === standard.teamId)),
      };
      return [standard.id, figures];
    }),
  );
}

/** The answers of several months together; null without any. */
export function feltIn(rows: FeltMonth[]): Felt | null {
  const answers = rows.reduce((sum, row) => sum + row.answers, 0);
  const helped = rows.reduce((sum, row) => sum + row.helped, 0);
  const margin = rows.reduce((sum, row) => sum + row.helpedMargin, 0);
  const interval = intervalOf({ met: helped, margin, total: answers });
  const share = shareOf(helped, answers);
  if (!interval || share === null) return null;
  return { answers, helped, margin, share, interval };
}
