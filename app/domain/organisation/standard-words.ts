import type { Queryable } from "#db/client.ts";

/** The words of a standard, as far as they were asked for, in the organisation's first language and in others. */
export interface StandardWords {
  name: string;
  remedy?: string | null;
  translations: Record<string, { name?: string; remedy?: string }>;
}

/** A standard's words in a language, or as first written where they are not translated. */
export function standardWordsIn<Words extends StandardWords>(
  { name, remedy, translations }: Words,
  language: string,
): Pick<Words, "name" | "remedy"> {
  const translated = translations[language];
  return { name: translated?.name ?? name, remedy: translated?.remedy ?? remedy };
}

/** The names of standards in a language, by their ids. */
export async function standardNamesIn(
  db: Queryable,
  ids: string[],
  language: string,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("standards")
    .select(["id", "name", "translations"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, standardWordsIn(row, language).name]));
}
