/** A percentage as people write it, `97,5` or `97.5`, as a share; what is none becomes NaN, which is refused. */
export const shareIn = (typed: unknown): number | undefined =>
  typed === undefined ? undefined : Number(String(typed).trim().replace(",", ".").replace(/\s*%$/, "")) / 100;

const units: Record<string, (amount: string) => string> = {
  minutes: (amount) => `PT${amount}M`,
  hours: (amount) => `PT${amount}H`,
  days: (amount) => `P${amount}D`,
  weeks: (amount) => `P${amount}W`,
};

/** What the fields of a standard's form say, as a command's input. */
export function standardIn(fields: Record<string, unknown>): Record<string, unknown> {
  const { amount, unit, target, ...rest } = fields;
  const promise = fields.measure === "promise_kept";
  return { ...rest, target: shareIn(target), ...(!promise && { within: withinIn(amount, unit) }) };
}

function withinIn(amount: unknown, unit: unknown): string | undefined {
  if (unit === "due") return "due";
  const write = units[String(unit)];
  return write && amount !== undefined ? write(String(amount).trim()) : undefined;
}

/** The fields that a duration of one part fills; none for `due`, and as it is for anything else. */
export function fieldsOfWithin(within: string | null): { amount?: string; unit: string } {
  const parts = /^P(?:T(\d+)([MH])|(\d+)([DW]))$/.exec(within ?? "");
  if (!parts) return { unit: within === "due" ? "due" : "days" };
  const unit = { M: "minutes", H: "hours", D: "days", W: "weeks" }[parts[2] ?? parts[4] ?? ""] ?? "days";
  return { amount: parts[1] ?? parts[3], unit };
}
