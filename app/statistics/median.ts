/**
 * The middle value; of an even number of values, the mean of the middle two.
 *
 * @param values numbers of one unit in any order; not changed
 * @returns the median in that unit, or null when there are none
 * @throws RangeError when a value is not a number (NaN): it has no place in the order
 */
export function median(values: readonly number[]): number | null {
  if (values.some(Number.isNaN)) throw new RangeError("a median of something that is not a number");
  const ordered = Float64Array.from(values).sort();
  const upper = ordered[ordered.length >> 1];
  if (upper === undefined) return null;
  const lower = ordered[(ordered.length - 1) >> 1] ?? upper;
  return lower === upper ? upper : (lower + upper) / 2;
}
