import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { type Actor, system } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { goTo, holdSeat } from "../move-phase.ts";
import { type Seat, WorkshopId } from "../seat.ts";
import { phasesOf } from "./deadlines.ts";
import { expected } from "./invited.ts";

const OfJob = z.strictObject({ workshopId: WorkshopId, phaseId: Id });
const byJob = (actor: Actor): boolean => actor.kind === system.kind;

/**
 * Moves the board on when the deadline of the phase in which it stands has passed: a job's, and it may come twice, or
 * too late, or for a deadline that was moved meanwhile; then nothing happens. The last phase stays, and nothing closes
 * by itself: those who facilitate are told once that its time is up.
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
    if (!passed) return { moved: "stayed" as const };
    if (!next) {
      await tellTimeUp(ctx, seat);
      return { moved: "stayed" as const };
    }
    await goTo(ctx, seat, next);
    return { moved: "on" as const };
  },
});

async function tellTimeUp(ctx: CommandContext, seat: Seat): Promise<void> {
  const facilitators = await ctx.db
    .selectFrom("boardParticipants as participant")
    .innerJoin("employees", "employees.id", "participant.employeeId")
    .select("employees.id")
    .where("participant.boardId", "=", seat.workshopId)
    .where("participant.role", "!=", "participant")
    .where("employees.deactivatedAt", "is", null)
    .execute();
  await notify(
    ctx,
    { kind: "workshop_time_up", subjectId: seat.phase.id, caseId: null },
    facilitators.map(({ id }) => id),
  );
}

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
      .where("id", "in", expected(ctx.db, workshopId))
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
