import { sql } from "kysely";
import { byParticipant, type OwnPart, type SharedPart } from "#blocks/boards/parts.ts";
import type { Queryable } from "#db/client.ts";
import { similarPairs } from "./similar.ts";
import { shownSuggestion, suggestionColumns } from "./words.ts";

/** Statements that stand. Who drafted one nobody else learns: it is to become everybody's. */
export const statements: SharedPart = {
  kind: "statement",
  async read(db, boardId, ids) {
    let rows = selectStatements(db, boardId);
    if (ids) rows = rows.where("statement.id", "in", ids);
    return rows.execute();
  },
};

/** Statements that stand, with the cases of the voices that speak for them, in their order. */
export const selectStatements = (db: Queryable, boardId: string) =>
  db
    .selectFrom("boardStatements as statement")
    .select([
      "statement.id",
      "statement.text",
      "statement.explanation",
      "statement.why",
      "statement.position",
      "statement.principleId",
      "statement.revision",
      "statement.source",
    ])
    .select((eb) => [
      eb("statement.agreedAt", "is not", null).$castTo<boolean>().as("agreed"),
      sql<{ linkId: string; caseId: string }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('linkId', id, 'caseId', to_id) order by id), '[]')
        from links where kind = 'evidence' and from_type = 'statement' and from_id = ${eb.ref("statement.id")}
          and to_type = 'case' and removed_at is null)`.as("evidence"),
    ])
    .where("statement.boardId", "=", boardId)
    .where("statement.droppedAt", "is", null)
    .orderBy("statement.position")
    .orderBy("statement.id");

/** What is proposed for a statement and what it said before, by statement, in the order in which it came. */
export const suggestions: SharedPart = {
  kind: "suggestion",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("boardSuggestions")
      .select(suggestionColumns)
      .where("boardId", "=", boardId)
      .orderBy("place");
    if (ids) rows = rows.where("statementId", "in", ids);
    const lists = Map.groupBy(await rows.execute(), ({ statementId }) => statementId);
    return [...lists].map(([id, list]) => ({
      id,
      suggestions: list.map(shownSuggestion).map(({ statementId: _, ...suggestion }) => suggestion),
    }));
  },
};

/** Of all statements together: whether the board asked which could go, which are alike, which were put aside. */
export const drafting: SharedPart = {
  kind: "drafting",
  async read(db, boardId) {
    const board = await db.selectFrom("boards").select("nudged").where("id", "=", boardId).executeTakeFirst();
    if (!board) return [];
    const rows = await db
      .selectFrom("boardStatements")
      .select(["id", "text", "droppedAt", "agreedAt"])
      .where("boardId", "=", boardId)
      .where("mergedIntoId", "is", null)
      .orderBy("position")
      .orderBy("id")
      .execute();
    return [
      {
        id: boardId,
        nudged: board.nudged,
        similar: similarPairs(rows.filter((row) => !row.droppedAt && !row.agreedAt)),
        dropped: rows.filter((row) => row.droppedAt).map(({ id, text }) => ({ id, text })),
      },
    ];
  },
};

/** Which statements they drafted, and so decide on the words of. */
export const ownDrafts: OwnPart = {
  name: "drafts",
  async read(db, boardId, participantIds) {
    const rows = await db
      .selectFrom("boardStatements")
      .select(["drafterId as participantId", "id"])
      .where("boardId", "=", boardId)
      .where("drafterId", "in", participantIds)
      .orderBy("id")
      .execute();
    return byParticipant(rows.map((row) => ({ ...row, participantId: row.participantId ?? "" })));
  },
};
