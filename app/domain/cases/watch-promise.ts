import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { notify } from "#blocks/notices/notify.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { whoLooksAfter } from "#domain/organisation/looks-after.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { lockCase } from "./find-case.ts";
import { endLateMessage, lateMessage } from "./late-message.ts";
import { isOpenPromise } from "./promise-state.ts";
import { hasAddress, insertMessage } from "./write-message.ts";

const byJob = {
  input: z.strictObject({ promiseId: Id }),
  can: (actor: { kind: string }) => actor.kind === "system",
};

/** Reminds the owner of a promise that is still open, once: in the app, and by mail where a mail server is set. */
export const remindOfPromise = command({
  ...byJob,
  name: "promise.remind",
  async run(ctx, { promiseId }) {
    const promise = await openPromise(ctx, promiseId);
    if (!promise) return { told: [] };
    const told = await notify(ctx, noticeOf("promise_due", promise), [promise.ownerId]);
    if (told.length === 0) return { told };
    await queueMail(ctx, "promise_due", promiseId);
    ctx.record("promise.reminded", { type: "promise", id: promiseId, caseId: promise.caseId });
    return { told };
  },
});

/**
 * The due time of a promise passed and it is still open: its owner hears of it, and whoever looks after the team of its
 * case. Each once.
 */
export const tellOfLatePromise = command({
  ...byJob,
  name: "promise.tell_late",
  async run(ctx, { promiseId }) {
    const promise = await openPromise(ctx, promiseId);
    if (!promise) return { told: [] };
    const { managers, leads } = await whoLooksAfter(ctx.db, promise.teamId);
    const recipients = [promise.ownerId, ...managers, ...leads];
    const told = await notify(ctx, noticeOf("promise_late", promise), recipients);
    if (told.length > 0) {
      ctx.record("promise.passed", { type: "promise", id: promiseId, caseId: promise.caseId });
      await sendLateMessage(ctx, promise);
    }
    return { told };
  },
});

/**
 * Where the organisation chose so, the message about a late promise goes out by itself, once. It is no answer: no clock
 * stops. Otherwise it waits for the promiser in the case.
 */
async function sendLateMessage(
  ctx: CommandContext,
  promise: { id: string; caseId: string; text: string; dueAt: Date },
): Promise<void> {
  const { lateMessagesByThemselves } = await findOrganisation(ctx.db);
  if (!lateMessagesByThemselves) return;
  const kase = await lockCase(ctx, promise.caseId);
  const voice = await ctx.db
    .selectFrom("voices")
    .select("language")
    .where("caseId", "=", kase.id)
    .executeTakeFirst();
  if (kase.wordsErasedAt) return;
  await endLateMessage(ctx, kase, promise.id);
  const body = await lateMessage(ctx, promise, voice?.language ?? null);
  const message = await insertMessage(ctx, kase.id, "reply", body);
  if (await hasAddress(ctx, kase.personId)) await queueMail(ctx, "reply", message.id);
  ctx.record("message.replied", { type: "message", id: message.id, caseId: kase.id });
}

const noticeOf = <Kind extends string>(kind: Kind, promise: { id: string; caseId: string }) => ({
  kind,
  subjectId: promise.id,
  caseId: promise.caseId,
});

/** The promise, held, unless it ended. */
function openPromise(ctx: CommandContext, id: string) {
  return ctx.db
    .selectFrom("promises")
    .innerJoin("cases", "cases.id", "promises.caseId")
    .select(["promises.id", "promises.caseId", "promises.ownerId", "cases.teamId"])
    .select(["promises.text", "promises.dueAt"])
    .where("promises.id", "=", id)
    .where(isOpenPromise)
    .forUpdate("promises")
    .executeTakeFirst();
}
