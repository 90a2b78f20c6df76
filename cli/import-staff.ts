import { existsSync, openAsBlob } from "node:fs";
import { basename } from "node:path";
import { ask, execute } from "#core/execute.ts";
import { importStaff } from "#domain/organisation/staff-import/import-staff.ts";
import { previewStaff, type ShownPlan } from "#domain/organisation/staff-import/preview-staff.ts";
import { asOperator } from "./open.ts";
import { counted, readOptions, required, UsageError } from "./usage.ts";

const linesShown = 20;

/** `kept import staff`: says what a file would do; with --apply it is done. It ends with 1 when a row is refused. */
export async function importStaffFile(args: string[]): Promise<void> {
  const options = { apply: { type: "boolean" }, "make-teams": { type: "boolean" } } as const;
  const { values, positionals } = readOptions(args, options, 1);
  const path = required(positionals[0], "the file to import");
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
  const file = new File([await openAsBlob(path)], basename(path));
  const missingTeams = values["make-teams"] ? "make" : "refuse";
  await asOperator(async (caller) => {
    const input = { file, missingTeams };
    const plan = await (values.apply
      ? execute(caller, importStaff, input)
      : ask(caller, previewStaff, input));
    tell(plan, teamsSay[missingTeams][values.apply ? "done" : "asked"]);
    if (!values.apply) console.log("Nothing was done. Add --apply to do it.");
    else if (plan.counts.added > 0) {
      console.log(caller.services.text("en", "staffImport.doneInvited"));
      console.log(`Links and invitations: ${caller.services.publicUrl}/settings/people`);
    }
    if (plan.counts.refused > 0) process.exitCode = 1;
  });
}

/** What is said of the teams that the file names and that were not here. */
const teamsSay = {
  refuse: {
    asked: "Teams that do not exist yet (--make-teams makes them)",
    done: "Teams that do not exist (--make-teams makes them)",
  },
  make: { asked: "Teams that would be made", done: "Teams that were made" },
};

function tell({ counts, teams, changed, refused }: ShownPlan, ofTeams: string): void {
  const { rows, added, unchanged, missing } = counts;
  console.log(
    `${counted(rows, "row", "rows")}: ${added} new, ${counts.changed} changed, ${unchanged} as they are, ${counts.refused} refused; ${counted(missing, "colleague is", "colleagues are")} not in the file.`,
  );
  if (teams.length > 0) console.log(`${ofTeams}: ${teams.join(", ")}`);
  for (const { line, email, changes } of changed.slice(0, linesShown)) {
    const words = changes.map(({ field, from, to }) => `${field} ${from ?? "nothing"} -> ${to}`);
    console.log(`line ${line}: ${email}: ${words.join("; ")}`);
  }
  for (const { line, sentence } of refused.slice(0, linesShown))
    console.log(`line ${line}: refused: ${sentence}`);
}
