import { sql } from "kysely";
import { z } from "zod";
import { answerable, isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { CursorText, decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Line, Reference, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { findOrganisation } from "../../organisation/organisation.ts";

const Words = z.strictObject({ term: Line(80, 2), definition: Text(500) });
type Words = z.output<typeof Words>;

/** A term as readers of one language find it. */
export interface Term {
  id: string;
  term: string;
  definition: string;
}

/** As terms are compared: "Call  Back" and "call back" are one. */
export const wordOf = (term: string): string =>
  term.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * Says what a term means here, in the organisation's first language and, where given, in its others. Errors: Invalid
 * `term_defined` beside a term that has its definition already, `not_a_translation_language`.
 */
export const defineTerm = command({
  name: "glossary.define",
  input: z.strictObject({
    term: Words.shape.term,
    definition: Words.shape.definition,
    translations: z.record(Reference(40), Words).optional(),
  }),
  can: leads,
  async run(ctx, { translations = {}, ...first }) {
    const languages = await languagesOf(ctx, translations);
    const id = newId();
    const words = { ...translations, [languages[0] ?? "en"]: first };
    await ctx.db
      .insertInto("glossaryTerms")
      .values({ id, words, ownerId: answerable(ctx.actor), createdAt: ctx.now })
      .execute();
    await claimWords(ctx, id, words, languages[0] ?? "en");
    ctx.record("glossary_term.defined", { type: "glossary_term", id });
    return findTerm(ctx.db, id);
  },
});

/** Changes a term or what it means; a language that is not named stays, null takes it away. Errors: as above; NotFound. */
export const changeTerm = command({
  name: "glossary.change",
  input: z.strictObject({
    termId: Id,
    term: Words.shape.term.optional(),
    definition: Words.shape.definition.optional(),
    translations: z.record(Reference(40), Words.nullable()).optional(),
  }),
  target: ({ db }, { termId }) => findTerm(db, termId),
  can: leads,
  async run(ctx, { termId, translations = {}, ...changes }, before) {
    const languages = await languagesOf(ctx, translations);
    const first = languages[0] ?? "en";
    const merged = { ...before.words, ...translations, [first]: { ...before.words[first], ...changes } };
    const words = Object.fromEntries(
      Object.entries(merged).flatMap(([language, each]) => (each ? [[language, each as Words]] : [])),
    );
    await ctx.db.deleteFrom("glossaryWords").where("termId", "=", termId).execute();
    await claimWords(ctx, termId, words, first);
    await ctx.db
      .updateTable("glossaryTerms")
      .set({ words, revision: before.revision + 1 })
      .where("id", "=", termId)
      .execute();
    ctx.record("glossary_term.changed", { type: "glossary_term", id: termId });
    return findTerm(ctx.db, termId);
  },
});

/** Takes a term out of the glossary. Errors: NotFound. */
export const removeTerm = command({
  name: "glossary.remove",
  input: z.strictObject({ termId: Id }),
  target: ({ db }, { termId }) => findTerm(db, termId),
  can: leads,
  async run(ctx, { termId }) {
    await ctx.db.deleteFrom("glossaryTerms").where("id", "=", termId).execute();
    ctx.record("glossary_term.removed", { type: "glossary_term", id: termId });
    return { id: termId };
  },
});

/** Terms by the alphabet of the reader's language; where it has no words there, those of the first language. */
export const listTerms = query({
  name: "glossary.list",
  input: z.strictObject({ ...Paging }),
  can: isStaff,
  async run({ db, language }, { limit, cursor }) {
    const sort = sql<string>`lower(${wordsIn(language)} ->> 'term')`;
    let rows = db
      .selectFrom("glossaryTerms")
      .select(["id", "words", "revision", wordsIn(language).as("shown"), sort.as("sort")])
      .orderBy(sort)
      .orderBy("id")
      .limit(limit + 1);
    if (cursor) {
      const [word, id] = decodeCursor(cursor, z.tuple([CursorText, Id]));
      rows = rows.where(sql<boolean>`(${sort}, id) > (${word}, ${id}::uuid)`);
    }
    return pageOf(
      await rows.execute(),
      limit,
      ({ sort: _sort, shown, ...row }) => ({ ...row, ...shown }),
      (row) => encodeCursor(row.sort, row.id),
    );
  },
});

/** As many terms as one page explains. */
const mostExplained = 100;

/** The terms that stand in any of the texts, whatever the case of their letters, in a language; at most 100. */
export async function termsIn(db: Queryable, language: string, texts: (string | null)[]): Promise<Term[]> {
  const text = texts
    .filter((each) => each !== null)
    .join("\n")
    .toLowerCase()
    .replace(/\s+/g, " ");
  if (text === "") return [];
  const rows = await db
    .selectFrom("glossaryTerms")
    .select(["id", wordsIn(language).as("shown")])
    .where(sql<boolean>`position(lower(${wordsIn(language)} ->> 'term') in ${text}) > 0`)
    .orderBy("id")
    .limit(mostExplained)
    .execute();
  return rows.map(({ id, shown }) => ({ id, ...shown }));
}

/** Explains a text's terms for a page of staff. */
export const explainTerms = query({
  name: "glossary.explain",
  input: z.strictObject({ text: Text(20_000, 0) }),
  can: isStaff,
  run: async ({ db, language }, { text }) => ({ items: await termsIn(db, language, [text]) }),
});

const wordsIn = (language: string) =>
  sql<Words>`coalesce(words -> ${language}, words -> (select languages[1] from organisation))`;

async function findTerm(db: Queryable, id: string) {
  const row = await db
    .selectFrom("glossaryTerms")
    .select(["id", "words", "ownerId", "revision", "createdAt"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

async function languagesOf(ctx: CommandContext, translations: object): Promise<string[]> {
  const { languages } = await findOrganisation(ctx.db);
  const wrong = Object.keys(translations).filter((language) => !languages.slice(1).includes(language));
  if (wrong.length > 0)
    throw new Invalid(
      wrong.map((language) => ({ path: `translations.${language}`, code: "not_a_translation_language" })),
    );
  return languages;
}

/** Takes the terms for this entry. Errors: Invalid `term_defined` with the definition that there is. */
async function claimWords(
  ctx: CommandContext,
  termId: string,
  words: Record<string, Words>,
  first: string,
): Promise<void> {
  for (const [language, { term }] of Object.entries(words)) {
    const claimed = await ctx.db
      .insertInto("glossaryWords")
      .values({ language, word: wordOf(term), termId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (claimed.numInsertedOrUpdatedRows === 1n) continue;
    const definition = await definitionOf(ctx.db, language, term);
    const path = language === first ? "term" : `translations.${language}.term`;
    throw new Invalid([{ path, code: "term_defined", params: { term, definition } }]);
  }
}

async function definitionOf(db: Queryable, language: string, term: string): Promise<string> {
  const row = await db
    .selectFrom("glossaryWords")
    .innerJoin("glossaryTerms", "glossaryTerms.id", "glossaryWords.termId")
    .select("glossaryTerms.words")
    .where("glossaryWords.language", "=", language)
    .where("glossaryWords.word", "=", wordOf(term))
    .executeTakeFirst();
  return row?.words[language]?.definition ?? "";
}
