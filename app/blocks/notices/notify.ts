import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";

/** What colleagues are told of; each kind has its sentence in `messages/*\/shell.ts`. */
export type NoticeKind =
  | "promise_due"
  | "promise_late"
  | "deadline_near"
  | "message_received"
  | "case_reopened"
  | "mail_refused"
  | "mail_delayed"
  | "aside_waits"
  | "question_asked"
  | "question_answered"
  | "question_late"
  | "erasure_requested"
  | "need_asked"
  | "need_answered"
  | "workshop_invited"
  | "workshop_deadline"
  | "workshop_time_up"
  | "behaviour_proposed"
  | "behaviour_answered"
  | "check_asked"
  | "reading_asked";

/**
 * Tells colleagues once: a person hears of one subject in one kind a single time, however often and from however
 * many processes this runs. Their open pages hear of it: the event is about the recipient alone, so that it says to
 * nobody else what they were told. Returns the recipients who had not heard yet.
 */
export async function notify(
  ctx: CommandContext,
  notice: { kind: NoticeKind; subjectId: string; caseId: string | null },
  recipientIds: string[],
): Promise<string[]> {
  const recipients = [...new Set(recipientIds)];
  if (recipients.length === 0) return [];
  const told = await ctx.db
    .insertInto("notices")
    .values(recipients.map((recipientId) => ({ ...notice, id: newId(), recipientId, createdAt: ctx.now })))
    .onConflict((conflict) => conflict.columns(["recipientId", "kind", "subjectId"]).doNothing())
    .returning("recipientId")
    .execute();
  for (const { recipientId } of told) ctx.record("notice.given", { type: "notice", id: recipientId });
  return told.map((row) => row.recipientId);
}
