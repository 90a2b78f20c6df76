import { startOfMonth } from "#calendar/zone.ts";
import type { QueryContext } from "#core/context.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import type { View } from "./counted-rows.ts";
import { monthAt, tellMonths } from "./felt-months.ts";
import type { MonthCounts } from "./month-counts.ts";
import { wholeHistory } from "./period.ts";
import type { Standard } from "./standards.ts";

/** What the one read of people's answers needs of whoever asks: the database, and the moment that is now. */
export type Asking = Pick<QueryContext, "db" | "now">;

/**
 * How customers felt, by the month of the day on which they answered the three taps. One person's three taps are one
 * answer; it is the top answer when all three are: helped "yes", answered "yes", feeling "good".
 *
 * An answer is never shown: what may be told of a month stands in felt-months.ts, and a period counts the months that
 * lie in it whole. Two round trips, none without such a standard.
 */
export async function countFelt(asking: Asking, standards: Standard[], view: View): Promise<MonthCounts[]> {
  if (standards.length === 0) return [];
  const months = await shownFelt(asking, view);
  return standards.flatMap(({ id, teamId }) =>
    months
      .filter((month) => month.teamId === teamId)
      .map(({ month, answers, top, topMargin }) => ({
        ...nothing,
        standardId: id,
        month,
        met: top,
        below: answers - top,
        margin: topMargin,
      })),
  );
}

/** What may be shown of one month: of everybody (`teamId` null), or of a team and those below it. */
export interface FeltMonth {
  month: string;
  teamId: string | null;
  answers: number;
  /** Of these, those who said that they were helped: from `helpedMargin` fewer to as many more. */
  helped: number;
  helpedMargin: number;
  /** Of these, top answers: from `topMargin` fewer to as many more. */
  top: number;
  topMargin: number;
}

/**
 * Every month and team of which something may be shown, oldest first; the one read of feelings, for every figure, page,
 * file and endpoint. Only months that were over at `asOf`, and are over now.
 */
export async function shownFelt({ db, now }: Asking, view: View): Promise<FeltMonth[]> {
  await tellMonths(db, now, view.zone);
  const seen = monthAt(view.asOf < now ? view.asOf : now, view.zone);
  const told = await db
    .selectFrom("feltMonths")
    .select(["month", "teamId", "answers", "helped", "helpedMargin", "top", "topMargin"])
    .where("month", "<", seen)
    .orderBy("month")
    .execute();
  const inside = new Set([...new Set(told.map((row) => row.month))].filter((month) => liesIn(month, view)));
  return told.filter((row) => inside.has(row.month));
}

/** The same for all of history, in the organisation's zone. */
export async function shownFeltOfAll(asking: Asking): Promise<FeltMonth[]> {
  const { timeZone: zone } = await findOrganisation(asking.db);
  return shownFelt(asking, { period: wholeHistory, asOf: asking.now, zone });
}

const nothing = { late: 0, broken: 0, overdue: 0, released: 0, paused: 0, pausedSeconds: 0 };

/** Whether all days of the month lie in the period. */
function liesIn(month: string, { period, zone }: View): boolean {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
  const [start, end] = [month, next].map((each) => startOfMonth(each, zone).epochMilliseconds) as [
    number,
    number,
  ];
  if (period.from && start < period.from.getTime()) return false;
  if (!period.to) return true;
  return end <= period.to.at.getTime() + (period.to.bound === "included" ? 1 : 0);
}
