import { sql } from "kysely";
import { startOfMonth } from "#calendar/zone.ts";
import type { Queryable } from "#db/client.ts";
import { shownGroups } from "#statistics/small-groups.ts";
import type { View } from "./counted-rows.ts";
import type { MonthCounts } from "./month-counts.ts";
import type { Standard } from "./standards.ts";

/**
 * How customers felt, by the month of the day on which they answered the three taps. One person's three taps are one
 * answer; it is the top answer when all three are: helped "yes", answered "yes", feeling "good".
 *
 * An answer is never shown, and no number that is about fewer than five people: only months that are over count, and of
 * them those in which at least five answered (for a team: at least five in it, and nobody or at least five in what is
 * left beside it); a period counts the months that lie in it whole. An answer belongs to the team that had the case on
 * its day. Two round trips, none without such a standard.
 */
export async function countFelt(db: Queryable, standards: Standard[], view: View): Promise<MonthCounts[]> {
  if (standards.length === 0) return [];
  const months = await shownFelt(db, view);
  return standards.flatMap(({ id, teamId }) =>
    months
      .filter((month) => month.teamId === teamId)
      .map(({ month, answers, top }) => ({
        ...nothing,
        standardId: id,
        month,
        met: top,
        below: answers - top,
      })),
  );
}

/** What may be shown of one month: of everybody (`teamId` null), or of a team and those below it. */
export interface FeltMonth {
  month: string;
  teamId: string | null;
  answers: number;
  /** Of these, top answers. */
  top: number;
}

/** Every month and team of which something may be shown; the one read of feelings. */
export async function shownFelt(db: Queryable, view: View): Promise<FeltMonth[]> {
  const [answers, groups] = await Promise.all([
    answersByMonth(db, view),
    db.selectFrom("teams").select(["id", "parentId as parent"]).execute(),
  ]);
  const months = [...Map.groupBy(answers, (row) => row.month)].filter(([month]) => liesIn(month, view));
  return months.flatMap(([month, rows]) => {
    const top = sumBy(rows, "top");
    return [...shownGroups(groups, sumBy(rows, "answers"))].map(([teamId, total]) => {
      const within = withBelow(groups, teamId);
      const best = [...top].reduce((sum, [team, count]) => sum + (within(team) ? count : 0), 0);
      return { month, teamId, answers: total, top: best };
    });
  });
}

const nothing = { late: 0, broken: 0, overdue: 0, released: 0, paused: 0, pausedSeconds: 0 };

interface Answers {
  month: string;
  teamId: string | null;
  answers: number;
  top: number;
}

/** Of the months that were over at `asOf`. */
async function answersByMonth(db: Queryable, { asOf, zone }: View): Promise<Answers[]> {
  const { rows } = await sql<Answers>`
    select to_char(day, 'YYYY-MM') as month, feelings.team_id, count(*) as answers,
      count(*) filter (where helped = 'yes' and answered = 'yes' and feeling = 'good') as top
    from feelings
    join closures on closures.id = feelings.closure_id
    join cases on cases.id = closures.case_id
    where not cases.suspected_spam and day < date_trunc('month', ${asOf}::timestamptz at time zone ${sql.lit(zone)})
    group by 1, 2 order by 1`.execute(db);
  return rows;
}

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

const sumBy = (rows: Answers[], field: "answers" | "top") => {
  const sums = new Map<string | null, number>();
  for (const row of rows) sums.set(row.teamId, (sums.get(row.teamId) ?? 0) + row[field]);
  return sums;
};

/** Whether a team is the given one or below it; everything is, where none is given. */
function withBelow(groups: { id: string; parent: string | null }[], top: string | null) {
  if (top === null) return () => true;
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]));
  return (team: string | null): boolean => {
    for (let at = team; at !== null; at = parents.get(at) ?? null) if (at === top) return true;
    return false;
  };
}
