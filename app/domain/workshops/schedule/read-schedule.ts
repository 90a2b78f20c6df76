import { z } from "zod";
import { type Actor, isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { Queryable } from "#db/client.ts";
import { spreadOf } from "#statistics/spread.ts";
import { facilitates, type Seat, takeSeat, WorkshopId } from "../seat.ts";
import { purposeIn } from "../templates/our-words.ts";
import { findWorkshop } from "../workshop.ts";
import { agendaOf } from "./agenda.ts";
import { invitedTo, missingLevels } from "./invited.ts";

/**
 * When, why and with whom: the agenda, who is invited and whether they come, which level of the organisation nobody
 * speaks for, and whether the private question of before waits for this reader.
 */
export const readSchedule = query({
  name: "workshop.read_schedule",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: isStaff,
  async run({ db, actor, language, services }, { workshopId }, seat) {
    const may = facilitates(actor, seat);
    const [workshop, invited, missing, conviction] = await Promise.all([
      findWorkshop(db, workshopId),
      invitedTo(db, workshopId, may ? "shown" : "withheld"),
      missingLevels(db, workshopId),
      convictionOf(db, seat),
    ]);
    const { items, endsAt } = await agendaOf(db, workshop, language);
    return {
      workshop,
      purpose: purposeIn(workshop, language, services.text),
      agenda: items,
      endsAt,
      now: { phaseId: seat.phase.id, participantId: seat.participantId, facilitates: may },
      invited,
      ownAnswer: ownIn(actor, invited),
      missingLevels: workshop.manner === "solo" ? [] : missing,
      conviction,
    };
  },
});

/** What the reader said to their own invitation: null before that, absent without one. */
const ownIn = (actor: Actor, invited: Awaited<ReturnType<typeof invitedTo>>) =>
  invited.find(({ employeeId }) => actor.kind === "employee" && employeeId === actor.id)?.answer;

/**
 * The question how convinced one is, as this reader may know of it: whether it is asked now, whether they themselves
 * have answered, and of a question that is over the spread. Never an answer, nor who else has given one.
 */
async function convictionOf(db: Queryable, seat: Seat) {
  const phase = await db
    .selectFrom("boardPhases as phase")
    .leftJoin("boardConvictions as conviction", "conviction.phaseId", "phase.id")
    .leftJoin("boardConvictionGivers as giver", (join) =>
      join
        .onRef("giver.phaseId", "=", "phase.id")
        .on((eb) => eb("giver.participantId", "=", seat.participantId)),
    )
    .select(["phase.id", "phase.closedAt", "giver.participantId as answeredBy"])
    // Of a question that is still open its counts are not even read.
    .select((eb) =>
      eb.case().when("phase.closedAt", "is not", null).then(eb.ref("conviction.counts")).end().as("counts"),
    )
    .where("phase.boardId", "=", seat.workshopId)
    .where("phase.kind", "=", "conviction")
    .orderBy("phase.position")
    .limit(1)
    .executeTakeFirst();
  if (!phase) return null;
  const over = phase.closedAt !== null;
  return {
    phaseId: phase.id,
    state: over ? ("over" as const) : phase.id === seat.phase.id ? ("asked" as const) : ("waits" as const),
    answered: phase.answeredBy !== null,
    spread: over ? spreadOf(phase.counts ?? []) : null,
  };
}
