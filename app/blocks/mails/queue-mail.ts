import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";

/** Mails that the product sends, each about one subject and at most once. */
export type MailKind =
  | "acknowledgement"
  | "reply"
  | "closure"
  | "promise_due"
  | "invitation"
  | "password_reset"
  | "question_asked"
  | "question_answered"
  | "question_late"
  | "message_received"
  | "mail_refused"
  | "workshop_invitation"
  | "workshop_withdrawal";

/**
 * Queues the mail of this kind about this subject, if the command commits and a mail server is configured. The job
 * holds the id alone: words, addresses and receipts are read or derived when it is sent.
 */
export async function queueMail(ctx: CommandContext, kind: MailKind, subjectId: string): Promise<void> {
  if (!ctx.services.mail) return;
  await ctx.db
    .insertInto("mails")
    .values({ id: newId(), kind, subjectId, queuedAt: ctx.now })
    .onConflict((conflict) => conflict.columns(["kind", "subjectId"]).doNothing())
    .execute();
  await ctx.enqueue(`mail_${kind}`, { subjectId }, { key: `mail ${kind} ${subjectId}` });
}
