import { system } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { erasePast, noteRetentionRun } from "#domain/people/personal-data/erase-past.ts";
import { retentionKinds } from "#domain/people/personal-data/retention.ts";
import type { Task } from "./task.ts";

/** Each night: erases what is past its time, kind by kind and batch by batch, and says how many. */
export const retentionTasks: Record<string, Task> = {
  async erase_past(services) {
    const caller = { services, actor: system, address: null, language: "en" };
    const counts: Record<string, number> = {};
    for (const kind of retentionKinds) {
      for (let more = true; more; ) {
        const batch = await execute(caller, erasePast, { kind });
        if (batch.count > 0) counts[kind] = (counts[kind] ?? 0) + batch.count;
        ({ more } = batch);
      }
    }
    await execute(caller, noteRetentionRun, { counts });
    services.log.info({ counts }, "erased what was past its time");
  },
};
