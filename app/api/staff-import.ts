import { z } from "zod";
import { Level } from "#domain/organisation/employees.ts";
import { importStaff } from "#domain/organisation/staff-import/import-staff.ts";
import { previewStaff } from "#domain/organisation/staff-import/preview-staff.ts";
import { staffFields } from "#domain/organisation/staff-import/staff-file.ts";
import { expose } from "./expose.ts";

const Field = z.enum(staffFields);
const Plan = z.object({
  mark: z.string(),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
  counts: z.object({
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    missing: z.int(),
    warned: z.int(),
  }),
  teams: z.array(z.string()),
  added: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      email: z.string(),
      teams: z.array(z.string()),
      level: Level.nullable(),
      language: z.string().nullable(),
    }),
  ),
  changed: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      email: z.string(),
      changes: z.array(z.object({ field: Field, from: z.string().nullable(), to: z.string() })),
    }),
  ),
  refused: z.array(
    z.object({
      line: z.int(),
      email: z.string().nullable(),
      field: Field.nullable(),
      code: z.string(),
      sentence: z.string(),
    }),
  ),
  warned: z.array(z.object({ line: z.int(), code: z.string(), sentence: z.string() })),
  missing: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string() })),
});

export const staffImportEndpoints = [
  expose("POST", "/employee-imports/preview", previewStaff, {
    body: "multipart",
    answer: Plan,
    summary:
      "What a CSV file of colleagues would add, change, leave and refuse; counts of all, the first 200 rows of each",
  }),
  expose("POST", "/employee-imports", importStaff, {
    body: "multipart",
    answer: Plan,
    summary:
      "Invite and change colleagues from a CSV file; with the preview's `mark` only if it would still do the same",
  }),
];
