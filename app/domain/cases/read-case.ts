import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { evidence } from "#domain/philosophy/evidence.ts";
import { findCase } from "./find-case.ts";
import { awaitsAnswer, mailRefused } from "./late.ts";
import { lateMessage } from "./late-message.ts";
import { otherCases } from "./persons/other-cases.ts";
import { seesQuestion } from "./rights/questions.ts";
import { mayTakeBack, takesBackWithin } from "./take-back-promise.ts";
import { threadOf } from "./thread.ts";

/** One case whole: voice, person, messages with notes, promises, decisions, closures, clocks, and what may be done. */
export const readCase = query({
  name: "case.read",
  input: z.strictObject({ caseId: Id }),
  target: (ctx, input) => findCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, _input, kase) {
    const [around, thread, earlierVoices, evidenceFor] = await Promise.all([
      aroundCase(ctx, kase.id),
      threadOf(ctx.db, kase.id),
      otherCases(ctx, kase.id),
      principlesBehind(ctx, kase.id),
    ]);
    const { personName, personEmail, emailConfirmedAt, personErasedAt, voiceId, text, ...names } = around;
    const { channel, remedyWished, language, recordedBy, recordedByName, ...team } = names;
    const closed = kase.closedAt !== null;
    const running = thread.pauses.find((pause) => pause.endedAt === null);
    const lastWord = thread.messages.findLast((message) => message.kind !== "note");
    return {
      ...kase,
      state: closed ? ("closed" as const) : ("open" as const),
      ...team,
      voice: voiceId
        ? { id: voiceId, text: text ?? "", channel, remedyWished, language, recordedBy, recordedByName }
        : null,
      person: kase.personId
        ? {
            id: kase.personId,
            name: personName,
            email: personEmail,
            emailConfirmed: emailConfirmedAt !== null,
            erasedAt: personErasedAt,
          }
        : null,
      ...thread,
      promises: await Promise.all(
        thread.promises.map(async ({ endedById, lateMessageEndedAt, ...promise }) => ({
          ...promise,
          /** Whether 'done' may still be taken back, by this reader. */
          takeBack:
            (promise.state === "kept" || promise.state === "late") &&
            !closed &&
            mayTakeBack(ctx.actor, { ownerId: promise.ownerId, endedBy: endedById }) &&
            ctx.now.getTime() - (promise.endedAt?.getTime() ?? 0) <= takesBackWithin,
          /** For its owner alone, while it is late: what they may send to the one who told us. */
          lateMessage:
            promise.state === "open" &&
            promise.dueAt < ctx.now &&
            promise.ownerId === ctx.actor.id &&
            lateMessageEndedAt === null &&
            !personErasedAt
              ? await lateMessage(ctx, promise, language)
              : null,
        })),
      ),
      questions: thread.questions.filter((question) => seesQuestion(ctx.actor, question, kase.teamId)),
      /** What a reply gives as `seenMessageId`: the last word that its writer saw. */
      lastWordId: lastWord?.id ?? voiceId,
      clocks: {
        receivedAt: kase.receivedAt,
        firstAnswerAt: kase.firstAnswerAt,
        closedAt: kase.closedAt,
        dueAt: kase.dueAt,
        pausedSince: running?.startedAt ?? null,
      },
      /** Other voices of the same person, which a confirmed address or a colleague joined, as far as the reader sees them. */
      earlierVoices,
      /** Principles for which somebody linked it as evidence. */
      evidenceFor,
      abilities: {
        write: !personErasedAt,
        promise: !closed && !personErasedAt,
        decide: !personErasedAt,
        assign: true,
        move: true,
        pause: !closed && !running,
        resume: Boolean(running),
        close: !closed,
        reopen: closed,
      },
    };
  },
});

/** A principle that was merged stands for the one that it went up in. */
async function principlesBehind({ db }: QueryContext, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("links")
    .innerJoin("principles", "principles.id", "links.fromId")
    .select((eb) => eb.fn.coalesce("principles.mergedIntoId", "principles.id").as("id"))
    .distinct()
    .where("links.kind", "=", evidence)
    .where("links.fromType", "=", "principle")
    .where("links.toType", "=", "case")
    .where("links.toId", "=", caseId)
    .where("links.removedAt", "is", null)
    .execute();
  return rows.map(({ id }) => id);
}

async function aroundCase(ctx: QueryContext, id: string) {
  const row = await ctx.db
    .selectFrom("cases")
    .leftJoin("voices", "voices.caseId", "cases.id")
    .leftJoin("people", "people.id", "cases.personId")
    .leftJoin("teams", "teams.id", "cases.teamId")
    .leftJoin("employees as owner", "owner.id", "cases.ownerId")
    .leftJoin("employees as recorder", "recorder.id", "voices.recordedBy")
    .select([
      "teams.name as teamName",
      "owner.name as ownerName",
      "people.name as personName",
      "people.email as personEmail",
      "people.emailConfirmedAt",
      "people.erasedAt as personErasedAt",
      "voices.id as voiceId",
      "voices.text",
      "voices.channel",
      "voices.remedyWished",
      "voices.language",
      "voices.recordedBy",
      "recorder.name as recordedByName",
    ])
    .select([awaitsAnswer.as("awaitsAnswer"), mailRefused.as("mailRefused")])
    .where("cases.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}
