import { z } from "zod";
import { Outcome } from "#domain/cases/close-case.ts";
import { WaitingFor } from "#domain/cases/pause-case.ts";
import { clockMeasures } from "#domain/listening/clocks/runs.ts";
import { VoiceKind } from "#domain/listening/open-case.ts";
import { Moment } from "./shapes.ts";

const id = z.uuid();
const optionalId = id.nullable();
const words = z.string().nullable();
const moment = Moment.nullable();
const Channel = z.enum(["web", "phone", "letter", "visit", "email", "app", "other"]);

/** What the list and the single case have in common. */
const head = {
  id,
  reference: z.string(),
  state: z.enum(["open", "closed"]),
  kind: VoiceKind,
  teamId: optionalId,
  teamName: words,
  ownerId: optionalId,
  ownerName: words,
  receivedAt: Moment,
  firstAnswerAt: moment,
  dueAt: moment,
  closedAt: moment,
  suspectedSpam: z.boolean(),
  /** The last word in the conversation is not ours. */
  awaitsAnswer: z.boolean(),
  /** A mail to the one who told us was refused, and none went out since. */
  mailRefused: z.boolean(),
};

export const CaseItem = z.object({
  ...head,
  acknowledgedAt: moment,
  personName: words,
  channel: Channel.nullable(),
  excerpt: words,
  nextPromiseDueAt: moment,
  late: z.boolean(),
});

export const Message = z.object({
  id,
  kind: z.enum(["customer", "reply", "note"]),
  body: z.string(),
  writtenAt: Moment,
});
export const PromiseState = z.enum(["open", "kept", "late", "broken", "released"]);
export const PromiseMade = z.object({
  id,
  caseId: id,
  text: z.string(),
  dueAt: Moment,
  ownerId: id,
  madeAt: Moment,
  state: PromiseState,
});
export const PromiseEnded = PromiseMade.extend({ endedAt: Moment });
export const Decision = z.object({
  id,
  what: z.string(),
  kind: z.enum(["money", "time", "exception"]).nullish(),
  amount: z.number().nullish(),
  reason: z.string().nullish(),
  principleId: optionalId.optional(),
  /** ISO 8601, of a decision that gives time. */
  duration: z.string().nullish(),
  rightId: optionalId,
  rightVersion: z.int().nullable(),
  decidedAt: Moment,
});
/** A decision as it was taken, or as it is asked. */
export const DecisionTaken = z.discriminatedUnion("state", [
  Decision.extend({ state: z.literal("decided"), caseId: id }),
  Decision.omit({ decidedAt: true }).extend({
    state: z.literal("asked"),
    caseId: id,
    askedAt: Moment,
    answerBy: Moment,
    promiseId: id,
  }),
]);
export const QuestionAnswer = z.object({
  outcome: z.enum(["yes", "no", "partly"]),
  words,
  amount: z.number().nullable(),
  duration: words,
  answeredAt: Moment,
  answeredByName: words,
});
const ThreadQuestion = z.object({
  id,
  situation: z.string(),
  kind: z.enum(["money", "time", "exception"]),
  what: z.string(),
  amount: z.number().nullable(),
  duration: words,
  reason: words,
  askedBy: id,
  askedByName: z.string(),
  askedAt: Moment,
  answerBy: Moment,
  answer: QuestionAnswer.nullable(),
});
export const Closure = z.object({
  id,
  outcome: Outcome,
  remedy: z.string().nullish(),
  principleId: optionalId.optional(),
  /** How it told the customer: by its words, or they knew already. Null: it was no answer. */
  told: z.enum(["words", "already"]).nullable(),
  closedAt: Moment,
});
export const Pause = z.object({
  id,
  waitingFor: WaitingFor,
  words,
  startedAt: Moment,
  endedAt: moment,
  endedBy: z.enum(["customer", "staff", "closing"]).nullable(),
});
export const CaseClock = z.object({
  /** Null for the case's own due time. */
  standardId: optionalId,
  standardName: words,
  measure: z.enum([...clockMeasures, "due"]),
  within: words,
  time: z.enum(["elapsed", "working"]),
  startsAt: Moment,
  deadline: moment,
  /** Why there is no deadline; null where there is one. */
  noDeadline: z.enum(["stands_still", "nobody_works"]).nullable(),
  doneAt: moment,
  state: z.enum(["met", "late", "overdue", "open"]),
  pausedSeconds: z.number(),
  /** From its deadline, in working time; null for a clock in elapsed time and without a deadline. */
  workingTimeAway: z.object({ days: z.int(), seconds: z.number() }).nullable(),
});
export const Place = z.object({
  id,
  ownerId: optionalId,
  teamId: optionalId,
  suspectedSpam: z.boolean(),
  revision: z.int(),
});

export const CaseWhole = z.object({
  ...head,
  personId: optionalId,
  revision: z.int(),
  voice: z
    .object({
      id,
      text: z.string(),
      channel: Channel,
      remedyWished: words,
      language: words,
      recordedBy: optionalId,
      recordedByName: words,
    })
    .nullable(),
  person: z
    .object({ id, name: words, email: words, emailConfirmed: z.boolean(), erasedAt: moment })
    .nullable(),
  wordsErasedAt: moment,
  messages: z.array(
    Message.extend({
      authorId: optionalId,
      authorName: words,
      mail: z.enum(["queued", "sent", "refused"]).nullable(),
    }),
  ),
  promises: z.array(
    PromiseMade.omit({ caseId: true }).extend({
      ownerName: z.string(),
      endedAt: moment,
      words,
      takeBack: z.boolean(),
      lateMessage: words,
    }),
  ),
  decisions: z.array(
    Decision.extend({
      decidedBy: optionalId,
      decidedByName: words,
      situation: words,
      questionId: optionalId,
    }),
  ),
  questions: z.array(ThreadQuestion),
  closures: z.array(
    Closure.extend({
      reopenedAt: moment,
      verdict: z.object({ agrees: z.boolean(), words, givenAt: Moment }).nullable(),
    }),
  ),
  pauses: z.array(Pause.extend({ byName: words })),
  lastWordId: optionalId,
  clocks: z.object({
    receivedAt: Moment,
    firstAnswerAt: moment,
    closedAt: moment,
    dueAt: moment,
    /** While we wait for the one who told us, the clocks stand still. */
    pausedSince: moment,
  }),
  /** Principles for which somebody linked it as evidence. */
  evidenceFor: z.array(id),
  earlierVoices: z.array(
    z.object({ caseId: id, reference: z.string(), kind: VoiceKind, receivedAt: Moment, closedAt: moment }),
  ),
  abilities: z.record(z.string(), z.boolean()),
});
