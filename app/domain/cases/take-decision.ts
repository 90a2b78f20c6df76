import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { lockCase, touchCase } from "./find-case.ts";

/** An amount in the organisation's currency, to the cent; forms write it as text, with a point or a comma. */
const Amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,10}([.,]\d{1,2})?$/)
      .transform((text) => Number(text.replace(",", "."))),
  ])
  .pipe(z.number().min(0).max(9_999_999_999.99).multipleOf(0.01));

/** Notes what a colleague decided for somebody. Only what was decided is needed. */
export const takeDecision = command({
  name: "decision.take",
  input: z.strictObject({
    caseId: Id,
    what: Text(1000),
    kind: z.enum(["money", "time", "exception"]).optional(),
    amount: Amount.optional(),
    reason: Text(2000).optional(),
    principleId: Id.optional(),
  }),
  target: (ctx, input) => lockCase(ctx, input.caseId),
  can: isStaff,
  async run(ctx, input, kase) {
    await requirePrinciple(ctx, input.principleId);
    const decision = { ...input, id: newId(), decidedAt: ctx.now };
    await ctx.db
      .insertInto("decisions")
      .values({
        ...decision,
        decidedBy: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        keyId: ctx.actor.kind === "key" ? ctx.actor.id : null,
      })
      .execute();
    await touchCase(ctx, kase.id);
    ctx.record(
      "decision.taken",
      { type: "decision", id: decision.id, caseId: kase.id },
      { kind: input.kind ?? null, principleId: input.principleId ?? null },
    );
    return decision;
  },
});

/** Errors: Invalid on `principleId` when there is no such principle. */
export async function requirePrinciple(ctx: CommandContext, id: string | undefined): Promise<void> {
  if (!id) return;
  const principle = await ctx.db
    .selectFrom("principles")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!principle) throw new Invalid([{ path: "principleId", code: "unknown_principle" }]);
}
