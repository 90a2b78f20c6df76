import type { Services } from "#core/context.ts";
import { importCases } from "./imports.ts";
import { mailTasks } from "./mails.ts";
import { promiseTasks } from "./promises.ts";

/** A job: shallow, it calls one command or sends one mail. It may run twice; its effect in the database is one. */
export type Task = (services: Services, payload: unknown) => Promise<void>;

/** Every job of the product, by its name. One file an area hands its own in here. */
export const tasks: Record<string, Task> = {
  ...promiseTasks,
  ...mailTasks,
  import_cases: importCases,
};
