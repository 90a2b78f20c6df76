import { sql } from "kysely";
import { z } from "zod";
import { origin, selectActions } from "#blocks/actions/actions.ts";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { Queryable } from "#db/client.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { findWorkshop } from "../workshop.ts";
import { behavioursOf } from "./behaviours.ts";
import { stakePart } from "./stakes.ts";

/**
 * What a workshop came to: the principles that were agreed, what was proposed and not agreed, behaviours, stakes,
 * actions, ideas for pledges and answers on the ladder, with counts of what nobody took up. What people wrote stays with them: of notes nothing but numbers. Once it is
 * closed everybody who works here may read it; before that, those who take part. Errors: NotFound.
 */
export const readOutcome = query({
  name: "workshop.read_outcome",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: async (ctx, { workshopId }) => {
    const workshop = isStaff(ctx.actor) ? await findWorkshop(ctx.db, workshopId) : null;
    if (workshop?.closedAt) return workshop;
    await takeSeat(ctx, workshopId);
    return findWorkshop(ctx.db, workshopId);
  },
  can: () => true,
  async run({ db, actor }, { workshopId }, workshop) {
    const [principles, proposed, ideas, behaviours, stakes, actions, ladder, counts] = await Promise.all([
      principlesOf(db, workshopId),
      proposedIn(db, workshopId),
      ideasOf(db, workshopId),
      behavioursOf(db, workshopId),
      stakePart.read(db, workshopId, null) as Promise<Stake[]>,
      actionsOf(db, workshopId),
      ladderOf(db, workshopId),
      countsOf(db, workshopId, actor.kind === "employee" ? actor.id : null),
    ]);
    const { id, title, purpose, template, yields, startsAt, closedAt } = workshop;
    return {
      workshop: { id, title, purpose, template, yields, startsAt, closedAt },
      principles,
      proposed,
      ideas,
      behaviours,
      stakes,
      actions,
      ladder,
      ...counts,
    };
  },
});

interface Stake {
  id: string;
  noteId: string | null;
  kind: "opportunity" | "challenge";
  text: string;
}

/** Statements that became principles here, in the words that the principles have now. */
const principlesOf = (db: Queryable, boardId: string) =>
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
const proposedIn = (db: Queryable, boardId: string) =>
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

/** Answers that were kept as ideas for pledges, with the pledge that was made of each. */
const ideasOf = (db: Queryable, boardId: string) =>
  db
    .selectFrom("pledgeIdeas")
    .select(["id", "text", "audience", "state", "pledgeId"])
    .where("boardId", "=", boardId)
    .where("state", "<>", "withdrawn")
    .orderBy("id")
    .limit(100)
    .execute();

const actionsOf = (db: Queryable, workshopId: string) =>
  selectActions(db)
    .where("actions.servesId", "=", workshopId)
    .where("actions.state", "<>", "dropped")
    .orderBy("actions.createdAt")
    .orderBy("actions.id")
    .limit(200)
    .execute();

/** Answers to the six questions, in the order of the ladder; never by whom. At most 300. */
const ladderOf = (db: Queryable, boardId: string) =>
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

/** People, notes, whether it hangs on homes and on one's own, and notes that nothing came of: no tie, no stake, no action, in no behaviour. */
async function countsOf(db: Queryable, boardId: string, employeeId: string | null) {
  const { rows } = await sql<{
    participants: number;
    notes: number;
    unanswered: number;
    stem: string | null;
    pinned: "everywhere" | "not_here" | null;
  }>`
    select
      (select count(*)::int from board_participants where board_id = ${boardId}) as participants,
      (select stem from board_areas where board_id = ${boardId} and stem is not null order by position limit 1) as stem,
      (select case when exists (select from workshop_unpins own where own.workshop_id = pin.workshop_id
          and own.employee_id = ${employeeId}::uuid) then 'not_here' else 'everywhere' end
        from workshop_pins pin where pin.workshop_id = ${boardId}) as pinned,
      count(*)::int as notes,
      count(*) filter (where
        not exists (select from board_ties tie join board_statements statement on statement.id = tie.target_id
          where tie.note_id = note.id and statement.dropped_at is null)
        and not exists (select from workshop_stakes stake where stake.note_id = note.id and removed_at is null)
        and not exists (select from links where to_type = 'note' and to_id = note.id and kind = ${origin}
          and from_type = 'action' and removed_at is null)
        and not exists (select from workshop_behaviours behaviour where behaviour.workshop_id = ${boardId}
          and behaviour.source_id in (note.id, note.group_id))
      )::int as unanswered
    from board_open_notes note where board_id = ${boardId}`.execute(db);
  return rows[0] ?? { participants: 0, notes: 0, unanswered: 0, stem: null, pinned: null };
}
