/**
 * Refuses counts that cannot be "part of total": a wrong count is a fault in our own code, and a figure
 * made from it would be published, so it must not pass silently.
 *
 * @param part how many of them, a whole number from 0 to total
 * @param total how many there are, a whole number
 * @throws RangeError when either is not a whole number of at least 0, or part exceeds total
 */
export function requireCounts(part: number, total: number): void {
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(total) || part < 0 || part > total) {
    throw new RangeError(`not a count of a total: ${part} of ${total}`);
  }
}
