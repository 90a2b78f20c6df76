import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import { setClocks } from "./set-clocks.ts";

type Held = { id: string; firstAnswerAt: Date | null };

/**
 * The customer waits for an answer (they wrote, or said that it is not solved): after the first answer a clock for the
 * next one starts, unless one runs already. Before it, the clock of the first answer is what runs.
 */
export async function startWaiting(ctx: CommandContext, kase: Held, askedAt: Date): Promise<void> {
  if (!kase.firstAnswerAt) return;
  await ctx.db
    .insertInto("nextAnswers")
    .values({ id: newId(), caseId: kase.id, askedAt })
    .onConflict((conflict) => conflict.column("caseId").where("answeredAt", "is", null).doNothing())
    .execute();
  await setClocks(ctx.db, [kase.id]);
}

/** We answered: the clock of the first answer stops, or the one of the next. An automatic receipt never comes here. */
export async function stopWaiting(ctx: CommandContext, kase: Held, answeredAt: Date): Promise<void> {
  if (!kase.firstAnswerAt) {
    await ctx.db.updateTable("cases").set({ firstAnswerAt: answeredAt }).where("id", "=", kase.id).execute();
  }
  await ctx.db
    .updateTable("nextAnswers")
    .set({ answeredAt })
    .where("caseId", "=", kase.id)
    .where("answeredAt", "is", null)
    .execute();
  // One that stood still and is done now has its deadline.
  await setClocks(ctx.db, [kase.id]);
}
