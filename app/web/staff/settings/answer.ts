import { doneIn, refusalIn } from "../../answer.ts";
import type { Refused } from "../../form.ts";

const nothing: Refused = { intent: null, errors: {}, problem: null, code: "", details: {}, values: {} };

/** The refusal of one of a page's forms, or an empty one: errors and typed values by field. */
export const refusedOf = (answer: unknown, intent: string): Refused => refusalIn(answer, intent) ?? nothing;

/** True when that form has just been done. */
export const isDone = (answer: unknown, intent: string): boolean => doneIn(answer) === intent;
