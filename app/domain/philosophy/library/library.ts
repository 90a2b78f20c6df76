import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { CursorText, decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Reference } from "#core/validation.ts";
import entries from "./entries.json" with { type: "json" };

export const Sector = z.enum([
  "council",
  "government",
  "health",
  "housing",
  "utility",
  "retail",
  "insurance",
  "oversight",
]);
export const Theme = z.enum([
  "keep_word",
  "informed",
  "first_time",
  "whole",
  "put_right",
  "listen",
  "easy",
  "plain",
  "own_needs",
  "respect",
  "people_first",
  "honest",
  "careful",
  "privacy",
]);

/** A principle as an organisation published it: a short quotation with its source. docs/decisions/0030 says why. */
const Published = z.strictObject({
  id: z.string(),
  sector: Sector,
  theme: Theme,
  organisation: z.string(),
  /** ISO 3166. */
  country: z.string().length(2),
  /** The title of the page that it stands on, and its address. */
  source: z.string(),
  url: z.url(),
  /** Of the quotation. */
  language: z.string(),
  quote: z.string().max(120),
});

/** The same with our own words beside it, in the reader's language: what to ask, and a sentence to start a draft from. */
export interface LibraryEntry extends z.output<typeof Published> {
  question: string;
  starter: string;
}

const library = z.array(Published).parse(entries);

/** Published principles of others, by sector and theme, in the order of the file. Nothing of it goes anywhere by itself. */
export const listLibrary = query({
  name: "library.list",
  input: z.strictObject({ sector: Sector.optional(), theme: Theme.optional(), ...Paging }),
  can: isStaff,
  run(ctx, { sector, theme, limit, cursor }) {
    const found = library.filter(
      (entry) => (!sector || entry.sector === sector) && (!theme || entry.theme === theme),
    );
    const after = cursor ? decodeCursor(cursor, z.tuple([CursorText]))[0] : null;
    const from = after === null ? 0 : found.findIndex((entry) => entry.id === after) + 1;
    return pageOf(
      found.slice(from, from + limit + 1),
      limit,
      (entry) => withPrompt(ctx, entry),
      (entry) => encodeCursor(entry.id),
    );
  },
});

/** One entry, to start a draft from or to bring to a board. Errors: NotFound. */
export const getLibraryEntry = query({
  name: "library.read",
  input: z.strictObject({ entryId: Reference(100) }),
  target(ctx, { entryId }): LibraryEntry {
    const entry = entryOf(ctx, entryId);
    if (!entry) throw new NotFound();
    return entry;
  },
  can: isStaff,
  run: (_ctx, _input, entry) => entry,
});

/** An entry by its id, whoever asks; null when there is none. */
export function entryOf(
  ctx: Pick<QueryContext, "services" | "language">,
  entryId: string,
): LibraryEntry | null {
  const entry = library.find((each) => each.id === entryId);
  return entry ? withPrompt(ctx, entry) : null;
}

/** All of it, for where a library may be read by guests as well. */
export const wholeLibrary = (ctx: Pick<QueryContext, "services" | "language">): LibraryEntry[] =>
  library.map((entry) => withPrompt(ctx, entry));

const withPrompt = (
  { services, language }: Pick<QueryContext, "services" | "language">,
  entry: z.output<typeof Published>,
): LibraryEntry => ({
  ...entry,
  question: services.text(language, `library.question.${entry.theme}`),
  starter: services.text(language, `library.starter.${entry.theme}`),
});
