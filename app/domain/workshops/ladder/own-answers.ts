import { byParticipant, type OwnPart } from "#blocks/boards/parts.ts";

/** Which answers on the ladder are theirs: of anonymous ones nobody else knows. */
export const ownAnswers: OwnPart = {
  name: "answers",
  async read(db, boardId, participantIds) {
    const rows = await db
      .selectFrom("boardLadderAnswers")
      .select(["authorId as participantId", "id"])
      .where("boardId", "=", boardId)
      .where("authorId", "in", participantIds)
      .where("removed", "=", false)
      .orderBy("place")
      .execute();
    return byParticipant(rows.map((row) => ({ ...row, participantId: row.participantId ?? "" })));
  },
};
