import { z } from "zod";
import { readNoteEvidence } from "#domain/workshops/imports/evidence.ts";
import { findEvidence } from "#domain/workshops/imports/find-evidence.ts";
import { importLines } from "#domain/workshops/imports/import-lines.ts";
import { previewImport } from "#domain/workshops/imports/preview-import.ts";
import { withdrawImport } from "#domain/workshops/imports/withdraw-import.ts";
import { readBoardLibrary, takeFromLibrary } from "#domain/workshops/library/board-library.ts";
import { expose } from "./expose.ts";
import { LibraryEntry } from "./glossary.ts";
import { listOf } from "./shapes.ts";

/** What exists already and is brought to a board: lists, bad moments, voices, what others published. */
export const workshopImportsEndpoints = [
  expose("POST", "/workshops/{workshopId}/imports/preview", previewImport, {
    answer: z.object({
      format: z.enum(["text", "csv"]),
      columns: z.array(z.string()),
      column: z.int(),
      lines: z.array(
        z.object({
          line: z.int(),
          text: z.string(),
          colour: z.string().nullable(),
          mark: z.enum(["heading", "double", "on_board", "too_long"]).nullable(),
        }),
      ),
    }),
    summary: "What a text or a CSV would bring in, line by line; nothing comes in yet.",
  }),
  expose("POST", "/workshops/{workshopId}/imports", importLines, {
    status: 201,
    answer: z.object({
      importId: z.uuid(),
      into: z.enum(["notes", "statements"]),
      items: z.int(),
      hidden: z.boolean(),
    }),
    summary:
      "Brings lines, bad moments and voices to the board, all or nothing; the sender may choose the id.",
  }),
  expose("DELETE", "/workshops/{workshopId}/imports/{importId}", withdrawImport, {
    answer: z.object({ importId: z.uuid(), notes: z.int(), statements: z.int() }),
    summary: "Takes an import back.",
  }),
  expose("GET", "/workshops/{workshopId}/importable", findEvidence, {
    answer: listOf(
      z.object({
        id: z.uuid(),
        text: z.string(),
        names: z.array(z.string()),
        principle: z.string().nullable(),
        reference: z.string().nullable(),
        kind: z.string().nullable(),
        on: z.iso.date(),
        onBoard: z.boolean(),
      }),
    ),
    summary: "Bad moments, or voices that one may see, to be brought to the board.",
  }),
  expose("GET", "/workshops/{workshopId}/notes/{noteId}/evidence", readNoteEvidence, {
    answer: z.object({ kind: z.enum(["case", "bad_moment"]), id: z.uuid() }),
    summary: "What a note comes from, for those who may see that.",
  }),
  expose("GET", "/workshops/{workshopId}/library", readBoardLibrary, {
    answer: z.object({
      items: z.array(LibraryEntry),
      sectors: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    summary: "What others published, while the facilitator shows it.",
  }),
  expose("POST", "/workshops/{workshopId}/library", takeFromLibrary, {
    status: 201,
    answer: z.object({ id: z.uuid(), as: z.enum(["note", "statement"]) }),
    summary:
      "Takes an entry of the library: its quotation as a note, or our sentence beside it as a statement.",
  }),
];
