import { type RawBuilder, sql } from "kysely";

/**
 * A text of a row in a reader's language, or as first written where it is not translated. The table, or what stands for
 * it, has the column and `translations` with the same name in each language.
 */
export const inLanguage = (table: string, column: string, language: string): RawBuilder<string> =>
  sql<string>`coalesce(${sql.ref(`${table}.translations`)} -> ${language} ->> ${sql.lit(column)}, ${sql.ref(`${table}.${column}`)})`;
