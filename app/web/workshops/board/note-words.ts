import { shortened } from "#messages/shorten.ts";

/** Lines that a note has on the board; what is below them goes on in the last one. */
const mostLines = 12;

/** The words of a note as the board shows them: empty lines and very many lines do not stretch it. Nothing is left out. */
export function tidy(text: string): string {
  const lines = text
    .replace(/\n\s*\n/g, "\n")
    .trim()
    .split("\n");
  if (lines.length <= mostLines) return lines.join("\n");
  return [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join(" · ")].join("\n");
}

/** The start of a note in one line, to name it by. */
export const short = (text: string): string => shortened(text.replace(/\s+/g, " "), 40);
