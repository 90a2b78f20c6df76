import { numberFormat } from "#messages/formats.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in the unit that people would use: "3 days", "5 hours", "20 minutes"; whole units, never none. */
export function spanIn(language: string, milliseconds: number): string {
  const [unit, length] =
    milliseconds >= 2 * day
      ? (["day", day] as const)
      : milliseconds >= 2 * hour
        ? (["hour", hour] as const)
        : (["minute", minute] as const);
  const format = numberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.max(1, Math.round(milliseconds / length)));
}
