import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { notify } from "#blocks/notices/notify.ts";
import { type Actor, system } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Instant } from "#core/validation.ts";
import { goTo, holdSeat } from "../move-phase.ts";
import { facilitates, requireOpen, type Seat, WorkshopId } from "../seat.ts";

/** A reminder goes out this long before a deadline, in milliseconds; half-way where there is less time. */
const ahead = 24 * 3600 * 1000;
const twoYears = 2 * 365 * 24 * 3600 * 1000;

/**
 * Sets, moves or takes away deadlines of phases. When one passes while the board stands in its phase, the board moves
 * on by itself; those who are not ready hear of it once before. Errors: Invalid for a phase that is not on this board,
 * a time that has passed or is too far, or deadlines that are not in the order of the phases; Conflict `workshop_closed`.
 */
export const setDeadlines = command({
  name: "workshop.set_deadlines",
  input: z.strictObject({
    workshopId: WorkshopId,
    deadlines: z
      .array(z.strictObject({ phaseId: Id, at: Instant.nullable() }))
      .min(1)
      .max(30),
  }),
  target: (ctx, { workshopId }) => holdSeat(ctx, workshopId),
  can: facilitates,
  async run(ctx, { workshopId, deadlines }, seat) {
    requireOpen(seat);
    for (const [index, { phaseId, at }] of deadlines.entries()) {
      const path = `deadlines.${index}.at`;
      if (at && at <= ctx.now) throw new Invalid([{ path, code: "not_in_future" }]);
      if (at && at.getTime() > ctx.now.getTime() + twoYears) throw new Invalid([{ path, code: "too_far" }]);
      const { numUpdatedRows } = await ctx.db
        .updateTable("boardPhases")
        .set({ deadlineAt: at })
        .where("id", "=", phaseId)
        .where("boardId", "=", workshopId)
        .executeTakeFirst();
      if (numUpdatedRows === 0n)
        throw new Invalid([{ path: `deadlines.${index}.phaseId`, code: "not_found" }]);
      if (at) await watch(ctx, workshopId, phaseId, at);
    }
    const phases = await phasesOf(ctx, workshopId);
    requireOrder(phases.flatMap(({ deadlineAt }) => deadlineAt ?? []));
    ctx.record("workshop.deadlines_set", { type: "workshop", id: workshopId });
    await tellAll(ctx.db, workshopId, [{ kind: "frame", id: workshopId }]);
    return { items: phases.map(({ id, deadlineAt }) => ({ phaseId: id, at: deadlineAt })) };
  },
});

const phasesOf = (ctx: CommandContext, boardId: string) =>
  ctx.db
    .selectFrom("boardPhases")
    .select(["id", "kind", "deadlineAt"])
    .where("boardId", "=", boardId)
    .orderBy("position")
    .execute();

function requireOrder(deadlines: Date[]): void {
  const inOrder = deadlines.every((at, index) => index === 0 || (deadlines[index - 1] ?? at) <= at);
  if (!inOrder) throw new Invalid([{ path: "deadlines", code: "not_in_order" }]);
}

/** One job a phase for each, the newest time alone: a moved deadline replaces what waited. */
async function watch(ctx: CommandContext, workshopId: string, phaseId: string, at: Date): Promise<void> {
  const left = at.getTime() - ctx.now.getTime();
  const payload = { workshopId, phaseId };
  await ctx.enqueue("workshop_deadline", payload, { runAt: at, key: `workshop deadline ${phaseId}` });
  const remindAt = new Date(at.getTime() - Math.min(ahead, left / 2));
  await ctx.enqueue("workshop_reminder", payload, { runAt: remindAt, key: `workshop reminder ${phaseId}` });
}

const OfJob = z.strictObject({ workshopId: WorkshopId, phaseId: Id });
const byJob = (actor: Actor): boolean => actor.kind === system.kind;

/**
 * Moves the board on when the deadline of the phase in which it stands has passed: a job's, and it may come twice, or
 * too late, or for a deadline that was moved meanwhile; then nothing happens. The last phase stays.
 */
export const passDeadline = command({
  name: "workshop.pass_deadline",
  input: OfJob,
  can: byJob,
  async run(ctx, { workshopId, phaseId }) {
    const seat = await holdSeat(ctx, workshopId);
    const phases = await phasesOf(ctx, workshopId);
    const index = phases.findIndex(({ id }) => id === phaseId);
    const deadline = phases[index]?.deadlineAt;
    const passed = isNow(seat, phaseId) && deadline && deadline <= ctx.now;
    const next = phases[index + 1];
    if (!passed || !next) return { moved: "stayed" as const };
    await goTo(ctx, seat, next);
    return { moved: "on" as const };
  },
});

/** Tells those who are not ready that a deadline nears: employees with a chair or an invitation, each once a phase. */
export const remindOfDeadline = command({
  name: "workshop.remind",
  input: OfJob,
  can: byJob,
  async run(ctx, { workshopId, phaseId }) {
    const seat = await holdSeat(ctx, workshopId);
    const phase = (await phasesOf(ctx, workshopId)).find(({ id }) => id === phaseId);
    if (!isNow(seat, phaseId) || !phase?.deadlineAt || phase.deadlineAt <= ctx.now) return { told: 0 };
    const ready = ctx.db
      .selectFrom("boardParticipants")
      .select("employeeId")
      .where("boardId", "=", workshopId)
      .where("readyIn", "=", phaseId)
      .where("employeeId", "is not", null)
      .$castTo<{ employeeId: string }>();
    const waitedFor = await ctx.db
      .selectFrom("employees")
      .select("id")
      .where("deactivatedAt", "is", null)
      .where("id", "not in", ready)
      .where((eb) =>
        eb.or([
          eb(
            "id",
            "in",
            eb.selectFrom("workshopInvitations").select("employeeId").where("workshopId", "=", workshopId),
          ),
          eb(
            "id",
            "in",
            eb
              .selectFrom("boardParticipants")
              .select("employeeId")
              .where("boardId", "=", workshopId)
              .where("employeeId", "is not", null)
              .$castTo<{ employeeId: string }>(),
          ),
        ]),
      )
      .execute();
    const told = await notify(
      ctx,
      { kind: "workshop_deadline", subjectId: phaseId, caseId: null },
      waitedFor.map(({ id }) => id),
    );
    return { told: told.length };
  },
});

const isNow = (seat: Seat, phaseId: string): boolean => !seat.closedAt && seat.phase.id === phaseId;
