import { z } from "zod";
import { runImport } from "#domain/cases/import/run-import.ts";
import type { Task } from "./task.ts";

/** Imports the rows of a file, from where an earlier run came to. */
export const importCases: Task = async (services, payload) => {
  const { importId } = z.object({ importId: z.uuid() }).parse(payload);
  await runImport(services, importId);
};
