import { existsSync, openAsBlob } from "node:fs";
import { basename } from "node:path";
import { ask, execute } from "#core/execute.ts";
import { importStaff } from "#domain/organisation/staff-import/import-staff.ts";
import { previewStaff, type ShownPlan } from "#domain/organisation/staff-import/preview-staff.ts";
import { asOperator } from "./open.ts";
import { readOptions, required, UsageError } from "./usage.ts";

const linesShown = 20;

/** `kept import staff`: says what a file would do; with --apply it is done. */
export async function importStaffFile(args: string[]): Promise<void> {
  const options = { apply: { type: "boolean" }, "make-teams": { type: "boolean" } } as const;
  const { values, positionals } = readOptions(args, options, 1);
  const path = required(positionals[0], "the file to import");
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
  const file = new File([await openAsBlob(path)], basename(path));
  const missingTeams = values["make-teams"] ? "make" : "refuse";
  await asOperator(async (caller) => {
    const input = { file, missingTeams };
    tell(values.apply ? await execute(caller, importStaff, input) : await ask(caller, previewStaff, input));
    if (!values.apply) console.log("Nothing was done. Add --apply to do it.");
    else console.log(caller.services.text("en", "staffImport.doneInvited"));
  });
}

function tell({ counts, teams, changed, refused }: ShownPlan): void {
  console.log(
    `${counts.rows} rows: ${counts.added} new, ${counts.changed} changed, ${counts.unchanged} as they are, ${counts.refused} refused; ${counts.missing} colleagues are not in the file.`,
  );
  if (teams.length > 0) console.log(`Teams that there are not yet: ${teams.join(", ")}`);
  for (const { line, email, changes } of changed.slice(0, linesShown)) {
    const words = changes.map(({ field, from, to }) => `${field} ${from ?? "nothing"} -> ${to}`);
    console.log(`line ${line}: ${email}: ${words.join("; ")}`);
  }
  for (const { line, sentence } of refused.slice(0, linesShown))
    console.log(`line ${line}: refused: ${sentence}`);
}
