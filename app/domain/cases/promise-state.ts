import { sql } from "kysely";

/** That nothing is known yet of what became of a promise: a condition on `promises`, and the one meaning of "open". */
export const isOpenPromise = sql<boolean>`not exists (
  select from promise_outcomes where promise_outcomes.promise_id = promises.id)`;

/**
 * What became of a promise: open while nothing is known; kept when done by its due time; late when done after it;
 * broken when we said so; released when it is no longer needed.
 */
export type PromiseState = "open" | "kept" | "late" | "broken" | "released";

/** The one rule for the state of a promise; the due time itself is still in time. */
export function promiseState(
  dueAt: Date,
  outcome: { kind: "fulfilment" | "breach" | "release"; happenedAt: Date } | null,
): PromiseState {
  if (!outcome) return "open";
  if (outcome.kind === "breach") return "broken";
  if (outcome.kind === "release") return "released";
  return outcome.happenedAt <= dueAt ? "kept" : "late";
}

const day = 24 * 3600 * 1000;

/** When its owner is reminded: a day ahead, or halfway when the due time is nearer than two days. */
export function reminderAt(madeAt: Date, dueAt: Date): Date {
  const halfway = madeAt.getTime() + (dueAt.getTime() - madeAt.getTime()) / 2;
  return new Date(Math.max(halfway, dueAt.getTime() - day));
}
