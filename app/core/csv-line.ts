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
  const text = looksLikeFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const looksLikeFormula = (text: string): boolean =>
  /^[\s]*[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text);

/** A cell as it was before a quote kept a spreadsheet from taking it for a formula. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && looksLikeFormula(cell.slice(1)) ? cell.slice(1) : cell;
