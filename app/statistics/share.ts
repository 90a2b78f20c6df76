import { requireCounts } from "./counts.ts";

/**
 * The share of cases that met a standard.
 *
 * @param met how many met it, 0 to total
 * @param total how many were counted
 * @returns met ÷ total, from 0 to 1; null when nothing was counted, since no data is not zero
 * @throws RangeError when the counts are impossible
 */
export function shareOf(met: number, total: number): number | null {
  requireCounts(met, total);
  return total === 0 ? null : met / total;
}
