import { requireCounts } from "./counts.ts";

/** A range of shares, both from 0 to 1, low ≤ high. */
export interface Interval {
  low: number;
  high: number;
}

/** The 97.5 % point of the standard normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share by Wilson's score method without continuity correction: in which true shares
 * would what was counted be unsurprising?
 *
 * (x + z²/2 ± z √(x (n − x) / n + z²/4)) ÷ (n + z²), Wilson 1927; method 3 of Newcombe 1998,
 * Statistics in Medicine 17:857–872. Unlike p ± z √(p q / n) it stays within 0 to 1 and is not empty at 0 %
 * and 100 %.
 *
 * @param successes how many of the total, a whole number
 * @param total how many were counted, a whole number
 * @returns the interval as shares, or null when nothing was counted
 * @throws RangeError when the counts are impossible
 */
export function wilsonInterval(successes: number, total: number): Interval | null {
  requireCounts(successes, total);
  if (total === 0) return null;
  const failures = total - successes;
  const weight = total + Z * Z;
  const middle = (successes + (Z * Z) / 2) / weight;
  const reach = (Z / weight) * Math.sqrt(successes * (failures / total) + (Z * Z) / 4);
  return {
    // At none and at all the bound is exact; the subtraction would leave a crumb of 1e-17.
    low: successes === 0 ? 0 : middle - reach,
    high: failures === 0 ? 1 : middle + reach,
  };
}
