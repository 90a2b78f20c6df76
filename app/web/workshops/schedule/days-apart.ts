const day = 86_400_000;
/** What a browser gives of a day and a time. */
const field = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/**
 * The deadlines of phases that take the same number of days each, one after the other, at the same time on the clock.
 *
 * @param start a field of day and time, such as `2030-03-01T09:00`
 * @param days days for each phase
 * @param phases how many phases there are
 * @returns one field of day and time for each phase; none when the start is no such field
 */
export function daysApart(start: string, days: number, phases: number): string[] {
  // Days and times of a clock, not moments: over a change to summer time the time on the clock stays.
  const first = field.test(start) ? Date.parse(`${start}:00Z`) : Number.NaN;
  if (Number.isNaN(first) || !(days >= 1)) return [];
  return Array.from({ length: phases }, (_, index) =>
    new Date(first + (index + 1) * Math.round(days) * day).toISOString().slice(0, 16),
  );
}
