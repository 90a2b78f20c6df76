import { z } from "zod";
import { system } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { countClocks } from "#domain/listening/clocks/count-clocks.ts";
import { remindOfDeadlines } from "#domain/strategy/remind-of-deadlines.ts";
import type { Task } from "./task.ts";

const Payload = z.object({ standardId: z.uuid() });

/**
 * Counts the clocks of a standard in working time, batch by batch, until all cases are counted; and, every minute, reminds
 * of deadlines that near.
 */
export const clockTasks: Record<string, Task> = {
  async count_clocks(services, payload) {
    const input = Payload.parse(payload);
    const caller = { services, actor: system, address: null, language: "en" };
    for (let done = false; !done; ) ({ done } = await execute(caller, countClocks, input));
  },
  async remind_of_deadlines(services) {
    const caller = { services, actor: system, address: null, language: "en" };
    for (let done = false; !done; ) ({ done } = await execute(caller, remindOfDeadlines, {}));
  },
};
