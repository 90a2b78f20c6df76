import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { findCase } from "./find-case.ts";
import { awaitsAnswer } from "./late.ts";
import { otherCases } from "./persons/other-cases.ts";
import { seesQuestion } from "./rights/questions.ts";
import { threadOf } from "./thread.ts";

/** One case whole: voice, person, messages with notes, promises, decisions, closures, clocks, and what may be done. */
export const readCase = query({
  name: "case.read",
  input: z.strictObject({ caseId: Id }),
  target: (ctx, input) => findCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, _input, kase) {
    const [around, thread, earlierVoices] = await Promise.all([
      aroundCase(ctx, kase.id),
      threadOf(ctx.db, kase.id),
      otherCases(ctx, kase.id),
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
    .select(awaitsAnswer.as("awaitsAnswer"))
    .where("cases.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}
