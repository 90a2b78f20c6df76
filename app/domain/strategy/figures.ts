import { monthsBetween } from "#calendar/zone.ts";
import { shareOf } from "#statistics/share.ts";
import { type Verdict, verdictOf } from "#statistics/verdict.ts";
import { wilsonInterval } from "#statistics/wilson.ts";
import { clockStates } from "./clock-states.ts";
import type { View } from "./counted-rows.ts";
import { countByMonth, type PromiseHabits, promiseHabits } from "./counts.ts";
import type { Asking } from "./felt.ts";
import type { MonthCounts } from "./month-counts.ts";
import type { Standard } from "./standards.ts";

/** A share with everything that must be said beside it. */
export interface Figure {
  met: number;
  /** Of feelings, `met` may be told as the middle of a range: it reaches so far either way. Otherwise 0. */
  margin: number;
  missed: number;
  total: number;
  /** Met ÷ total, or null when nothing was counted. */
  share: number | null;
  /** 95 % by Wilson's method; of a range from the low end of its least to the high end of its most. */
  interval: [number, number] | null;
  verdict: Verdict;
}

export interface Month extends Figure {
  /** `2018-04`, of the organisation's zone. */
  month: string;
}

/** How a standard was held: `missed` is `late` + `broken` + `overdue`; of feelings, every answer but the top one. */
export interface Performance extends Figure {
  late: number;
  broken: number;
  overdue: number;
  /** From the first month with something counted to the last, without holes. */
  months: Month[];
  /** Of what is counted: how many clocks stood still for a while, and for how many hours in all; null without clocks. */
  paused: { count: number; hours: number } | null;
  /** For promises alone; null for other measures. */
  released: number | null;
  promisesPer100Cases: number | null;
  medianLeadTimeHours: number | null;
  /** For working time alone: how far its deadlines are counted, until they all are; null otherwise. */
  counting: { counted: number; total: number } | null;
  /** For working time alone: cases without a deadline, because nobody works where they are. */
  withoutDeadline: number | null;
}

/** The figures of several standards in one view, by the standard's id: one round trip, and one for promises or clocks. */
export async function performanceOf(
  asking: Asking,
  standards: Standard[],
  view: View,
): Promise<Map<string, Performance>> {
  const { db } = asking;
  const [counts, habits, states] = await Promise.all([
    countByMonth(asking, standards, view),
    promiseHabits(db, standards, view),
    clockStates(db, standards, view),
  ]);
  const months = Map.groupBy(counts, (row) => row.standardId);
  const beside = new Map(habits.map((row) => [row.standardId, row]));
  const clocks = new Map(states.map((row) => [row.standardId, row]));
  return new Map(
    standards.map((standard) => [
      standard.id,
      {
        ...present(standard, months.get(standard.id) ?? [], beside.get(standard.id)),
        counting: clocks.get(standard.id)?.counting ?? null,
        withoutDeadline: clocks.get(standard.id)?.withoutDeadline ?? null,
      },
    ]),
  );
}

type Clocks = Pick<Performance, "counting" | "withoutDeadline">;

/** The figures of one standard. */
export async function onePerformance(asking: Asking, standard: Standard, view: View): Promise<Performance> {
  const performance = (await performanceOf(asking, [standard], view)).get(standard.id);
  if (!performance) throw new Error("a standard was not counted");
  return performance;
}

function present(
  standard: Standard,
  rows: MonthCounts[],
  habits: PromiseHabits | undefined,
): Omit<Performance, keyof Clocks> {
  const sum = (field: keyof Omit<MonthCounts, "standardId" | "month">) =>
    rows.reduce((total, row) => total + row[field], 0);
  const [met, late, broken, overdue] = [sum("met"), sum("late"), sum("broken"), sum("overdue")];
  const hasClocks = standard.measure !== "promise_kept" && standard.measure !== "felt";
  return {
    ...figureOf(
      { met, margin: sum("margin"), total: met + late + broken + overdue + sum("below") },
      standard.target,
    ),
    late,
    broken,
    overdue,
    months: monthsOf(rows, standard.target),
    paused: hasClocks ? { count: sum("paused"), hours: sum("pausedSeconds") / 3600 } : null,
    released: standard.measure === "promise_kept" ? sum("released") : null,
    promisesPer100Cases: habits && habits.cases > 0 ? (100 * habits.promises) / habits.cases : null,
    medianLeadTimeHours: habits?.medianLeadTimeHours ?? null,
  };
}

/**
 * A figure from its counts: no data is null, never 0. What is told as a range has a verdict only where both its ends
 * have the same one.
 */
export function figureOf(
  { met, margin, total }: { met: number; margin: number; total: number },
  target: number,
): Figure {
  const [least, most] = [met - margin, met + margin];
  const verdict = verdictOf({ met: least, total, target });
  return {
    met,
    margin,
    missed: total - met,
    total,
    share: shareOf(met, total),
    interval: intervalOf({ met, margin, total }),
    verdict: verdict === verdictOf({ met: most, total, target }) ? verdict : "not_yet_known",
  };
}

/** The interval of a count that may be a range, as shares; null when nothing was counted. */
export function intervalOf(counts: Pick<Figure, "met" | "margin" | "total">): [number, number] | null {
  const { met, margin, total } = counts;
  const [low, high] = [wilsonInterval(met - margin, total), wilsonInterval(met + margin, total)];
  return low && high && [low.low, high.high];
}

/** Rows of counts, in the order of their months, without holes and without empty months at the ends. */
function monthsOf(rows: MonthCounts[], target: number): Month[] {
  const totals = new Map(
    rows
      .map((row) => ({ ...row, total: row.met + row.late + row.broken + row.overdue + row.below }))
      .filter((row) => row.total > 0)
      .map((row) => [row.month, row]),
  );
  const counted = [...totals.keys()];
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsBetween(first, last).map((month) => {
    const row = totals.get(month);
    return { month, ...figureOf(row ?? { met: 0, margin: 0, total: 0 }, target) };
  });
}
