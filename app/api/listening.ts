import { z } from "zod";
import { answerBack, giveFeeling, giveVerdict, releaseOwnPromise } from "#domain/cases/answer-follow.ts";
import { Outcome } from "#domain/cases/close-case.ts";
import { followCase } from "#domain/cases/follow-case.ts";
import { WaitingFor } from "#domain/cases/pause-case.ts";
import { askErasure } from "#domain/cases/persons/ask-erasure.ts";
import { VoiceKind } from "#domain/listening/open-case.ts";
import { followOf } from "#domain/listening/receipt.ts";
import { tellUs } from "#domain/listening/tell-us.ts";
import { expose } from "./expose.ts";
import { Moment } from "./shapes.ts";

const PromiseState = z.enum(["open", "kept", "late", "broken", "released"]);
const Tap = z.enum(["yes", "partly", "no"]);

const Receipt = z.object({ reference: z.string(), receipt: z.string(), followUrl: z.url() });

const Followed = z.object({
  reference: z.string(),
  kind: VoiceKind,
  state: z.enum(["received", "answered", "closed", "reopened"]),
  text: z.string(),
  remedyWished: z.string().nullable(),
  receivedAt: Moment,
  messages: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum(["customer", "reply"]),
      body: z.string(),
      writtenAt: Moment,
    }),
  ),
  promises: z.array(
    z.strictObject({
      id: z.uuid(),
      text: z.string(),
      dueAt: Moment,
      madeAt: Moment,
      state: PromiseState,
      endedAt: Moment.nullable(),
    }),
  ),
  pauses: z.array(
    z.strictObject({
      id: z.uuid(),
      waitingFor: WaitingFor,
      words: z.string().nullable(),
      startedAt: Moment,
      endedAt: Moment.nullable(),
    }),
  ),
  erasure: z
    .object({
      requestedAt: Moment,
      answerBy: z.iso.date(),
      outcome: z.enum(["erased", "declined"]).nullable(),
      words: z.string().nullable(),
      answeredAt: Moment.nullable(),
    })
    .nullable(),
  clocks: z.strictObject({ runs: z.boolean(), untilClosed: z.boolean() }),
  closure: z
    .strictObject({
      outcome: Outcome,
      remedy: z.string().nullable(),
      closedAt: Moment,
      reopenedAt: Moment.nullable(),
      verdict: z.strictObject({ agrees: z.boolean() }).nullable(),
      feelingGiven: z.boolean(),
    })
    .nullable(),
});

const byReceipt = { open: "public", headers: { receipt: "Receipt" } } as const;

export const listeningEndpoints = [
  expose("POST", "/public/voices", tellUs, {
    open: "public",
    status: 201,
    answer: Receipt,
    present: ({ services }, { caseId, reference, generation }) => ({
      reference,
      ...followOf(services, caseId, generation),
    }),
    summary: "Tell us something; the receipt is shown in this answer and to nobody else",
  }),
  expose("GET", "/public/voices/{reference}", followCase, {
    ...byReceipt,
    answer: Followed,
    summary: "What became of what you told us",
  }),
  expose("POST", "/public/voices/{reference}/messages", answerBack, {
    ...byReceipt,
    status: 201,
    answer: z.object({ id: z.uuid(), kind: z.literal("customer"), body: z.string(), writtenAt: Moment }),
    summary: "Write back",
  }),
  expose("POST", "/public/voices/{reference}/verdict", giveVerdict, {
    ...byReceipt,
    status: 201,
    answer: z.object({ agrees: z.boolean(), state: z.enum(["closed", "reopened"]) }),
    summary: "Say whether it is solved; who disagrees opens the case again",
  }),
  expose("POST", "/public/voices/{reference}/feeling", giveFeeling, {
    ...byReceipt,
    status: 201,
    answer: z.object({ helped: Tap, answered: Tap, feeling: z.enum(["good", "neutral", "bad"]) }),
    summary: "Three taps about how it was, once for each closing",
  }),
  expose("POST", "/public/voices/{reference}/erasure-request", askErasure, {
    ...byReceipt,
    status: 201,
    answer: z.object({ requestedAt: Moment, answerBy: z.iso.date() }),
    summary: "Ask that everything of yours be erased; answered within a month",
  }),
  expose("POST", "/public/voices/{reference}/promises/{promiseId}/release", releaseOwnPromise, {
    ...byReceipt,
    answer: z.object({ id: z.uuid(), text: z.string(), dueAt: Moment, state: PromiseState }),
    summary: "Say that a promise is no longer needed",
  }),
];
