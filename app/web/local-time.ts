import { localToInstant } from "#calendar/zone.ts";

/** The instant of a field's local time (`2026-11-21T17:00`) in a zone as RFC 3339; the text itself when it is no time. */
export function localInstant(value: string, zone: string): string {
  try {
    return localToInstant(Temporal.PlainDateTime.from(value), zone).instant.toString();
  } catch (error) {
    if (error instanceof RangeError) return value;
    throw error;
  }
}

/** An instant as a field for local times holds it: `2026-11-21T17:00`. */
export const localField = (instant: Date | null, zone: string): string =>
  instant
    ? Temporal.Instant.fromEpochMilliseconds(instant.getTime())
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: "minute" })
    : "";
