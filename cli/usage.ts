import { parseArgs } from "node:util";

/** The command was not written as it should be: one line that says how. */
export class UsageError extends Error {}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/**
 * Reads options, all of them texts or switches.
 * @throws UsageError for an unknown one, a missing value, or too many words
 */
export function readOptions<Known extends Options>(args: string[], options: Known, words = 0) {
  try {
    const read = parseArgs({ args, options, allowPositionals: words > 0, strict: true });
    if (read.positionals.length > words) throw new Error(`too many words: ${read.positionals[words]}`);
    return read;
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}

/** A count with its word: "1 row", "2 rows". */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** @throws UsageError when an option that is needed is missing or empty */
export function required(value: string | undefined, name: string): string {
  if (!value) throw new UsageError(`${name} is needed`);
  return value;
}
