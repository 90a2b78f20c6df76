import { requireCounts } from "./counts.ts";

/** What may be said in public about a standard. */
export type Verdict = "not_yet_known" | "met" | "missed";

/** Below this many cases a share says more about chance than about service. */
export const FEWEST_FOR_A_VERDICT = 20;

const TARGET_STEPS = 1_000_000;

/**
 * Whether a standard was met: under 20 cases `not_yet_known`, else `met` exactly when the share reaches
 * the target (19 of 20 meets 0.95).
 *
 * The comparison is made in whole numbers, met × 1,000,000 against target × total, with the target read to
 * six decimals: neither the division nor a target that was itself computed (0.1 + 0.2) can tip it.
 *
 * @param counts met and total as whole numbers, target as a share from 0 to 1
 * @throws RangeError when the counts are impossible or the target is outside 0 to 1
 */
export function verdictOf(counts: { met: number; total: number; target: number }): Verdict {
  const { met, total, target } = counts;
  requireCounts(met, total);
  if (!(target >= 0 && target <= 1)) throw new RangeError(`not a target from 0 to 1: ${target}`);
  if (total < FEWEST_FOR_A_VERDICT) return "not_yet_known";
  const needed = BigInt(Math.round(target * TARGET_STEPS)) * BigInt(total);
  return BigInt(met) * BigInt(TARGET_STEPS) >= needed ? "met" : "missed";
}
