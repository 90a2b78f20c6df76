import type { Mail, MailSender, Services } from "#core/context.ts";
import { keyedDigest, newId } from "#core/identifiers.ts";
import type { MailKind } from "./queue-mail.ts";

/** So long a mail is tried when its reader's server is away or says "not now"; the last tries come some six hours apart. */
const patience = 84 * 3600 * 1000;

/** A mail that may still go out later. Its codes say enough, and where it was thrown says nothing. */
class MailWaits extends Error {
  constructor(code: string) {
    super(`the mail server took no mail: ${code}`);
    this.stack = this.message;
  }
}

/**
 * Sends the mail of this kind about this subject, unless it went out before. The row's lock makes a second worker
 * wait and then find it sent. If we die between the mail server's answer and our commit, it goes out again under the
 * same Message-ID. `compose` answers null when there is nobody to write to any more. What the server refuses
 * for good, or what could not go out for three days and a half, is noted as refused and not tried again. Errors:
 * MailWaits, so that the job is tried again later.
 */
export async function sendOnce(
  services: Services,
  kind: MailKind,
  subjectId: string,
  compose: () => Promise<Omit<Mail, "messageId"> | null>,
): Promise<"sent" | "refused" | "nobody"> {
  const { mail: sender, database } = services;
  if (!sender) return "nobody";
  return database.transaction().execute(async (db) => {
    await db
      .insertInto("mails")
      .values({ id: newId(), kind, subjectId, queuedAt: services.clock() })
      .onConflict((conflict) => conflict.columns(["kind", "subjectId"]).doNothing())
      .execute();
    const row = await db
      .selectFrom("mails")
      .select(["id", "queuedAt", "sentAt", "refusedAt"])
      .where("kind", "=", kind)
      .where("subjectId", "=", subjectId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.sentAt) return "sent";
    if (row.refusedAt) return "refused";
    const composed = await compose();
    if (!composed) return "nobody";
    const now = services.clock();
    const refusal = await hand(sender, { ...composed, messageId: messageIdOf(services, kind, subjectId) });
    const waitedLong = now.getTime() - row.queuedAt.getTime() > patience;
    if (refusal && !refusal.forGood && !waitedLong) throw new MailWaits(refusal.code);
    await db
      .updateTable("mails")
      .set(refusal ? { refusedAt: now, refusal: refusal.code } : { sentAt: now })
      .where("id", "=", row.id)
      .execute();
    return refusal ? "refused" : "sent";
  });
}

interface Refusal {
  code: string;
  forGood: boolean;
}

/**
 * Null when the server took it. A mail server's own words may hold addresses, and the job's error is kept: its codes say
 * enough. For good is a 5xx (RFC 5321, 4.2.1) at the recipient or at the words, and an address that nodemailer would not
 * even send; a refused password or sender is the operator's to put right, and such a mail waits.
 */
async function hand(sender: MailSender, mail: Mail): Promise<Refusal | null> {
  try {
    await sender.send(mail);
    return null;
  } catch (error) {
    const { code, responseCode, command } = error as {
      code?: string;
      responseCode?: number;
      command?: string;
    };
    const atReader = command === "RCPT TO" || command === "DATA" || code === "EMESSAGE";
    const forGood =
      responseCode === undefined
        ? code === "EENVELOPE"
        : atReader && responseCode >= 500 && responseCode < 600;
    return { code: [code ?? "no code", responseCode ?? ""].join(" ").trim().slice(0, 60), forGood };
  }
}

/** The same for each try; a digest, so that it tells its reader no id of ours. */
function messageIdOf(services: Services, kind: MailKind, subjectId: string): string {
  const digest = keyedDigest(services.secret, "message-id", kind, subjectId);
  return `<${digest}@${new URL(services.publicUrl).hostname}>`;
}
