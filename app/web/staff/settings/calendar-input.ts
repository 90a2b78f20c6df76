import type { StoredHours } from "#domain/organisation/calendars/hours.ts";

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

interface OpeningWindow {
  opens: string;
  closes: string;
}

/** What the fields of a calendar say, as a command's input; what cannot be read is left for the command to refuse. */
export function hoursIn(fields: Record<string, unknown>) {
  return {
    timeZone: fields.timeZone ?? null,
    week: weekIn(fields),
    holidays: linesIn(fields.holidays).map(dateIn),
    exceptions: linesIn(fields.exceptions).map((line) => {
      const [date = "", ...hours] = line.split(/\s+/);
      return { date: dateIn(date), windows: windowsIn(hours.join(" ")) };
    }),
  };
}

/** What the seven fields of a week say; an empty one is a closed day. */
export const weekIn = (fields: Record<string, unknown>) =>
  Object.fromEntries(weekdays.map((day) => [day, windowsIn(String(fields[`week.${day}`] ?? ""))]));

/** The lines of a field with something on them. */
export const linesIn = (text: unknown): string[] =>
  String(text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** `9:00-12.30, 13:30 – 17:00` → two windows. */
function windowsIn(text: string): OpeningWindow[] {
  const stretches = text.split(/[,;]/).map((stretch) => stretch.trim());
  return stretches.filter(Boolean).map((stretch) => {
    const [opens = "", closes = "", ...more] = stretch.split(/\s*[-–]\s*/);
    return { opens: timeIn(opens), closes: more.length > 0 ? "" : timeIn(closes) };
  });
}

const timeIn = (text: string): string =>
  text
    .replace(/^(\d)(?=[:.])/, "0$1")
    .replace(".", ":")
    .slice(0, 5);

/** `25-12-2026` → `2026-12-25`; what is written otherwise stays as it is, as far as a date goes. */
const dateIn = (text: string): string => text.replace(/^(\d\d)-(\d\d)-(\d{4})$/, "$3-$2-$1").slice(0, 10);

/** The fields that a calendar fills. */
export function fieldsOfHours(
  hours: Pick<StoredHours, "week" | "holidays" | "exceptions">,
): Record<string, string> {
  return {
    ...fieldsOfWeek(hours.week),
    holidays: hours.holidays.join("\n"),
    exceptions: hours.exceptions
      .map(({ date, windows }) => `${date} ${windowsText(windows)}`.trim())
      .join("\n"),
  };
}

/** The seven fields that a week fills. */
export const fieldsOfWeek = (week: StoredHours["week"]): Record<string, string> =>
  Object.fromEntries(weekdays.map((day) => [`week.${day}`, windowsText(week[day] ?? [])]));

const windowsText = (windows: readonly OpeningWindow[]): string =>
  windows.map(({ opens, closes }) => `${opens}-${closes}`).join(", ");

/** The refusal that belongs to a field, with the line at fault before it where the field has several. */
export function errorAt(
  errors: Record<string, string>,
  field: string,
  typed: string | undefined,
): string | undefined {
  const found = Object.entries(errors).find(([path]) => path === field || path.startsWith(`${field}.`));
  if (!found) return undefined;
  const [path, sentence] = found;
  const line = field.startsWith("week.") ? undefined : linesIn(typed)[Number(path.split(".")[1])];
  return line === undefined ? sentence : `${line}: ${sentence}`;
}
