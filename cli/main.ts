import "#messages/all.ts";
import { Refusal } from "#core/errors.ts";
import { SchemaRefused } from "#db/prepare.ts";
import { textIn } from "#messages/text.ts";
import { ConfigError } from "../server/config.ts";
import { DatabaseRefused } from "../server/embedded/contract.ts";
import { createKey } from "./api-key.ts";
import { doctor } from "./doctor.ts";
import { eraseAgainFrom, listErasures } from "./erasures.ts";
import { help } from "./help.ts";
import { importCases } from "./import-cases.ts";
import { importStaffFile } from "./import-staff.ts";
import { migrateAsOwner } from "./migrate.ts";
import { eraseOf, exportOf } from "./person.ts";
import { setup } from "./setup.ts";
import { UsageError } from "./usage.ts";

/** Every command by its words. */
const commands: Record<string, (args: string[]) => Promise<void>> = {
  setup,
  "api-key create": createKey,
  "import cases": importCases,
  "import staff": importStaffFile,
  "export-person": exportOf,
  "erase-person": eraseOf,
  "erasures list": listErasures,
  "erasures again": eraseAgainFrom,
  migrate: migrateAsOwner,
  doctor,
  help: async () => console.log(help),
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = tell(error);
}

async function run(words: string[]): Promise<void> {
  if (words.length === 0 || words.includes("--help")) return commands.help?.([]);
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(" ");
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command) return command(words.slice(length));
  }
  throw new UsageError(`there is no command ${words.slice(0, 2).join(" ")}; see: npm run kept -- help`);
}

/** One line for each thing that is wrong, and the exit code: 2 for how it was written, 1 for all else. */
function tell(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`kept: ${error.message}`);
    return 2;
  }
  if (error instanceof ConfigError || error instanceof DatabaseRefused || error instanceof SchemaRefused)
    console.error(error.message);
  else if (error instanceof Refusal) {
    for (const line of linesOf(error)) console.error(line);
  } else console.error(error instanceof Error ? faultLine(error) : String(error));
  return 1;
}

function linesOf(refusal: Refusal): string[] {
  const text = textIn("en") as (key: string, values?: Record<string, unknown>) => string;
  if (refusal.fields.length === 0) return [text(`errors.${refusal.code}`, refusal.details)];
  return refusal.fields.map((field) => {
    const sentence = text(`errors.${field.code}`, field.params);
    return field.path ? `${field.path}: ${sentence}` : sentence;
  });
}

/** An unreachable database is no riddle; anything else shows where it came from. */
function faultLine(error: Error & { code?: unknown }): string {
  return typeof error.code === "string" && /^(E[A-Z]+|[0-9A-Z]{5})$/.test(error.code)
    ? `The database or a file does not answer as it should: ${error.message || error.code}`
    : (error.stack ?? error.message);
}
