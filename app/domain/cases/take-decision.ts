import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { lockCase, touchCase } from "./find-case.ts";
import { insertDecision } from "./insert-decision.ts";
import { refuseErased } from "./persons/refuse-erased.ts";
import { requirePrinciple } from "./require-principle.ts";
import { applyRight } from "./rights/apply-right.ts";
import { askQuestion } from "./rights/ask-question.ts";
import { Amount, Duration, RightKind } from "./rights/limit.ts";

/**
 * Notes what a colleague decided for somebody. Only what was decided is needed. With a decision right, what stays
 * within its limit is decided by that; what goes over it, or is not this colleague's to decide, is asked (`state`
 * says which), as it is when they rather ask.
 */
export const takeDecision = command({
  name: "decision.take",
  input: z.strictObject({
    caseId: Id,
    what: Text(1000),
    kind: RightKind.optional(),
    amount: Amount.optional(),
    duration: Duration.optional(),
    reason: Text(2000).optional(),
    principleId: Id.optional(),
    rightId: Id.optional(),
    /** Asks although the limit would allow it: an exception that goes further than the right says. */
    ask: z.boolean().default(false),
    /** What the one who told us reads when somebody has to be asked. */
    promise: Text(500).optional(),
  }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, { rightId, ask, promise, ...input }, kase) {
    await refuseErased(ctx, kase);
    await requirePrinciple(ctx, input.principleId);
    const right = await applyRight(ctx, { rightId, ask, promise, ...input });
    const decision = { ...input, kind: right?.kind ?? input.kind, ...(right && principleOf(input, right)) };
    const about = { ...decision, rightId: rightId ?? null, rightVersion: right?.version ?? null };
    if (right && !right.within) {
      const asked = {
        ...decision,
        ...principleOf(input, right),
        versionId: right.versionId,
        rightId: right.id,
      };
      const { kind: _kind, caseId: _caseId, ...question } = asked;
      const { id, answerBy, promiseId } = await askQuestion(ctx, kase, { ...question, promise });
      return { ...about, state: "asked" as const, id, askedAt: ctx.now, answerBy, promiseId };
    }
    const taken = await insertDecision(ctx, {
      ...decision,
      rightVersionId: right?.versionId ?? null,
      ...decider(ctx),
    });
    await touchCase(ctx, kase.id);
    return { ...about, state: "decided" as const, ...taken };
  },
});

/** The principle that was named, otherwise that of the right. */
const principleOf = (input: { principleId?: string | undefined }, right: { principleId: string | null }) => ({
  principleId: input.principleId ?? right.principleId,
});

const decider = ({ actor }: CommandContext) => ({
  decidedBy: actor.kind === "employee" ? actor.id : null,
  keyId: actor.kind === "key" ? actor.id : null,
});
