import { dateFormat } from "#messages/formats.ts";
/** `2026-04` → April 2026. */
export function monthName(month: string, language: string): string {
  const format = dateFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
