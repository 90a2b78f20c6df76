import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { SharedPart } from "./parts.ts";

const noteShape = [
  "id",
  "areaId",
  "groupId",
  "text",
  "colour",
  "position",
  "evidenceKind",
  "source",
  "revision",
] as const;

/**
 * Notes that are not hidden; of anonymous ones no author, not even as an id. Of what a note comes from the kind alone:
 * guests read this as well, and which case it is is nothing for them.
 */
export const notes: SharedPart = {
  kind: "note",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardNotes")
      .select(noteShape)
      .select((eb) =>
        eb.case().when("anonymous", "=", true).then(null).else(eb.ref("authorId")).end().as("authorId"),
      )
      .where("boardId", "=", boardId)
      .where("hidden", "=", false)
      .where("removed", "=", false);
    if (ids) rows = rows.where("id", "in", ids);
    return rows.orderBy("position").orderBy("id").execute();
  },
};

export const groups: SharedPart = {
  kind: "group",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardGroups")
      .select(["id", "areaId", "name", "position"])
      .where("boardId", "=", boardId)
      .where("removed", "=", false);
    if (ids) rows = rows.where("id", "in", ids);
    return rows.orderBy("position").orderBy("id").execute();
  },
};

/** Who takes part. `ready` and `hand` are what they show of themselves; `here` are those with the board open. */
export const participants: SharedPart = {
  kind: "participant",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardParticipants as participant")
      .innerJoin("boards", "boards.id", "participant.boardId")
      .leftJoin("employees", "employees.id", "participant.employeeId")
      .select(["participant.id", "participant.role", "participant.speaksFor"])
      .select((eb) => [
        eb.fn.coalesce("participant.name", "employees.name").as("name"),
        eb(eb.ref("participant.readyIn"), "is not distinct from", eb.ref("boards.phaseId")).as("ready"),
        eb("participant.handRaisedAt", "is not", null).as("hand"),
        eb.and([eb("participant.leftAt", "is", null), eb("participant.seenAt", "is not", null)]).as("here"),
      ])
      .where("participant.boardId", "=", boardId);
    if (ids) rows = rows.where("participant.id", "in", ids);
    return rows.orderBy("participant.id").execute();
  },
};

/** Ties of the notes that everybody sees, by note. */
export const ties: SharedPart = {
  kind: "tie",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardTies as tie")
      .innerJoin("boardNotes as note", "note.id", "tie.noteId")
      .select((eb) => [
        "tie.noteId as id",
        sql<string[]>`array_agg(${eb.ref("tie.targetId")} order by tie.target_id)`.as("targetIds"),
      ])
      .where("tie.boardId", "=", boardId)
      .where("note.hidden", "=", false)
      .where("note.removed", "=", false);
    if (ids) rows = rows.where("tie.noteId", "in", ids);
    return rows.groupBy("tie.noteId").execute();
  },
};

/** Counts of the rounds that are over; of an open round nothing at all. Weighted by how many each speaks for. */
export const votes: SharedPart = {
  kind: "votes",
  async read(db, boardId, ids) {
    const rows = await closedPhases(db, boardId, "vote", ids)
      .leftJoin("boardVotes as vote", "vote.phaseId", "phase.id")
      .leftJoin("boardParticipants as voter", "voter.id", "vote.participantId")
      .select([
        "vote.targetId",
        sql<number>`coalesce(sum(vote.votes * voter.speaks_for), 0)::int`.as("votes"),
      ])
      .groupBy(["phase.id", "vote.targetId"])
      .execute();
    return gather(rows, ({ targetId, votes }) => ({ targetId, votes }));
  },
};

/** Medians of the rounds that are over, each with the number of raters. */
export const ratings: SharedPart = {
  kind: "ratings",
  async read(db, boardId, ids) {
    const rows = await closedPhases(db, boardId, "rate", ids)
      .leftJoin("boardRatings as rating", "rating.phaseId", "phase.id")
      .select([
        "rating.targetId",
        sql<number>`percentile_cont(0.5) within group (order by rating.able)`.as("able"),
        sql<number>`percentile_cont(0.5) within group (order by rating.stretch)`.as("stretch"),
        sql<number>`count(*)::int`.as("raters"),
      ])
      .groupBy(["phase.id", "rating.targetId"])
      .execute();
    return gather(rows, ({ targetId, able, stretch, raters }) => ({ targetId, able, stretch, raters }));
  },
};

function closedPhases(db: Queryable, boardId: string, kind: "vote" | "rate", ids: string[] | null) {
  const phases = db
    .selectFrom("boardPhases as phase")
    .select("phase.id")
    .where("phase.boardId", "=", boardId)
    .where("phase.kind", "=", kind)
    .where("phase.closedAt", "is not", null);
  return ids ? phases.where("phase.id", "in", ids) : phases;
}

/** One entry a phase with its results by target; a round without any answer has an empty list. */
function gather<Row extends { id: string; targetId: string | null }, Result>(
  rows: Row[],
  result: (row: Row) => Result,
): { id: string; results: Result[] }[] {
  const phases = new Map<string, Result[]>();
  for (const row of rows) {
    const results = phases.get(row.id) ?? [];
    if (row.targetId) results.push(result(row));
    phases.set(row.id, results);
  }
  return [...phases].map(([id, results]) => ({ id, results }));
}

export const boardParts: SharedPart[] = [participants, notes, groups, ties, votes, ratings];
