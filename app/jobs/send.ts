import type { MailKind } from "#blocks/mails/queue-mail.ts";
import { sendOnce } from "#blocks/mails/send-once.ts";
import { system } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { tellOfDelayedMail, tellOfRefusedMail } from "#domain/cases/watch-mails.ts";

/**
 * Sends a mail once, for every job that mails; and sees to it that somebody hears of one that was refused for good, or that
 * has waited for a day. Errors: as `sendOnce`, so that the job is tried again.
 */
export async function send(
  services: Services,
  kind: MailKind,
  subjectId: string,
  compose: Parameters<typeof sendOnce>[3],
): Promise<void> {
  const caller = { services, actor: system, address: null, language: "en" };
  try {
    const outcome = await sendOnce(services, kind, subjectId, compose);
    if (outcome === "refused") await execute(caller, tellOfRefusedMail, { kind, subjectId });
  } catch (error) {
    await execute(caller, tellOfDelayedMail, { kind, subjectId });
    throw error;
  }
}
