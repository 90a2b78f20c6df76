/**
 * One line of a CSV file with its line end (RFC 4180). A text that a spreadsheet would take for a formula gets a
 * quote before it; numbers stay numbers.
 */
export function csvLine(values: (string | number | null)[]): string {
  return `${values.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[\s]*[=+\-@\t\r]/.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
