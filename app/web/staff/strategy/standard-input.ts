import { translationsIn } from "./translations-in.ts";

/** A percentage as people write it, `97,5` or `97.5`, as a share; what is none becomes NaN, which is refused. */
export const shareIn = (typed: unknown): number | undefined =>
  typed === undefined ? undefined : Number(String(typed).trim().replace(",", ".").replace(/\s*%$/, "")) / 100;

const units: Record<string, (amount: string) => string> = {
  minutes: (amount) => `PT${amount}M`,
  hours: (amount) => `PT${amount}H`,
  days: (amount) => `P${amount}D`,
  weeks: (amount) => `P${amount}W`,
  working_hours: (amount) => `PT${amount}H`,
  working_days: (amount) => `P${amount}D`,
};

/** What the fields of a standard's form say, as a command's input. */
export function standardIn(fields: Record<string, unknown>): Record<string, unknown> {
  const { amount, unit, target, ...rest } = translationsIn(fields, ["name", "remedy"]);
  const untimed = fields.measure === "promise_kept" || fields.measure === "felt";
  if (untimed) return { ...rest, target: shareIn(target) };
  const time = String(unit).startsWith("working_") ? "working" : "elapsed";
  return { ...rest, target: shareIn(target), within: withinIn(amount, unit), time };
}

function withinIn(amount: unknown, unit: unknown): string | undefined {
  if (unit === "due") return "due";
  const write = Object.hasOwn(units, String(unit)) ? units[String(unit)] : undefined;
  return write && amount !== undefined ? write(String(amount).trim()) : undefined;
}

/** The fields that a duration of one part fills; none for `due`, and as it is for anything else. */
export function fieldsOfWithin(
  within: string | null,
  time: "elapsed" | "working",
): { amount?: string; unit: string } {
  const { amount, unit } = partsOfWithin(within);
  const working = time === "working" && (unit === "days" || unit === "hours");
  return { amount, unit: working ? `working_${unit}` : unit };
}

function partsOfWithin(within: string | null): { amount?: string; unit: string } {
  const parts = /^P(?:T(\d+)([MH])|(\d+)([DW]))$/.exec(within ?? "");
  if (!parts) return { unit: within === "due" ? "due" : "days" };
  const unit = { M: "minutes", H: "hours", D: "days", W: "weeks" }[parts[2] ?? parts[4] ?? ""] ?? "days";
  return { amount: parts[1] ?? parts[3], unit };
}
