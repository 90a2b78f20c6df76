import { sql } from "kysely";
import { type Actor, leads } from "#core/actor.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict, Forbidden, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import type { PhaseKind } from "./templates/template.ts";

export const WorkshopId = Id;

/** Where somebody sits at a workshop: the board as it is now, and who they are on it. */
export interface Seat {
  workshopId: string;
  closedAt: Date | null;
  phase: {
    id: string;
    kind: PhaseKind;
    position: number;
    anonymous: boolean;
    votes: number | null;
    closedAt: Date | null;
    /** The equals between which its round decides. */
    runOff: string[] | null;
  };
  /** Null for those who look after a workshop without a chair of their own. */
  participantId: string | null;
  role: "facilitator" | "cofacilitator" | "participant" | null;
  /** Looks, and writes nothing. */
  muted: boolean;
}

/**
 * The workshop as the one who asks sits at it. Participants do; whoever is invited may look, and takes a chair
 * by the code; those who run the programme may look after any workshop. Errors: Forbidden `removed_from_workshop` for a
 * guest who was sent away; NotFound for everybody else.
 */
export async function takeSeat(ctx: Pick<QueryContext, "db" | "actor">, workshopId: string): Promise<Seat> {
  const row = await ctx.db
    .selectFrom("workshops")
    .innerJoin("boards", "boards.id", "workshops.id")
    .innerJoin("boardPhases as phase", "phase.id", "boards.phaseId")
    .leftJoin("boardParticipants as participant", (join) =>
      join
        .onRef("participant.boardId", "=", "boards.id")
        .on("participant.removedAt", "is", null)
        .on(chairOf(ctx.actor)),
    )
    .select(["workshops.id as workshopId", "boards.closedAt", "phase.id", "phase.kind", "phase.anonymous"])
    .select(["phase.position", "phase.votes", "phase.closedAt as phaseClosedAt", "phase.runOff"])
    .select(["participant.id as participantId", "participant.role", "participant.muted"])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("workshopInvitations as invitation")
            .select("invitation.id")
            .whereRef("invitation.workshopId", "=", "workshops.id")
            .where("invitation.employeeId", "=", ctx.actor.kind === "employee" ? ctx.actor.id : null),
        )
        .as("invited"),
    )
    .where("workshops.id", "=", workshopId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  if (row.participantId === null) await requireNotRemoved(ctx, workshopId);
  const { workshopId: id, closedAt, participantId, role, muted, phaseClosedAt, invited, ...phase } = row;
  if (participantId === null && !invited && !leads(ctx.actor)) throw new NotFound();
  return {
    workshopId: id,
    closedAt,
    participantId,
    role,
    muted: muted === true,
    phase: { ...phase, closedAt: phaseClosedAt },
  };
}

/** Errors: Forbidden `removed_from_workshop` for a guest who was sent away from this workshop. */
export async function requireNotRemoved(
  { db, actor }: Pick<QueryContext, "db" | "actor">,
  workshopId: string,
): Promise<void> {
  if (actor.kind !== "participant") return;
  const removed = await db
    .selectFrom("boardParticipants")
    .select("id")
    .where("id", "=", actor.id)
    .where("boardId", "=", workshopId)
    .where("removedAt", "is not", null)
    .executeTakeFirst();
  if (removed) throw new Forbidden("removed_from_workshop");
}

/** A condition on the `participant` that an actor is. */
function chairOf(actor: Actor) {
  if (actor.kind === "participant") return sql<boolean>`participant.id = ${actor.id}::uuid`;
  if (actor.kind === "employee") return sql<boolean>`participant.employee_id = ${actor.id}::uuid`;
  return sql<boolean>`false`;
}

/** Who moves the phases, the timer and the votes: facilitators, and those who run the programme. */
export const facilitates = (actor: Actor, seat: Seat): boolean =>
  seat.role === "facilitator" || seat.role === "cofacilitator" || leads(actor);

/** Who writes on the board: those who have a chair. */
export const takesPart = (_actor: Actor, seat: Seat): boolean => seat.participantId !== null;

/** Errors: Conflict `workshop_closed`; Forbidden `muted` for somebody who is to listen. */
export function requireOpen(seat: Pick<Seat, "closedAt" | "muted">): void {
  if (seat.closedAt) throw new Conflict("workshop_closed");
  if (seat.muted) throw new Forbidden("muted");
}

/** The participant of a seat. Errors: Forbidden without a chair. */
export function chair(seat: Seat): string {
  if (!seat.participantId) throw new Forbidden();
  return seat.participantId;
}
