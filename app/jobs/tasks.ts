import { clockTasks } from "./clocks.ts";
import { importCases } from "./imports.ts";
import { mailTasks } from "./mails.ts";
import { passwordResetTasks } from "./password-resets.ts";
import { promiseTasks } from "./promises.ts";
import { questionTasks } from "./questions.ts";
import type { Task } from "./task.ts";
import { workshopTasks } from "./workshops.ts";

/** Every job of the product, by its name. One file an area hands its own in here. */
export const tasks: Record<string, Task> = {
  ...clockTasks,
  ...promiseTasks,
  ...questionTasks,
  ...mailTasks,
  ...passwordResetTasks,
  ...workshopTasks,
  import_cases: importCases,
};
