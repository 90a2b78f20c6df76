/**
 * One line of a CSV file with its line end (RFC 4180). A text that a spreadsheet would take for a formula gets a
 * quote before it; numbers stay numbers.
 */
export function csvLine(values: (string | number | null)[]): string {
  return `${values.map(cellOf).join(",")}\r\n`;
}

/**
 * What begins a formula, also in its full width and small forms, behind spaces and signs that nobody sees: a spreadsheet
 * may pass over them.
 */
const begins =
  "[\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]";
const formula = new RegExp(`^(?:[\\t\\r]|${begins})`, "u");
const isFormula = (value: string): boolean => formula.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value);

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as it was before a quote kept a spreadsheet from taking it for a formula. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
