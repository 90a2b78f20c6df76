import type { Colour } from "../board/types.ts";

/** What is brought becomes one or the other. */
export type Into = "notes" | "statements";
/** Longest texts, in UTF-16 units, as the server has them. */
export const longest = { notes: 500, statements: 200 } as const;

/** Where one looks for what exists. */
export const sources = ["text", "moments", "cases"] as const;
export type From = (typeof sources)[number];

/** What comes in, as the server takes it. */
export interface Item {
  text: string;
  colour?: Colour;
  momentId?: string;
  caseId?: string;
}

export type Mark = "heading" | "double" | "on_board" | "too_long";
export interface PreviewLine {
  line: number;
  text: string;
  colour: Colour | null;
  mark: Mark | null;
}
export interface Preview {
  format: "text" | "csv";
  columns: string[];
  column: number;
  lines: PreviewLine[];
}

/** A bad moment or a voice that may be brought. */
export interface FoundThing {
  id: string;
  text: string;
  names: string[];
  principle: string | null;
  reference: string | null;
  kind: "complaint" | "compliment" | "suggestion" | "question" | null;
  on: string;
  onBoard: boolean;
}

/** What the address of the board asks for: `#bring-in`, or `#bring-in=cases:<id>` with one thing picked already. */
export interface Wanted {
  from: From;
  id: string | null;
}

export function wantedIn(hash: string): Wanted | null {
  const match = /^#bring-in(?:=(moments|cases):([0-9a-f-]{36}))?$/.exec(hash);
  if (!match) return null;
  return { from: (match[1] as From | undefined) ?? "text", id: match[2] ?? null };
}
