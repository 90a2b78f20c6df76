import { sql } from "kysely";
import { z } from "zod";
import type { MailKind } from "#blocks/mails/queue-mail.ts";
import { notify } from "#blocks/notices/notify.ts";
import { tell } from "#blocks/notices/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import { answerNeverArrived } from "#domain/listening/clocks/waiting.ts";
import { caseOfMail } from "./case-of-mail.ts";
import { lockCase, subjectOf, touchCase } from "./find-case.ts";
import { endPause } from "./pause-case.ts";
import { whoHears } from "./who-hears.ts";

const byJob = {
  input: z.strictObject({ kind: Reference(40), subjectId: Id }),
  can: (actor: { kind: string }) => actor.kind === "system",
};

/**
 * A mail was refused for good. To a customer: its words never arrived, so the clock that they stopped runs on, and whoever
 * has the case hears of it, with whoever wrote. Another one (an invitation, a reminder, a new password): those who run the
 * programme hear of it in the app alone.
 */
export const tellOfRefusedMail = command({
  ...byJob,
  name: "mail.tell_refused",
  async run(ctx, { kind, subjectId }) {
    const mail = await mailOf(ctx, kind, subjectId);
    if (!mail?.refusedAt) return { told: [] };
    const letter = await letterOf(ctx, kind, subjectId);
    if (!letter) return { told: await tellLeads(ctx, mail.id, "mail_refused") };
    const kase = await lockCase(ctx, letter.caseId);
    if (letter.wordsAt) {
      await answerNeverArrived(ctx, kase.id, letter.wordsAt);
      if (kind === "reply") await resumeAfter(ctx, kase.id, letter.wordsAt);
    }
    const recipients = [...(await whoHears(ctx.db, kase)), ...(letter.authorId ? [letter.authorId] : [])];
    const told = await tell(ctx, "mail_refused", { id: mail.id, caseId: kase.id }, recipients);
    if (told.length > 0) {
      ctx.record("case.mail_refused", subjectOf(kase), { kind });
      await touchCase(ctx, kase.id);
    }
    return { told };
  },
});

const day = 24 * 3600 * 1000;

/** A mail has waited for its reader's server for a day: it is tried on, and somebody hears of it, once. */
export const tellOfDelayedMail = command({
  ...byJob,
  name: "mail.tell_delayed",
  async run(ctx, { kind, subjectId }) {
    const mail = await mailOf(ctx, kind, subjectId);
    if (!mail || mail.sentAt || mail.refusedAt || mail.delayToldAt) return { told: [] };
    if (ctx.now.getTime() - mail.queuedAt.getTime() < day) return { told: [] };
    await ctx.db.updateTable("mails").set({ delayToldAt: ctx.now }).where("id", "=", mail.id).execute();
    const letter = await letterOf(ctx, kind, subjectId);
    if (!letter) return { told: await tellLeads(ctx, mail.id, "mail_delayed") };
    const kase = await lockCase(ctx, letter.caseId);
    const notice = { kind: "mail_delayed" as const, subjectId: mail.id, caseId: kase.id };
    const told = await notify(ctx, notice, await whoHears(ctx.db, kase));
    ctx.record("case.mail_delayed", subjectOf(kase), { kind });
    return { told };
  },
});

async function letterOf(ctx: CommandContext, kind: string, subjectId: string) {
  const { rows } = await sql<{ caseId: string; wordsAt: Date | null; authorId: string | null }>`
    select * from (${caseOfMail(sql`${kind}::text`, sql`${subjectId}::uuid`)}) letter`.execute(ctx.db);
  return rows[0];
}

function mailOf(ctx: CommandContext, kind: string, subjectId: string) {
  return ctx.db
    .selectFrom("mails")
    .select(["id", "queuedAt", "sentAt", "refusedAt", "delayToldAt"])
    .where("kind", "=", kind as MailKind)
    .where("subjectId", "=", subjectId)
    .forUpdate()
    .executeTakeFirst();
}

async function tellLeads(
  ctx: CommandContext,
  mailId: string,
  kind: "mail_refused" | "mail_delayed",
): Promise<string[]> {
  const recipients = await whoHears(ctx.db, { ownerId: null, teamId: null });
  return notify(ctx, { kind, subjectId: mailId, caseId: null }, recipients);
}

/** Nobody waits for an answer to words that never arrived. */
async function resumeAfter(ctx: CommandContext, caseId: string, wordsAt: Date): Promise<void> {
  const asked = await ctx.db
    .selectFrom("pauses")
    .select("id")
    .where("caseId", "=", caseId)
    .where("endedAt", "is", null)
    .where("waitingFor", "=", "answer")
    .where("startedAt", "<=", wordsAt)
    .where("startedAt", ">", new Date(wordsAt.getTime() - 60_000))
    .executeTakeFirst();
  if (asked) await endPause(ctx, { id: caseId }, "staff");
}
