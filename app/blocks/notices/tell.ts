import { type MailKind, queueMail } from "#blocks/mails/queue-mail.ts";
import type { CommandContext } from "#core/context.ts";
import { type NoticeKind, notify } from "./notify.ts";

/**
 * Tells colleagues, each once: in the app, and by a mail of their own where a mail server is set; the mail's subject is the
 * notice. Returns who had not heard yet.
 */
export async function tell(
  ctx: CommandContext,
  kind: NoticeKind & MailKind,
  subject: { id: string; caseId: string },
  recipientIds: string[],
): Promise<string[]> {
  const told = await notify(ctx, { kind, subjectId: subject.id, caseId: subject.caseId }, recipientIds);
  if (told.length === 0 || !ctx.services.mail) return told;
  const notices = await ctx.db
    .selectFrom("notices")
    .select("id")
    .where("kind", "=", kind)
    .where("subjectId", "=", subject.id)
    .where("recipientId", "in", told)
    .execute();
  for (const notice of notices) await queueMail(ctx, kind, notice.id);
  return told;
}
