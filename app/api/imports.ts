import { z } from "zod";
import { fileAnswer } from "#core/file-answer.ts";
import { getImport, listImports } from "#domain/cases/import/imports.ts";
import { Mapping } from "#domain/cases/import/mapping.ts";
import { listMappings, saveMapping } from "#domain/cases/import/mappings.ts";
import { listRemarks } from "#domain/cases/import/remarks.ts";
import { startImport } from "#domain/cases/import/start-import.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Import = z.object({
  id: z.uuid(),
  state: z.enum(["queued", "running", "done", "failed"]),
  failure: z.string().nullable(),
  fileName: z.string().nullable(),
  rows: z.int(),
  accepted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  warned: z.int(),
  progress: z.number(),
  bytesTotal: z.int(),
  createdAt: Moment,
  finishedAt: Moment.nullable(),
  errorsUrl: z.string(),
});
const Remark = z.object({
  line: z.int(),
  severity: z.enum(["refused", "warning"]),
  field: z.string().nullable(),
  code: z.string(),
  sentence: z.string(),
});
const SavedMapping = z.object({ name: z.string(), mapping: Mapping, shipped: z.boolean() });

export const importsEndpoints = [
  expose("POST", "/imports", startImport, {
    status: 202,
    body: "multipart",
    answer: Import,
    summary: "Import cases from a CSV file; `mapping` is the name of a saved mapping, or one as JSON",
  }),
  expose("GET", "/imports", listImports, { answer: listOf(Import), summary: "All imports, newest first" }),
  expose("GET", "/imports/{importId}", getImport, {
    answer: Import,
    summary: "An import and how far it has come",
  }),
  expose("GET", "/imports/{importId}/errors", listRemarks, {
    headers: { accept: "Accept" },
    answer: listOf(Remark),
    respond: (result) => ("csv" in result ? fileAnswer(result.csv, "refused-rows.csv", "machines") : null),
    summary: "Refused rows and warnings by line; as CSV with `Accept: text/csv` or `?format=csv`",
  }),
  expose("GET", "/import-mappings", listMappings, {
    answer: listOf(SavedMapping),
    summary: "Mappings from columns to cases: saved ones and those that come with the product",
  }),
  expose("PUT", "/import-mappings/{name}", saveMapping, {
    answer: SavedMapping,
    summary: "Save a mapping under a name",
  }),
];
