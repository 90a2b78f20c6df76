import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";

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
