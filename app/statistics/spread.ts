import { smallestGroup } from "./small-groups.ts";

/**
 * What may be told of a group's private answers: too few for anything; the counts of each answer; or, when all gave
 * the same one, the range it lies in, since the counts would then say what each of them answered.
 */
export type Spread =
  | { kind: "too_few" }
  | { kind: "counts"; counts: number[]; answers: number }
  | { kind: "range"; from: number; to: number; answers: number };

/**
 * The spread of answers on a scale from 1.
 *
 * @param counts how often each answer was given, from 1 upwards
 * @param fewest answers below which nothing is told
 */
export function spreadOf(counts: readonly number[], fewest: number = smallestGroup): Spread {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  if (answers < fewest) return { kind: "too_few" };
  const given = counts.flatMap((count, index) => (count > 0 ? [index + 1] : []));
  const [only] = given;
  if (given.length > 1 || only === undefined) return { kind: "counts", counts: [...counts], answers };
  return { kind: "range", from: Math.max(1, only - 1), to: Math.min(counts.length, only + 1), answers };
}
