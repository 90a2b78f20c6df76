import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import type { RightKind } from "./rights/limit.ts";

/** A decision as its row holds it. */
export interface NewDecision {
  caseId: string;
  what: string;
  kind?: RightKind | null | undefined;
  amount?: number | null | undefined;
  duration?: string | null | undefined;
  reason?: string | null | undefined;
  principleId?: string | null | undefined;
  rightVersionId?: string | null | undefined;
  questionId?: string | null | undefined;
  decidedBy: string | null;
  keyId: string | null;
}

/** Writes a decision down and records it; the case is held by the command that calls this. */
export async function insertDecision(ctx: CommandContext, decision: NewDecision) {
  const id = newId();
  await ctx.db
    .insertInto("decisions")
    .values({ ...decision, id, decidedAt: ctx.now })
    .execute();
  ctx.record(
    "decision.taken",
    { type: "decision", id, caseId: decision.caseId },
    { kind: decision.kind ?? null, principleId: decision.principleId ?? null },
  );
  return { id, decidedAt: ctx.now };
}
