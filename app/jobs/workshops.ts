import { z } from "zod";
import { system } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { expirePresence } from "#domain/workshops/expire-presence.ts";
import { passDeadline, remindOfDeadline } from "#domain/workshops/schedule/pass-deadline.ts";
import { send } from "./send.ts";
import type { Task } from "./task.ts";
import { invitationLetter, withdrawalLetter } from "./workshop-letters.ts";

const Subject = z.object({ subjectId: z.uuid() });
const Phase = z.object({ workshopId: z.uuid(), phaseId: z.uuid() });
const callerOf = (services: Services) => ({ services, actor: system, address: null, language: "en" });

/** What happens of itself around a workshop: mails, reminders, a phase that its deadline ends, who is here no more. */
export const workshopTasks: Record<string, Task> = {
  async mail_workshop_invitation(services, payload) {
    const { subjectId } = Subject.parse(payload);
    await send(services, "workshop_invitation", subjectId, () => invitationLetter(services, subjectId));
  },
  async mail_workshop_withdrawal(services, payload) {
    const { subjectId } = Subject.parse(payload);
    await send(services, "workshop_withdrawal", subjectId, () => withdrawalLetter(services, subjectId));
    // What was to be said is said, and whom it concerned is nobody's business any more.
    await services.database.deleteFrom("workshopWithdrawals").where("id", "=", subjectId).execute();
  },
  async workshop_deadline(services, payload) {
    await execute(callerOf(services), passDeadline, Phase.parse(payload));
  },
  async workshop_reminder(services, payload) {
    await execute(callerOf(services), remindOfDeadline, Phase.parse(payload));
  },
  async expire_presence(services) {
    await execute(callerOf(services), expirePresence, {});
  },
};
