import type { Mail, MailSender, Services } from "#core/context.ts";
import { keyedDigest, newId } from "#core/identifiers.ts";
import type { MailKind } from "./queue-mail.ts";

/**
 * Sends the mail of this kind about this subject, unless it went out before. The row's lock makes a second worker
 * wait and then find it sent. If we die between the mail server's answer and our commit, it goes out again under the
 * same Message-ID. `compose` answers null when there is nobody to write to any more. Errors: the mail server's, so
 * that the job is tried again later.
 */
export async function sendOnce(
  services: Services,
  kind: MailKind,
  subjectId: string,
  compose: () => Promise<Omit<Mail, "messageId"> | null>,
): Promise<void> {
  const { mail: sender, database } = services;
  if (!sender) return;
  await database.transaction().execute(async (db) => {
    await db
      .insertInto("mails")
      .values({ id: newId(), kind, subjectId, queuedAt: services.clock() })
      .onConflict((conflict) => conflict.columns(["kind", "subjectId"]).doNothing())
      .execute();
    const row = await db
      .selectFrom("mails")
      .select(["id", "sentAt"])
      .where("kind", "=", kind)
      .where("subjectId", "=", subjectId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.sentAt) return;
    const composed = await compose();
    if (!composed) return;
    await hand(sender, { ...composed, messageId: messageIdOf(services, kind, subjectId) });
    await db.updateTable("mails").set({ sentAt: services.clock() }).where("id", "=", row.id).execute();
  });
}

/** A mail server's own words may hold addresses, and the job's error is kept: its codes say enough. */
async function hand(sender: MailSender, mail: Mail): Promise<void> {
  try {
    await sender.send(mail);
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    throw new Error(`the mail server took no mail: ${code ?? "no code"} ${responseCode ?? ""}`.trim());
  }
}

/** The same for each try; a digest, so that it tells its reader no id of ours. */
function messageIdOf(services: Services, kind: MailKind, subjectId: string): string {
  const digest = keyedDigest(services.secret, "message-id", kind, subjectId);
  return `<${digest}@${new URL(services.publicUrl).hostname}>`;
}
