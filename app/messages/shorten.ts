/**
 * The start of a text, at most so many UTF-16 units and no half of a sign: half an emoji is no text, so the page that the
 * server sends and the page that the browser makes of the same words would differ.
 */
export function startOf(text: string, most: number): string {
  const start = text.slice(0, most);
  return start.length < text.length ? start.replace(/[\uD800-\uDBFF]$/, "") : start;
}

/** The text itself, or its start with … where something is left out; at most so many UTF-16 units. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${startOf(text, most - 1).trimEnd()}…`;

/** With a capital at its start, as that language writes it: a browser's own language must not decide. */
export function capitalised(text: string, language: string): string {
  const first = [...text][0] ?? "";
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
