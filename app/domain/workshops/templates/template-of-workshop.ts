import { readFrame } from "#blocks/boards/frame.ts";
import type { QueryContext } from "#core/context.ts";
import { takeSeat } from "../seat.ts";
import { findWorkshop } from "../workshop.ts";
import { Plan, type Template } from "./template.ts";

const day = 24 * 3600 * 1000;

/**
 * What a workshop is made of, as a template: areas and phases with what stands in them, deadlines as days after the one
 * before. Nothing that anybody wrote on its board. Errors: NotFound.
 */
export async function templateOf(
  ctx: Pick<QueryContext, "db" | "actor">,
  workshopId: string,
): Promise<Template & { language: string }> {
  await takeSeat(ctx, workshopId);
  const workshop = await findWorkshop(ctx.db, workshopId);
  const { areas, phases } = await readFrame(ctx.db, workshopId);
  const positions = new Map(areas.map((area, index) => [area.id, index]));
  let earlier = workshop.startsAt ?? workshop.createdAt;
  const plan = Plan.parse({
    areas: areas.map(({ title, stem }) => ({ title, stem: stem ?? undefined })),
    // A run-off belongs to what was voted on.
    phases: phases
      .filter(({ runOff }) => runOff === null)
      .map((phase) => {
        const days = phase.deadlineAt ? daysBetween(earlier, phase.deadlineAt) : undefined;
        earlier = phase.deadlineAt ?? earlier;
        return {
          kind: phase.kind,
          title: phase.title,
          prompt: phase.prompt || undefined,
          prompts: phase.prompts,
          seconds: phase.seconds ?? undefined,
          anonymous: phase.anonymous,
          votes: phase.votes ?? undefined,
          areas: phase.areaIds.flatMap((id) => positions.get(id) ?? []),
          days,
        };
      }),
    yields: workshop.yields ?? undefined,
  });
  return { ...plan, title: workshop.title, purpose: workshop.purpose ?? "", language: workshop.language };
}

/** Whole days, one to sixty as a template holds them. */
const daysBetween = (from: Date, to: Date): number =>
  Math.min(60, Math.max(1, Math.round((to.getTime() - from.getTime()) / day)));
