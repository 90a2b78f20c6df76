import { listFormat, numberFormat } from "#messages/formats.ts";
/** Units in which a length of time is typed, and how ISO 8601 writes them. */
export const durationUnits = ["hours", "days", "weeks"] as const;

const written: Record<string, (amount: string) => string> = {
  hours: (amount) => `PT${amount}H`,
  days: (amount) => `P${amount}D`,
  weeks: (amount) => `P${amount}W`,
};

/** A number and its unit as ISO 8601: `3`, `days` → `P3D`; undefined when nothing was typed. */
export function durationOf(amount: unknown, unit: unknown): string | undefined {
  const write = Object.hasOwn(written, String(unit)) ? written[String(unit)] : undefined;
  return write && amount !== undefined && amount !== "" ? write(String(amount).trim()) : undefined;
}

/** The fields that a duration of one part fills. */
export function fieldsOfDuration(duration: string | null): { amount: string; unit: string } {
  const parts = /^P(?:T(\d+)H|(\d+)([DW]))$/.exec(duration ?? "");
  if (!parts) return { amount: "", unit: "days" };
  return {
    amount: parts[1] ?? parts[2] ?? "",
    unit: parts[1] ? "hours" : parts[3] === "W" ? "weeks" : "days",
  };
}

const seconds = [604_800, 86_400, 3_600, 60, 1];
const lengths = ["week", "day", "hour", "minute", "second"] as const;
const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The length of an ISO 8601 duration in seconds, a day being 24 hours; NaN when it is none. */
export function secondsIn(duration: string): number {
  const found = parts.exec(duration);
  if (!found) return Number.NaN;
  return found.slice(1).reduce((sum, part, index) => sum + Number(part ?? 0) * (seconds[index] ?? 0), 0);
}

/** `P1DT12H` → "1 day and 12 hours". */
export function lasting(language: string, duration: string): string {
  const found = parts.exec(duration);
  if (!found) return duration;
  const said = lengths.flatMap((unit, index) => {
    const amount = Number(found[index + 1] ?? 0);
    if (amount === 0) return [];
    return numberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
  });
  return listFormat(language).format(said);
}
