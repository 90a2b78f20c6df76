import { type KeyboardEvent, type ReactNode, useId } from "react";

/** What a word of ours means. */
export interface Explanation {
  term: string;
  definition: string;
}

/**
 * A text in which each term that stands there as a word of its own is explained to whoever points at it or reaches it by
 * keyboard. Without a script as well; with one, Escape puts the explanation away.
 */
export function Explained({ text, terms }: { text: string; terms: Explanation[] }): ReactNode {
  return partsOf(text, terms).map((part) =>
    part.definition === null ? (
      part.text
    ) : (
      <Word key={part.from} text={part.text} definition={part.definition} />
    ),
  );
}

function Word({ text, definition }: { text: string; definition: string }) {
  const id = useId();
  const leave = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === "Escape") event.currentTarget.blur();
  };
  return (
    <span className="explained">
      <button type="button" aria-describedby={id} onKeyDown={leave}>
        {text}
      </button>
      <span role="tooltip" id={id}>
        {definition}
      </span>
    </span>
  );
}

interface Part {
  text: string;
  /** Null for what stands between terms. */
  definition: string | null;
  from: number;
}

/** Cuts a text at its terms, the longest first where two begin together; letters of either case are alike. */
export function partsOf(text: string, terms: Explanation[]): Part[] {
  const known = new Map(terms.map(({ term, definition }) => [plain(term), definition]));
  if (known.size === 0) return [{ text, definition: null, from: 0 }];
  const longest = [...known.keys()].toSorted((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), definition: null, from });
    parts.push({ text: match[0], definition: known.get(plain(match[0])) ?? null, from: match.index });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), definition: null, from });
  return parts;
}

const plain = (term: string): string => term.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
const escaped = (term: string): string =>
  term.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll(" ", "\\s+");
