import { z } from "zod";
import { participants } from "#blocks/boards/shared-parts.ts";
import { query } from "#core/command.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { takeSeat, WorkshopId } from "./seat.ts";

/** Who takes part, as everybody on the board sees them: those who facilitate first, then those who are here. */
export const listParticipants = query({
  name: "participant.list",
  input: z.strictObject({ workshopId: WorkshopId, ...Paging }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: () => true,
  async run({ db }, { workshopId, limit, cursor }) {
    const ranked = db
      .selectFrom("boardParticipants")
      .select("id")
      .select((eb) =>
        eb
          .case()
          .when("role", "!=", "participant")
          .then(0)
          .when(eb.and([eb("leftAt", "is", null), eb("seenAt", "is not", null)]))
          .then(1)
          .else(2)
          .end()
          .as("rank"),
      )
      .where("boardId", "=", workshopId)
      .where("removedAt", "is", null);
    let rows = db.selectFrom(ranked.as("chair")).selectAll();
    if (cursor) {
      const [rank, id] = decodeCursor(cursor, z.tuple([z.int(), z.uuid()]));
      rows = rows.where((eb) =>
        eb(eb.refTuple("chair.rank", "chair.id"), ">", eb.tuple(eb.val(rank), eb.val(id))),
      );
    }
    const found = await rows
      .orderBy("rank")
      .orderBy("id")
      .limit(limit + 1)
      .execute();
    const page = pageOf(
      found,
      limit,
      (row) => row.id,
      (row) => encodeCursor(row.rank, row.id),
    );
    const shown = new Map(
      (await participants.read(db, workshopId, page.items)).map((each) => [each.id, each as Participant]),
    );
    return { ...page, items: page.items.flatMap((id) => shown.get(id) ?? []) };
  },
});

/** A participant as the board shows them. */
export interface Participant {
  id: string;
  name: string | null;
  role: "facilitator" | "cofacilitator" | "participant";
  speaksFor: number;
  countsFor: number;
  muted: boolean;
  removed: boolean;
  ready: boolean;
  hand: boolean;
  here: boolean;
}
