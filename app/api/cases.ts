import { z } from "zod";
import { closeCase, reopenCase } from "#domain/cases/close-case.ts";
import { breakPromise, fulfilPromise, releasePromise } from "#domain/cases/end-promise.ts";
import { discardLateMessage } from "#domain/cases/late-message.ts";
import { countCases, listCases } from "#domain/cases/list-cases.ts";
import { makePromise } from "#domain/cases/make-promise.ts";
import { pauseCase, resumeCase } from "#domain/cases/pause-case.ts";
import { assignCase, clearSuspicion, moveCase } from "#domain/cases/place-case.ts";
import { readCase } from "#domain/cases/read-case.ts";
import { takeBackPromise } from "#domain/cases/take-back-promise.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { writeMessage } from "#domain/cases/write-message.ts";
import { followOf } from "#domain/listening/receipt.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { readCaseClocks } from "#domain/strategy/case-clocks.ts";
import {
  CaseClock,
  CaseItem,
  CaseWhole,
  Closure,
  DecisionTaken,
  Message,
  Pause,
  Place,
  PromiseEnded,
  PromiseMade,
} from "./case-shapes.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

export const casesEndpoints = [
  expose("GET", "/cases", listCases, { answer: listOf(CaseItem), summary: "Cases, newest first" }),
  expose("POST", "/cases", recordVoice, {
    status: 201,
    answer: z.object({
      id: z.uuid(),
      reference: z.string(),
      state: z.enum(["open", "closed"]),
      receipt: z.string(),
      followUrl: z.url(),
    }),
    present: ({ services }, { generation, ...opened }) => ({
      ...opened,
      ...followOf(services, opened.id, generation),
    }),
    summary:
      "Record what came by phone, letter, visit or another way; the link to hand on is in this answer and nowhere else",
  }),
  expose("GET", "/cases/{caseId}", readCase, { answer: CaseWhole, summary: "One case whole" }),
  expose("GET", "/cases/{caseId}/clocks", readCaseClocks, {
    answer: z.object({ items: z.array(CaseClock) }),
    summary: "By when each standard asks something of this case, running clocks first",
  }),
  expose("GET", "/case-counts", countCases, {
    answer: z.object({
      open: z.int(),
      mine: z.int(),
      late: z.int(),
      unowned: z.int(),
      awaiting: z.int(),
      aside: z.int(),
    }),
    summary:
      "How many open cases there are, yours, late, nobody's, kept aside as spam; and how many wait for an answer",
  }),
  expose("PUT", "/cases/{caseId}/owner", assignCase, {
    answer: Place,
    summary: "Give the case to a colleague, or with null to nobody",
  }),
  expose("PUT", "/cases/{caseId}/team", moveCase, {
    answer: Place,
    summary: "Move the case to another team",
  }),
  expose("DELETE", "/cases/{caseId}/suspicion", clearSuspicion, {
    answer: Place,
    summary: "Bring in a case that was kept aside as spam",
  }),
  expose("POST", "/cases/{caseId}/messages", writeMessage, {
    status: 201,
    answer: Message.extend({ caseId: z.uuid(), tookCase: z.boolean() }),
    summary: "Reply, or write a note that stays inside",
  }),
  expose("POST", "/cases/{caseId}/promises", makePromise, {
    status: 201,
    answer: PromiseMade.extend({ tookCase: z.boolean() }),
    summary: "Promise what will happen, and by when",
  }),
  expose("POST", "/promises/{promiseId}/fulfilment", fulfilPromise, {
    answer: PromiseEnded,
    summary: "The promise was done: kept by its due time, late after it",
  }),
  expose("DELETE", "/promises/{promiseId}/fulfilment", takeBackPromise, {
    answer: PromiseMade,
    summary: "Saying that the promise was done was a slip: within a day, by whoever promised or said so",
  }),
  expose("DELETE", "/promises/{promiseId}/late-message", discardLateMessage, {
    answer: z.object({ id: z.uuid() }),
    summary: "Put away the message that waits for the promiser once a promise is late",
  }),
  expose("POST", "/promises/{promiseId}/breach", breakPromise, {
    answer: PromiseEnded,
    summary: "The promise will not be done",
  }),
  expose("POST", "/promises/{promiseId}/release", releasePromise, {
    answer: PromiseEnded,
    summary: "The promise is no longer needed; with the words in which that was said",
  }),
  expose("POST", "/cases/{caseId}/decisions", takeDecision, {
    status: 201,
    answer: DecisionTaken,
    summary: "Note a decision; with a decision right, what goes over its limit is asked instead",
  }),
  expose("POST", "/cases/{caseId}/pause", pauseCase, {
    status: 201,
    answer: Pause.extend({ caseId: z.uuid() }),
    summary:
      "Let the clocks of the case stand still while the one who told us is to act; promises keep their due time",
  }),
  expose("DELETE", "/cases/{caseId}/pause", resumeCase, {
    answer: Pause.extend({ caseId: z.uuid() }),
    summary: "Let the clocks of the case go on",
  }),
  expose("POST", "/cases/{caseId}/closure", closeCase, {
    status: 201,
    answer: Closure.extend({ caseId: z.uuid() }),
    summary: "Close the case; refused over an open promise",
  }),
  expose("POST", "/cases/{caseId}/reopening", reopenCase, {
    answer: z.object({ id: z.uuid(), closedAt: z.null(), reopenedAt: Moment }),
    summary: "Open a closed case again",
  }),
];
