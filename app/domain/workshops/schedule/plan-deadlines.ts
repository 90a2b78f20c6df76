import type { CommandContext } from "#core/context.ts";
import type { TemplatePhase } from "../templates/template.ts";
import { plannedDeadlines } from "./planned-deadlines.ts";
import { watch } from "./watch.ts";

/** Days for each phase of a workshop over days whose template names none: one phase every two days. */
const daysByDefault = 2;

/**
 * Gives the phases of a new workshop the deadlines of its template, from its start or from now; where the template
 * names none at all, one phase every two days.
 */
export async function planDeadlines(
  ctx: CommandContext,
  workshopId: string,
  phases: TemplatePhase[],
  startsAt: Date | undefined,
  timeZone: string,
): Promise<void> {
  const start = startsAt && startsAt > ctx.now ? startsAt : ctx.now;
  const named = phases.some(({ days }) => days !== undefined);
  const deadlines = plannedDeadlines(
    phases.map(({ days }) => (named ? days : daysByDefault)),
    start,
    timeZone,
  );
  for (const [position, at] of deadlines.entries()) {
    if (!at) continue;
    const { id } = await ctx.db
      .updateTable("boardPhases")
      .set({ deadlineAt: at })
      .where("boardId", "=", workshopId)
      .where("position", "=", position)
      .returning("id")
      .executeTakeFirstOrThrow();
    await watch(ctx, workshopId, id, at);
  }
}
