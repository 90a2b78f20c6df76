import { z } from "zod";
import { leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Day } from "#core/validation.ts";

/** Requests to be erased that wait for an answer, the most pressing first. */
export const listErasureRequests = query({
  name: "erasure_request.list",
  input: z.strictObject({ personId: Id.optional(), ...Paging }),
  can: leads,
  async run({ db }, { personId, limit, cursor }) {
    let rows = db
      .selectFrom("erasureRequests")
      .innerJoin("cases", "cases.id", "erasureRequests.caseId")
      .leftJoin("people", "people.id", "cases.personId")
      .select(["erasureRequests.id", "erasureRequests.caseId", "cases.reference", "cases.personId"])
      .select(["erasureRequests.requestedAt", "erasureRequests.answerBy"])
      .where("erasureRequests.answeredAt", "is", null);
    if (personId) {
      rows = rows.where((eb) =>
        eb.or([eb("people.id", "=", personId), eb("people.joinedToId", "=", personId)]),
      );
    }
    if (cursor) {
      const [answerBy, id] = decodeCursor(cursor, z.tuple([Day, Id]));
      rows = rows.where((eb) =>
        eb(
          eb.refTuple("erasureRequests.answerBy", "erasureRequests.id"),
          ">",
          eb.tuple(eb.cast<string>(eb.val(answerBy), "date"), id),
        ),
      );
    }
    return pageOf(
      await rows
        .orderBy("erasureRequests.answerBy")
        .orderBy("erasureRequests.id")
        .limit(limit + 1)
        .execute(),
      limit,
      (row) => row,
      (row) => encodeCursor(row.answerBy, row.id),
    );
  },
});
