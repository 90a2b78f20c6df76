import { z } from "zod";
import { system } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { remindOfPromise, tellOfLatePromise } from "#domain/cases/watch-promise.ts";
import type { Task } from "./task.ts";

const Payload = z.object({ promiseId: z.uuid() });
const callerOf = (services: Services) => ({ services, actor: system, address: null, language: "en" });

/** What happens of itself around a promise: a reminder before its due time, and a look at it then. */
export const promiseTasks: Record<string, Task> = {
  async promise_reminder(services, payload) {
    await execute(callerOf(services), remindOfPromise, Payload.parse(payload));
  },
  async promise_due(services, payload) {
    await execute(callerOf(services), tellOfLatePromise, Payload.parse(payload));
  },
};
