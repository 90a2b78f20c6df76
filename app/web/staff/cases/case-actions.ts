import { closeCase, reopenCase } from "#domain/cases/close-case.ts";
import { breakPromise, fulfilPromise, releasePromise } from "#domain/cases/end-promise.ts";
import { discardLateMessage } from "#domain/cases/late-message.ts";
import { makePromise } from "#domain/cases/make-promise.ts";
import { pauseCase, resumeCase } from "#domain/cases/pause-case.ts";
import { assignCase, clearSuspicion, moveCase } from "#domain/cases/place-case.ts";
import { takeBackPromise } from "#domain/cases/take-back-promise.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { writeMessage } from "#domain/cases/write-message.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { localInstant } from "../../local-time.ts";
import { durationOf } from "../duration-fields.ts";

type Fields = Record<string, unknown>;

/** A promise's own fields, without the case's id: the promise knows its case. */
const promiseOnly = (fields: Fields) => fields;

/** Everything that can be done on a case page. */
export const caseActions = forms({
  reply: formOf(writeMessage, {
    input: (fields, { caseId }) => ({ ...fields, caseId, kind: "reply" }),
    onward: ({ tookCase }) => ({ done: tookCase ? "took" : "reply" }),
  }),
  note: formOf(writeMessage, {
    input: ({ body }, { caseId }) => ({ body, caseId, kind: "note" }),
  }),
  promise: async (args, sent) => {
    const zone = args.context.get(pageRequest).organisation?.timeZone ?? "UTC";
    return formOf(makePromise, {
      input: (fields, { caseId }) => ({
        ...fields,
        caseId,
        dueAt: localInstant(String(fields.dueAt ?? ""), zone),
      }),
      onward: ({ tookCase }) => ({ done: tookCase ? "took" : "promise" }),
    })(args, sent);
  },
  fulfil: formOf(fulfilPromise, { input: promiseOnly }),
  takeBack: formOf(takeBackPromise, { input: promiseOnly }),
  discardLate: formOf(discardLateMessage, { input: promiseOnly }),
  breach: formOf(breakPromise, { input: promiseOnly }),
  release: formOf(releasePromise, { input: promiseOnly }),
  decide: formOf(takeDecision, {
    input: ({ timeAmount, timeUnit, ask, ...fields }, { caseId }) => ({
      ...fields,
      caseId,
      duration: durationOf(timeAmount, timeUnit),
      ...(ask === "yes" && { ask: true }),
    }),
  }),
  pause: formOf(pauseCase),
  resume: formOf(resumeCase),
  // A box that is not ticked is not sent, and says no.
  close: formOf(closeCase, {
    input: ({ toldAlready, ...fields }, { caseId }) => ({
      ...fields,
      caseId,
      toldAlready: toldAlready === "true",
    }),
  }),
  reopen: formOf(reopenCase),
  assign: formOf(assignCase, { input: ({ ownerId }, { caseId }) => ({ caseId, ownerId: ownerId ?? null }) }),
  move: formOf(moveCase),
  trust: formOf(clearSuspicion),
});
