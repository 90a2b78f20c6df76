import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";

/** After an erasure nobody is there to answer, and new words would bring them back. Errors: Conflict `person_erased`. */
export async function refuseErased(ctx: CommandContext, kase: { personId: string | null }): Promise<void> {
  if (!kase.personId) return;
  const person = await ctx.db
    .selectFrom("people")
    .select("erasedAt")
    .where("id", "=", kase.personId)
    .executeTakeFirst();
  if (person?.erasedAt) throw new Conflict("person_erased");
}
