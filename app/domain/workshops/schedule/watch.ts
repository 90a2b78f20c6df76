import type { CommandContext } from "#core/context.ts";

/** A reminder goes out this long before a deadline, in milliseconds; half-way where there is less time. */
const ahead = 24 * 3600 * 1000;

/** One job a phase for each, the newest time alone: a moved deadline replaces what waited. */
export async function watch(
  ctx: CommandContext,
  workshopId: string,
  phaseId: string,
  at: Date,
): Promise<void> {
  const left = at.getTime() - ctx.now.getTime();
  const payload = { workshopId, phaseId };
  await ctx.enqueue("workshop_deadline", payload, { runAt: at, key: `workshop deadline ${phaseId}` });
  const remindAt = new Date(at.getTime() - Math.min(ahead, left / 2));
  await ctx.enqueue("workshop_reminder", payload, { runAt: remindAt, key: `workshop reminder ${phaseId}` });
}
