import { z } from "zod";
import { system } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { escalateQuestion } from "#domain/cases/rights/watch-question.ts";
import { questionMails } from "./question-mails.ts";
import type { Task } from "./task.ts";

const Payload = z.object({ questionId: z.uuid() });

/** What happens of itself around a question over the limit: a look at its clock, and its mails. */
export const questionTasks: Record<string, Task> = {
  async question_due(services, payload) {
    const caller = { services, actor: system, address: null, language: "en" };
    await execute(caller, escalateQuestion, Payload.parse(payload));
  },
  ...questionMails,
};
