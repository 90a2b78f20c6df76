import type { CronItem } from "graphile-worker";
import { tellOfAsideJob } from "./aside.ts";
import { clockTasks } from "./clocks.ts";
import { importCases } from "./imports.ts";
import { mailTasks } from "./mails.ts";
import { passwordResetTasks } from "./password-resets.ts";
import { promiseTasks } from "./promises.ts";
import { questionTasks } from "./questions.ts";
import { retentionTasks } from "./retention.ts";
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
  ...retentionTasks,
  import_cases: importCases,
  tell_of_aside: tellOfAsideJob,
};

/**
 * What is done again and again, in UTC, which knows no summer time; once for all processes. A missed minute is missed,
 * and a night that was missed is made up for within a day.
 */
export const schedule: CronItem[] = [
  { task: "remind_of_deadlines", match: "* * * * *", options: { backfillPeriod: 0, maxAttempts: 3 } },
  { task: "expire_presence", match: "* * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "tell_of_aside", match: "23 * * * *", options: { backfillPeriod: 0, maxAttempts: 3 } },
  { task: "erase_past", match: "17 2 * * *", options: { backfillPeriod: 24 * 3600 * 1000 } },
];
