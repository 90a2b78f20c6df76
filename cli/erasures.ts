import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { ask, execute } from "#core/execute.ts";
import { eraseAgain } from "#domain/people/personal-data/erase-person.ts";
import { listErasures as list } from "#domain/people/personal-data/list-erasures.ts";
import { asOperator } from "./open.ts";
import { readOptions, required, UsageError } from "./usage.ts";

/** `kept erasures list`: one erasure a line, as JSON, oldest first. Ids alone, so that it may lie beside backups. */
export async function listErasures(args: string[]): Promise<void> {
  readOptions(args, {});
  await asOperator(async (caller) => {
    for (let cursor: string | undefined; ; ) {
      const page = await ask(caller, list, { limit: 200, cursor });
      for (const erasure of page.items) console.log(JSON.stringify(erasure));
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  });
}

/** `kept erasures again`: runs every erasure of such a list again; a second time changes nothing. */
export async function eraseAgainFrom(args: string[]): Promise<void> {
  const { positionals } = readOptions(args, {}, 1);
  const path = required(positionals[0], "the file of erasures");
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
  await asOperator(async (caller) => {
    let done = 0;
    let unknown = 0;
    for await (const line of createInterface({ input: createReadStream(path) })) {
      if (line.trim() === "") continue;
      const { kind, subjectId, personIds, caseIds } = read(line, done + unknown + 1);
      const { found } = await execute(caller, eraseAgain, { kind, subjectId, personIds, caseIds });
      if (found) done += 1;
      else unknown += 1;
    }
    console.log(`${done} erased again, ${unknown} not in this database.`);
  });
}

/** Errors: UsageError for a line that is none of ours. */
function read(line: string, number: number): Record<string, unknown> {
  try {
    return JSON.parse(line);
  } catch {
    throw new UsageError(`line ${number} is no line of "kept erasures list"`);
  }
}
