import { existsSync, openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Caller } from "#core/context.ts";
import { ask, execute } from "#core/execute.ts";
import { getImport } from "#domain/cases/import/imports.ts";
import { listRemarks } from "#domain/cases/import/remarks.ts";
import { runImport } from "#domain/cases/import/run-import.ts";
import { startImport } from "#domain/cases/import/start-import.ts";
import { asOperator } from "./open.ts";
import { counted, readOptions, required, UsageError } from "./usage.ts";

const remarksShown = 20;

/** `kept import cases`: does the whole import itself, so that no app needs to run; one that does may help. */
export async function importCases(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { mapping: { type: "string" } }, 1);
  const path = required(positionals[0], "the file to import");
  const given = required(values.mapping, "--mapping");
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
  if (/[/\\]|\.json$/.test(given) && !existsSync(given))
    throw new UsageError(`there is no mapping file ${given}`);
  const mapping = existsSync(given) ? await readFile(given, "utf8") : given;
  const file = new File([await openAsBlob(path)], basename(path));
  await asOperator(async (caller) => {
    const { id } = await execute(caller, startImport, { file, mapping });
    await Promise.all([runImport(caller.services, id), showProgress(caller, id)]);
    const done = await ask(caller, getImport, { importId: id });
    console.log(
      `${counted(done.rows, "row", "rows")}: ${done.accepted} accepted, ${done.updated} updated, ${done.unchanged} unchanged, ${done.refused} refused, ${done.warned} with a warning.`,
    );
    await showRemarks(caller, id);
    if (done.refused > 0) process.exitCode = 1;
  });
}

/** How far it has come, on one line that is written anew; only where somebody watches. */
async function showProgress(caller: Caller, importId: string): Promise<void> {
  if (!process.stderr.isTTY) return;
  for (;;) {
    const { state, rows, progress } = await ask(caller, getImport, { importId });
    process.stderr.write(`\r${Math.floor(progress * 100)} %, ${rows} rows `);
    if (state === "done" || state === "failed") break;
    await pause(300);
  }
  process.stderr.write("\n");
}

async function showRemarks(caller: Caller, importId: string): Promise<void> {
  const answer = await ask(caller, listRemarks, { importId, limit: remarksShown });
  if ("csv" in answer) return;
  for (const { line, severity, field, sentence } of answer.items) {
    console.log(`line ${line}: ${severity}${field ? `, ${field}` : ""}: ${sentence}`);
  }
  if (answer.nextCursor) console.log(`There are more: see /imports/${importId} in the app.`);
}
