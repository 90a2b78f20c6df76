import { localToInstant } from "#calendar/zone.ts";

/**
 * Deadlines of phases that each take some days: one after the other from the start, at the same time on the clock, also
 * over a change to or from summer time. A phase without days has none, and the next counts from the one before it.
 *
 * @param days days of each phase, in their order
 * @param zone an IANA name
 */
export function plannedDeadlines(
  days: readonly (number | undefined)[],
  start: Date,
  zone: string,
): (Date | null)[] {
  const local = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(zone);
  let after = 0;
  return days.map((more) => {
    if (!more) return null;
    after += more;
    const { instant } = localToInstant(local.toPlainDateTime().add({ days: after }), zone);
    return new Date(instant.epochMilliseconds);
  });
}
