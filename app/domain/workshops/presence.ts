import { tellAll } from "#blocks/boards/tell.ts";
import type { Services } from "#core/context.ts";
import type { Seat } from "./seat.ts";

/** A stream lives this long, in milliseconds, before its reader must show again who they are. */
const longest = 600_000;

/** Says at each heartbeat of a stream whether its reader may go on, and shows the others who is here. */
export function presenceOf(
  services: Pick<Services, "database" | "clock">,
  seat: Pick<Seat, "workshopId" | "participantId">,
): (moment: "here" | "gone") => Promise<"stay" | "leave"> {
  const began = services.clock().getTime();
  return async (moment) => {
    const { database } = services;
    const now = services.clock();
    if (seat.participantId) {
      const chair = await database
        .selectFrom("boardParticipants")
        .select("removedAt")
        .where("id", "=", seat.participantId)
        .executeTakeFirst();
      if (chair?.removedAt) return "leave";
      const changed = await database
        .updateTable("boardParticipants")
        .set(moment === "here" ? { seenAt: now, leftAt: null } : { leftAt: now })
        .where("id", "=", seat.participantId)
        .where((eb) =>
          moment === "here"
            ? eb("seenAt", "is", null).or("leftAt", "is not", null)
            : eb("leftAt", "is", null),
        )
        .returning("id")
        .executeTakeFirst();
      if (changed) await tellAll(database, seat.workshopId, [{ kind: "participant", id: changed.id }]);
      else if (moment === "here") {
        await database
          .updateTable("boardParticipants")
          .set({ seenAt: now })
          .where("id", "=", seat.participantId)
          .execute();
      }
    }
    return now.getTime() - began > longest ? "leave" : "stay";
  };
}
