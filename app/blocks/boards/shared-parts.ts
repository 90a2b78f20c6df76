import { sql } from "kysely";
import type { SharedPart } from "./parts.ts";
import { ratings, votes } from "./results.ts";

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
 * Notes that are not hidden, and where they lie; of anonymous ones no author, not even as an id. Of what a note comes from the kind alone:
 * guests read this as well, and which case it is is nothing for them.
 */
export const notes: SharedPart = {
  kind: "note",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardOpenNotes")
      .select(noteShape)
      .select((eb) =>
        eb.case().when("anonymous", "=", true).then(null).else(eb.ref("authorId")).end().as("authorId"),
      )
      .where("boardId", "=", boardId);
    if (ids) rows = rows.where("id", "in", ids);
    return rows.orderBy("position").orderBy("id").execute();
  },
};

export const groups: SharedPart = {
  kind: "group",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardGroups")
      .select(["id", "areaId", "name", "position", "held"])
      .where("boardId", "=", boardId)
      .where("removed", "=", false);
    if (ids) rows = rows.where("id", "in", ids);
    return rows.orderBy("position").orderBy("id").execute();
  },
};

/**
 * Who takes part. `ready` and `hand` are what they show of themselves; `here` are those with the board open;
 * `speaksFor` is what they say, `countsFor` what was confirmed of it. Whoever was sent away stays as `removed`, because
 * what they signed stays.
 */
export const participants: SharedPart = {
  kind: "participant",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardParticipants as participant")
      .innerJoin("boards", "boards.id", "participant.boardId")
      .leftJoin("employees", "employees.id", "participant.employeeId")
      .select(["participant.id", "participant.role", "participant.speaksFor", "participant.countsFor"])
      .select("participant.muted")
      .select((eb) => [
        eb.fn.coalesce("participant.name", "employees.name").as("name"),
        eb(eb.ref("participant.readyIn"), "is not distinct from", eb.ref("boards.phaseId")).as("ready"),
        eb("participant.handRaisedAt", "is not", null).as("hand"),
        eb("participant.employeeId", "is not", null).$castTo<boolean>().as("colleague"),
        eb("participant.removedAt", "is not", null).$castTo<boolean>().as("removed"),
        eb.and([eb("participant.leftAt", "is", null), eb("participant.seenAt", "is not", null)]).as("here"),
      ])
      .where("participant.boardId", "=", boardId);
    if (ids) rows = rows.where("participant.id", "in", ids);
    return rows.orderBy("participant.id").execute();
  },
};

/** Ties of the notes that everybody sees to statements that stand, by note. */
export const ties: SharedPart = {
  kind: "tie",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardTies as tie")
      .innerJoin("boardOpenNotes as note", "note.id", "tie.noteId")
      .innerJoin("boardTargets as target", "target.id", "tie.targetId")
      .select((eb) => [
        "tie.noteId as id",
        sql<string[]>`array_agg(${eb.ref("tie.targetId")} order by tie.target_id)`.as("targetIds"),
      ])
      .where("tie.boardId", "=", boardId);
    if (ids) rows = rows.where("tie.noteId", "in", ids);
    return rows.groupBy("tie.noteId").execute();
  },
};

export const boardParts: SharedPart[] = [participants, notes, groups, ties, votes, ratings];
