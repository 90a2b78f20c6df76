import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { answered, holdSeat } from "./move-phase.ts";
import { facilitates, requireOpen, type Seat, takeSeat, WorkshopId } from "./seat.ts";
import { RunningPlan } from "./templates/template.ts";

type Plan = z.output<typeof RunningPlan>;

/** Areas and phases of a workshop, as its facilitator edits them while it runs. */
export const readPlan = query({
  name: "workshop.read_plan",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: async (ctx, { workshopId }) => ({
    ...(await takeSeat(ctx, workshopId)),
    ...(await revisionOf(ctx.db, workshopId)),
  }),
  can: facilitates,
  run: async ({ db }, { workshopId }, { revision, phase }) => ({
    revision,
    phaseId: phase.id,
    ...(await planOf(db, workshopId)),
  }),
});

/**
 * Puts areas and phases in the order that is given: what has an id stays what it is, what has none is new, what is
 * left out goes. Nothing that anybody gave is lost: the phase in which the board stands, a phase with dots or answers
 * and an area with notes cannot go; a round in which something was given, and that is not over, keeps its dots and its
 * areas. Errors: Conflict `phase_is_now`, `phase_in_use`, `area_in_use`; Invalid for an id that is not on this board, and
 * `dots_given` beside fewer dots or areas.
 */
export const changePlan = command({
  name: "workshop.change_plan",
  input: z.strictObject({ workshopId: WorkshopId, plan: RunningPlan }),
  target: async (ctx, { workshopId }) => ({
    ...(await holdSeat(ctx, workshopId)),
    ...(await revisionOf(ctx.db, workshopId)),
  }),
  can: facilitates,
  async run(ctx, { workshopId, plan }, seat) {
    requireOpen(seat);
    const standing = await planOf(ctx.db, workshopId);
    requireKnown(plan, standing);
    await requireRunning(ctx, workshopId, plan, standing);
    const areaIds = await placeAreas(ctx, workshopId, plan.areas, standing.areas);
    await removePhases(ctx, seat, leftOut(standing.phases, plan.phases));
    await placePhases(ctx, workshopId, plan.phases, { areaIds, standing: standing.phases });
    await removeAreas(ctx, leftOut(standing.areas, plan.areas));
    if (plan.phases.some(({ anonymous }) => anonymous))
      await ctx.db.updateTable("boards").set({ everNameless: true }).where("id", "=", workshopId).execute();
    const { revision } = await ctx.db
      .updateTable("workshops")
      .set((eb) => ({ revision: eb("revision", "+", 1) }))
      .where("id", "=", workshopId)
      .returning("revision")
      .executeTakeFirstOrThrow();
    ctx.record("workshop.plan_changed", { type: "workshop", id: workshopId });
    await tellAll(ctx.db, workshopId, [{ kind: "frame", id: workshopId }]);
    return { revision, phaseId: seat.phase.id, ...(await planOf(ctx.db, workshopId)) };
  },
});

const revisionOf = (db: Queryable, workshopId: string) =>
  db.selectFrom("workshops").select("revision").where("id", "=", workshopId).executeTakeFirstOrThrow();

async function planOf(db: Queryable, boardId: string) {
  const areas = await db
    .selectFrom("boardAreas")
    .select(["id", "title", "stem"])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();
  const phases = await db
    .selectFrom("boardPhases")
    .select(["id", "kind", "title", "prompt", "prompts", "seconds", "anonymous", "votes", "areaIds"])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();
  return {
    areas,
    phases: phases.map(({ areaIds, ...phase }) => ({
      ...phase,
      areas: areaIds.map((id) => areas.findIndex((area) => area.id === id)).filter((index) => index >= 0),
    })),
  };
}

const leftOut = (standing: { id: string }[], given: { id?: string | undefined }[]): string[] =>
  standing.map(({ id }) => id).filter((id) => !given.some((each) => each.id === id));

/** Errors: Invalid for an id twice, or of another board. */
function requireKnown(plan: Plan, standing: { areas: { id: string }[]; phases: { id: string }[] }): void {
  for (const list of ["areas", "phases"] as const) {
    const ids = standing[list].map(({ id }) => id);
    for (const [index, { id }] of plan[list].entries()) {
      const first = plan[list].findIndex((each) => each.id === id) === index;
      if (id && (!ids.includes(id) || !first))
        throw new Invalid([{ path: `plan.${list}.${index}.id`, code: "not_found" }]);
    }
  }
}

/**
 * What was given in a round that is not over holds for its dots and its areas: fewer of them would take back, unsaid,
 * what somebody gave. Errors: Invalid `dots_given`.
 */
async function requireRunning(
  ctx: CommandContext,
  boardId: string,
  plan: Plan,
  standing: Awaited<ReturnType<typeof planOf>>,
): Promise<void> {
  const running = await ctx.db
    .selectFrom("boardPhases as phase")
    .select("id")
    .where("boardId", "=", boardId)
    .where("closedAt", "is", null)
    .where(answered())
    .execute();
  for (const [index, phase] of plan.phases.entries()) {
    const now = standing.phases.find(({ id }) => id === phase.id);
    if (!now || !running.some(({ id }) => id === phase.id)) continue;
    const path = `plan.phases.${index}`;
    if (now.votes !== null && (phase.votes ?? defaultVotes) < now.votes)
      throw new Invalid([{ path: `${path}.votes`, code: "dots_given" }]);
    const kept = (phase.areas ?? []).map((area) => plan.areas[area]?.id);
    const before = now.areas.map((area) => standing.areas[area]?.id);
    const fewer = kept.length > 0 && (before.length === 0 || !before.every((id) => kept.includes(id)));
    if (fewer) throw new Invalid([{ path: `${path}.areas`, code: "dots_given" }]);
  }
}

/** Dots of a phase of voting that says no number. */
const defaultVotes = 5;

/** Out of the way of the places that are given out anew: they are unique on a board. */
const aside = 1000;

/** Changes, adds and orders areas; the ids in the order that is given. */
async function placeAreas(
  ctx: CommandContext,
  boardId: string,
  areas: Plan["areas"],
  standing: { id: string }[],
): Promise<string[]> {
  if (standing.length > 0)
    await ctx.db
      .updateTable("boardAreas")
      .set((eb) => ({ position: eb("position", "+", aside) }))
      .where("boardId", "=", boardId)
      .execute();
  const ids: string[] = [];
  for (const [position, { id: known, title, stem = null }] of areas.entries()) {
    const id = known ?? randomUUID();
    await ctx.db
      .insertInto("boardAreas")
      .values({ id, boardId, position, title, stem })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((eb) => ({
          position,
          title,
          stem,
          // Texts of ours in other languages hold as long as nobody changed them.
          words: eb
            .case()
            .when(
              eb.and([
                eb("boardAreas.title", "=", title),
                eb("boardAreas.stem", "is not distinct from", stem),
              ]),
            )
            .then(eb.ref("boardAreas.words"))
            .else(null)
            .end(),
        })),
      )
      .execute();
    ids.push(id);
  }
  return ids;
}

async function placePhases(
  ctx: CommandContext,
  boardId: string,
  phases: Plan["phases"],
  { areaIds, standing }: { areaIds: string[]; standing: Standing[] },
): Promise<void> {
  await ctx.db
    .updateTable("boardPhases")
    .set((eb) => ({ position: eb("position", "+", aside) }))
    .where("boardId", "=", boardId)
    .execute();
  for (const [position, { id = randomUUID(), areas = [], ...phase }] of phases.entries()) {
    const row = {
      position,
      title: phase.title,
      prompt: phase.prompt ?? null,
      prompts: phase.prompts ?? [],
      seconds: phase.seconds ?? null,
      anonymous: phase.anonymous ?? false,
      votes: phase.kind === "vote" ? (phase.votes ?? defaultVotes) : null,
      areaIds: areas.flatMap((index) => areaIds[index] ?? []),
    };
    await ctx.db
      .insertInto("boardPhases")
      .values({ ...row, id, boardId, kind: phase.kind })
      // What a phase is stays what it is: its answers belong to it.
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet({ ...row, ...(!saysTheSame(row, id, standing) && { words: null }) }),
      )
      .execute();
  }
}

interface Standing {
  id: string;
  title: string;
  prompt: string | null;
  prompts: string[];
}

/** Whether a phase says what it said until now: then its texts in other languages hold. */
function saysTheSame(row: Omit<Standing, "id">, id: string, standing: Standing[]): boolean {
  const now = standing.find((each) => each.id === id);
  const words = ({ title, prompt, prompts }: Omit<Standing, "id">) =>
    JSON.stringify([title, prompt, prompts]);
  return now !== undefined && words(now) === words(row);
}

async function removePhases(ctx: CommandContext, seat: Seat, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  if (ids.includes(seat.phase.id)) throw new Conflict("phase_is_now");
  await ctx.db.updateTable("boardParticipants").set({ readyIn: null }).where("readyIn", "in", ids).execute();
  await ctx.db.updateTable("boardNotes").set({ phaseId: null }).where("phaseId", "in", ids).execute();
  await removeUnused(() => ctx.db.deleteFrom("boardPhases").where("id", "in", ids).execute(), "phase_in_use");
}

async function removeAreas(ctx: CommandContext, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await removeUnused(() => ctx.db.deleteFrom("boardAreas").where("id", "in", ids).execute(), "area_in_use");
}

/** What something else still refers to stays: the database knows every table that does. */
async function removeUnused(remove: () => Promise<unknown>, code: string): Promise<void> {
  try {
    await remove();
  } catch (error) {
    const used = (error as { code?: unknown } | null)?.code === "23503";
    if (used) throw new Conflict(code);
    throw error;
  }
}
