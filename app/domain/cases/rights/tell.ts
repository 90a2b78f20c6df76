import { type MailKind, queueMail } from "#blocks/mails/queue-mail.ts";
import { type NoticeKind, notify } from "#blocks/notices/notify.ts";
import type { CommandContext } from "#core/context.ts";

/**
 * Tells colleagues of a question, each once: in the app, and by a mail of their own where a mail server is set.
 * Returns who had not heard yet.
 */
export async function tell(
  ctx: CommandContext,
  kind: NoticeKind & MailKind,
  question: { id: string; caseId: string },
  recipientIds: string[],
): Promise<string[]> {
  const told = await notify(ctx, { kind, subjectId: question.id, caseId: question.caseId }, recipientIds);
  if (told.length === 0 || !ctx.services.mail) return told;
  const notices = await ctx.db
    .selectFrom("notices")
    .select("id")
    .where("kind", "=", kind)
    .where("subjectId", "=", question.id)
    .where("recipientId", "in", told)
    .execute();
  for (const notice of notices) await queueMail(ctx, kind, notice.id);
  return told;
}
