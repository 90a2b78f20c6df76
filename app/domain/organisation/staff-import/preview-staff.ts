import { z } from "zod";
import { leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { mapInTurns } from "#core/turns.ts";
import { mayHandle } from "../employees.ts";
import { findOrganisation } from "../organisation.ts";
import { teamPaths } from "../team-paths.ts";
import { knownPeople } from "./known-people.ts";
import { readStaffFile, type StaffFile, staffUpload } from "./staff-file.ts";
import { markOf, planStaff, type StaffPlan } from "./staff-plan.ts";
import { isRefused, type Reason, readStaffRow, wordsFor } from "./staff-row.ts";
import { TeamNames } from "./team-names.ts";

/** More rows of one kind than these are counted and not shown. */
const rowsShown = 200;

export const StaffImportInput = {
  file: z.file(),
  /** What to do about teams that the file names and that there are not. */
  missingTeams: z.enum(["make", "refuse"]).default("refuse"),
};

export interface MadePlan {
  file: StaffFile;
  plan: StaffPlan;
  mark: string;
}

/** Reads a file of colleagues and says what would become of it now. Errors: as `readStaffFile`. */
export async function makePlan(
  ctx: Pick<QueryContext, "db" | "actor" | "now" | "services">,
  given: { file: File; missingTeams: "make" | "refuse" },
): Promise<MadePlan> {
  const file = await readStaffFile(given.file);
  const paths = await teamPaths(ctx.db);
  const { languages } = await findOrganisation(ctx.db);
  const vocabulary = { teams: new TeamNames(paths), languages, ...wordsFor(ctx.services) };
  const read = await mapInTurns(file.records, (record) => readStaffRow(record, vocabulary));
  const plan = await planStaff(
    read.flatMap((row) => (isRefused(row) ? [] : [row])),
    read.filter(isRefused),
    await knownPeople(ctx.db, ctx.now, paths),
    { missingTeams: given.missingTeams, mayHandle: (role) => mayHandle(ctx.actor, role) },
  );
  return { file, plan, mark: await markOf(plan) };
}

/** What a file would do: counts of everything, and of each kind the first two hundred rows. Nothing is done. */
export const previewStaff = query({
  name: "employee.preview_import",
  input: z.strictObject(StaffImportInput),
  upload: staffUpload,
  can: leads,
  run: async (ctx, input) => shownPlan(ctx, await makePlan(ctx, input)),
});

/** A plan as its reader sees it, with a sentence for each refusal. */
export function shownPlan({ services, language }: QueryContext, { file, plan, mark }: MadePlan) {
  const wordOf = (field: string, value: string | null) =>
    field === "level" && value !== null ? services.text(language, `people.levels.${value}`) : value;
  const refused = new Set(plan.refused.map(({ line }) => line));
  const warned = file.records.filter(({ short, line }) => short && !refused.has(line));
  return {
    mark,
    encoding: file.encoding,
    counts: {
      rows: file.records.length,
      added: plan.added.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      refused: plan.refused.length,
      missing: plan.missing.length,
      warned: warned.length,
    },
    teams: plan.teams.slice(0, rowsShown),
    added: plan.added.slice(0, rowsShown).map((row) => ({
      line: row.line,
      name: row.name,
      email: row.email,
      teams: (row.teams ?? []).map((team) => team.path),
      level: row.level,
      language: row.language,
    })),
    changed: plan.changed.slice(0, rowsShown).map(({ row, person, differences }) => ({
      line: row.line,
      name: person.name,
      email: row.email,
      changes: differences.map(({ field, from, to }) => ({
        field,
        from: wordOf(field, from),
        to: wordOf(field, to) ?? to,
      })),
    })),
    refused: plan.refused.slice(0, rowsShown).map((row) => ({
      line: row.line,
      email: row.email,
      field: row.field,
      code: row.reason.code,
      sentence: services.text(language, sentenceOf(row.reason), row.params),
    })),
    warned: warned.slice(0, rowsShown).map(({ line }) => ({
      line,
      code: "short_row",
      sentence: services.text(language, "staffImport.reason.short_row"),
    })),
    missing: plan.missing.slice(0, rowsShown).map(({ id, name, email }) => ({ id, name, email })),
  };
}
export type ShownPlan = ReturnType<typeof shownPlan>;

/** What is wrong with a field anywhere has its sentence among the errors, what is wrong with a row has its own. */
const sentenceOf = ({ of, code }: Reason): string =>
  of === "field" ? `errors.${code}` : `staffImport.reason.${code}`;
