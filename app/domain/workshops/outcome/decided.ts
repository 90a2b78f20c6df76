import { sql } from "kysely";
import { selectActions } from "#blocks/actions/actions.ts";
import type { Queryable } from "#db/client.ts";

/** Statements that became principles here, in the words that the principles have now. */
export const principlesOf = (db: Queryable, boardId: string) =>
  db
    .selectFrom("boardStatements as statement")
    .innerJoin("principles", "principles.id", "statement.principleId")
    .select(["statement.id as statementId", "principles.id as principleId", "principles.statement"])
    .select(["principles.explanation", "principles.why", "principles.state", "statement.agreedAt"])
    .select(
      sql<number>`(select count(*)::int from board_ties tie join board_open_notes note on note.id = tie.note_id
        where tie.target_id = statement.id)`.as("elements"),
    )
    .where("statement.boardId", "=", boardId)
    .where("statement.agreedAt", "is not", null)
    .where("statement.droppedAt", "is", null)
    .orderBy("principles.place")
    .orderBy("statement.position")
    .limit(50)
    .execute();

/** Statements that were drafted and not agreed. */
export const proposedIn = (db: Queryable, boardId: string) =>
  db
    .selectFrom("boardStatements")
    .select(["id", "text", "explanation"])
    .where("boardId", "=", boardId)
    .where("agreedAt", "is", null)
    .where("droppedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .limit(100)
    .execute();

/** Words of agreed statements as the board has them, by id: what those who were there agreed to. */
export async function wordsOnBoard(db: Queryable, boardId: string) {
  const rows = await db
    .selectFrom("boardStatements")
    .select(["id", "text", "explanation"])
    .where("boardId", "=", boardId)
    .where("agreedAt", "is not", null)
    .execute();
  return new Map(rows.map(({ id, text, explanation }) => [id, { statement: text, explanation }]));
}

/** Answers that were kept as ideas for pledges, with the pledge that was made of each. */
export const ideasOf = (db: Queryable, boardId: string) =>
  db
    .selectFrom("pledgeIdeas")
    .select(["id", "text", "audience", "state", "pledgeId"])
    .where("boardId", "=", boardId)
    .where("state", "<>", "withdrawn")
    .orderBy("id")
    .limit(100)
    .execute();

export const actionsOf = (db: Queryable, workshopId: string) =>
  selectActions(db)
    .where("actions.servesId", "=", workshopId)
    .where("actions.state", "<>", "dropped")
    .orderBy("actions.createdAt")
    .orderBy("actions.id")
    .limit(200)
    .execute();

/** Answers to the six questions, in the order of the ladder; never by whom. At most 300. */
export const ladderOf = (db: Queryable, boardId: string) =>
  db
    .selectFrom("boardLadderAnswers")
    .select(["id", "question", "text"])
    .where("boardId", "=", boardId)
    .where("removed", "=", false)
    .orderBy(
      sql`array_position(array['work', 'why', 'stand_for', 'basis', 'promise', 'principles'], question)`,
    )
    .orderBy("place")
    .limit(300)
    .execute();
