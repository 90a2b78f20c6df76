import { byParticipant, type OwnPart } from "./parts.ts";

/** What somebody wrote and only they see yet. */
export const hiddenNotes: OwnPart = {
  name: "notes",
  async read(db, boardId, participantIds) {
    const rows = await db
      .selectFrom("boardNotes")
      .select([
        "authorId",
        "id",
        "areaId",
        "groupId",
        "text",
        "colour",
        "position",
        "evidenceKind",
        "source",
        "revision",
      ])
      .where("boardId", "=", boardId)
      .where("authorId", "in", participantIds)
      .where("hidden", "=", true)
      .where("removed", "=", false)
      .orderBy("id")
      .execute();
    return byParticipant(rows.map(({ authorId, ...note }) => ({ participantId: authorId ?? "", ...note })));
  },
};

/** Which of the notes that everybody sees are theirs: of anonymous ones nobody else knows. */
export const ownNotes: OwnPart = {
  name: "mine",
  async read(db, boardId, participantIds) {
    const rows = await db
      .selectFrom("boardNotes")
      .select(["authorId", "id"])
      .where("boardId", "=", boardId)
      .where("authorId", "in", participantIds)
      .where("hidden", "=", false)
      .where("removed", "=", false)
      .orderBy("id")
      .execute();
    const lists = new Map<string, string[]>();
    for (const { authorId, id } of rows) {
      if (authorId) lists.set(authorId, [...(lists.get(authorId) ?? []), id]);
    }
    return lists;
  },
};

export const ownVotes: OwnPart = {
  name: "votes",
  async read(db, boardId, participantIds) {
    return byParticipant(
      await db
        .selectFrom("boardVotes")
        .select(["participantId", "phaseId", "targetId", "votes"])
        .where("boardId", "=", boardId)
        .where("participantId", "in", participantIds)
        .execute(),
    );
  },
};

export const ownRatings: OwnPart = {
  name: "ratings",
  async read(db, boardId, participantIds) {
    return byParticipant(
      await db
        .selectFrom("boardRatings")
        .select(["participantId", "phaseId", "targetId", "able", "stretch"])
        .where("boardId", "=", boardId)
        .where("participantId", "in", participantIds)
        .execute(),
    );
  },
};

export const ownBoardParts: OwnPart[] = [hiddenNotes, ownNotes, ownVotes, ownRatings];
