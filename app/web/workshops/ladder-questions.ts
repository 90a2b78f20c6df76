import type { MessageKey } from "#messages/text.ts";

/** The six questions in their order, as they are asked after the workshop. */
export const questions: Record<string, MessageKey> = {
  work: "outcome.question.work",
  why: "outcome.question.why",
  stand_for: "outcome.question.stand_for",
  basis: "outcome.question.basis",
  promise: "outcome.question.promise",
  principles: "outcome.question.principles",
};
