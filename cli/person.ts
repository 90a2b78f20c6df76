import { writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Caller } from "#core/context.ts";
import { ask, execute } from "#core/execute.ts";
import { namePersonOfCase } from "#domain/cases/persons/person-of-case.ts";
import { erasePerson } from "#domain/people/personal-data/erase-person.ts";
import { findPeople } from "#domain/people/personal-data/find-people.ts";
import { exportPerson } from "#domain/people/personal-data/show-person.ts";
import { asOperator } from "./open.ts";
import { readOptions, required, UsageError } from "./usage.ts";

/** `kept export-person`: everything that is held about one person, on standard output or into a file. */
export async function exportOf(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { out: { type: "string" } }, 1);
  const who = required(positionals[0], "a person");
  const held = await asOperator(async (caller) =>
    ask(caller, exportPerson, { personId: await oneNamed(caller, who) }),
  );
  const text = `${JSON.stringify(held, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else await writeFile(values.out, text, { mode: 0o600 });
}

/** `kept erase-person`: as the page does, for whoever runs the installation. */
export async function eraseOf(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { confirm: { type: "string" } }, 1);
  const who = required(positionals[0], "a person");
  const confirm = required(values.confirm, "--confirm");
  const erased = await asOperator(async (caller) =>
    execute(caller, erasePerson, { personId: await oneNamed(caller, who), confirm }),
  );
  console.log(`Erased: ${erased.kind} ${erased.personId}`);
}

/** Errors: UsageError when nobody is meant, or several. */
async function oneNamed(caller: Caller, who: string): Promise<string> {
  if (z.uuid().safeParse(who).success) return who;
  const { items } = await ask(caller, findPeople, { q: who });
  const [found, another] = items;
  if (!found)
    throw new UsageError("nobody is found by this; an id, a mail address, a name or a reference finds");
  if (another) {
    const ids = items.flatMap(({ id, kind, references }) =>
      id ? [`${id} ${kind} ${references.join(" ")}`] : [],
    );
    throw new UsageError(`several are found; give the id of one:\n${ids.join("\n")}`);
  }
  if (found.id) return found.id;
  return (await execute(caller, namePersonOfCase, { caseId: found.caseId })).id;
}
