import { sql } from "kysely";
import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Messages } from "#db/schema.ts";
import { stopWaiting } from "#domain/listening/clocks/waiting.ts";
import { lockCase, touchCase } from "./find-case.ts";
import { endLateMessage } from "./late-message.ts";
import { runningPause, startPause } from "./pause-case.ts";
import { refuseErased } from "./persons/refuse-erased.ts";
import { takeUnowned } from "./place-case.ts";

export const Body = Text(20_000);

/**
 * Writes a reply, which goes out, or a note, which never does. `seenMessageId` is the last word that its writer saw
 * (a message, or the voice itself): when another came after it, nothing is written and the answer is 409
 * `newer_message` with what came. A reply takes a case that nobody has, and stops the clock of the first answer, or of the next one; an automatic receipt
 * does not. A reply that says `awaitAnswer` asks something: from then on the clocks stand still until they write back.
 */
export const writeMessage = command({
  name: "message.write",
  input: z.strictObject({
    caseId: Id,
    kind: z.enum(["reply", "note"]),
    body: Body,
    seenMessageId: Id.optional(),
    awaitAnswer: z.stringbool().or(z.boolean()).optional(),
    /** The late promise about which this reply is. */
    lateMessageOf: Id.optional(),
  }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, input, kase) {
    if (input.awaitAnswer && input.kind === "note") {
      throw new Invalid([{ path: "awaitAnswer", code: "notes_ask_nobody" }]);
    }
    await refuseErased(ctx, kase);
    if (input.lateMessageOf) await endLateMessage(ctx, kase, input.lateMessageOf);
    if (input.seenMessageId) await refuseNewer(ctx, kase.id, input.seenMessageId);
    const message = await insertMessage(ctx, kase.id, input.kind, input.body);
    const tookCase = input.kind === "reply" && (await takeUnowned(ctx, kase));
    if (input.kind === "reply") {
      await stopWaiting(ctx, kase, message.writtenAt);
      if (input.awaitAnswer && !(await runningPause(ctx, kase.id))) {
        await startPause(ctx, kase, { waitingFor: "answer" });
      }
      if (await hasAddress(ctx, kase.personId)) await queueMail(ctx, "reply", message.id);
    }
    ctx.record(input.kind === "reply" ? "message.replied" : "message.noted", {
      type: "message",
      id: message.id,
      caseId: kase.id,
    });
    return { ...message, tookCase };
  },
});

/**
 * Adds a message to a case that the command holds. Its time is after every earlier one's, also when clocks differ or
 * somebody waited for the case, so that "what came after" is never missed.
 */
export async function insertMessage(
  ctx: CommandContext,
  caseId: string,
  kind: Messages["kind"],
  body: string,
) {
  const last = await ctx.db
    .selectFrom("messages")
    .select((eb) => eb.fn.max("writtenAt").as("writtenAt"))
    .where("caseId", "=", caseId)
    .where("writtenAt", "<=", latestTrue(ctx))
    .executeTakeFirst();
  const after = last?.writtenAt ? new Date(last.writtenAt).getTime() + 1 : 0;
  const message = {
    id: newId(),
    caseId,
    kind,
    body,
    writtenAt: new Date(Math.max(ctx.now.getTime(), after)),
  };
  await ctx.db
    .insertInto("messages")
    .values({
      ...message,
      authorId: ctx.actor.kind === "employee" ? answerable(ctx.actor) : null,
      keyId: ctx.actor.kind === "key" ? ctx.actor.id : null,
    })
    .execute();
  await touchCase(ctx, caseId);
  return message;
}

/** Milliseconds: two clocks of one installation are no further apart. */
const mostApart = 60_000;

/** What lies further ahead was written by a wrong clock: it draws nothing after it, and is newer than nothing. */
const latestTrue = (ctx: CommandContext): Date => new Date(ctx.now.getTime() + mostApart);

async function refuseNewer(ctx: CommandContext, caseId: string, seenId: string): Promise<void> {
  const { rows } = await sql<{ at: Date }>`
    select written_at as at from messages where id = ${seenId} and case_id = ${caseId}
    union all select '-infinity'::timestamptz from voices where id = ${seenId} and case_id = ${caseId}`.execute(
    ctx.db,
  );
  if (rows.length === 0) throw new Invalid([{ path: "seenMessageId", code: "unknown_message" }]);
  const newer = await ctx.db
    .selectFrom("messages")
    .select(["id", "kind", "body", "writtenAt"])
    .where("caseId", "=", caseId)
    .where("kind", "in", ["customer", "reply"])
    .where("writtenAt", "<=", latestTrue(ctx))
    .where(
      sql<boolean>`(written_at, id) > (coalesce(
        (select seen.written_at from messages seen where seen.id = ${seenId}), '-infinity'), ${seenId}::uuid)`,
    )
    .orderBy("writtenAt")
    .orderBy("id")
    .limit(50)
    .execute();
  if (newer.length > 0) throw new Conflict("newer_message", { messages: newer });
}

/** Whether mail can reach them: whoever wrote to us without an address reads it on their page. */
export async function hasAddress(ctx: CommandContext, personId: string | null): Promise<boolean> {
  if (!personId) return false;
  const person = await ctx.db
    .selectFrom("people")
    .select("email")
    .where("id", "=", personId)
    .executeTakeFirst();
  return Boolean(person?.email);
}
