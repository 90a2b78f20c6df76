import { sql } from "kysely";
import { z } from "zod";
import { actionPart } from "#blocks/actions/action-part.ts";
import { origin } from "#blocks/actions/actions.ts";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { findWorkshop } from "../workshop.ts";
import { behavioursOf } from "./behaviours.ts";
import { actionsOf, ideasOf, ladderOf, principlesOf, proposedIn, wordsOnBoard } from "./decided.ts";
import { forGuest } from "./for-guest.ts";
import { stakePart } from "./stakes.ts";
import { toldRounds } from "./told-rounds.ts";

/**
 * What a workshop came to: the principles that were agreed, what was proposed and not agreed, votes and ratings,
 * behaviours, stakes, actions, ideas for pledges and answers on the ladder, with what nobody took up. What people wrote
 * stays with them: who does not see the board reads of notes nothing but numbers. Once it is closed everybody who works
 * here may read it; before that, and guests at any time, those who take part. Guests read what the board showed them,
 * and nothing that happened in the organisation since. Errors: NotFound.
 */
export const readOutcome = query({
  name: "workshop.read_outcome",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: async (ctx, { workshopId }) => {
    const [workshop, seat] = await Promise.allSettled([
      findWorkshop(ctx.db, workshopId),
      takeSeat(ctx, workshopId),
    ]);
    if (workshop.status === "rejected") throw workshop.reason;
    // Once it is closed, whoever works here reads it without a seat.
    const open = isStaff(ctx.actor) && workshop.value.closedAt !== null;
    if (seat.status === "rejected" && !(open && seat.reason instanceof NotFound)) throw seat.reason;
    return { workshop: workshop.value, seesBoard: seat.status === "fulfilled" };
  },
  can: () => true,
  async run({ db, actor, language }, { workshopId }, { workshop, seesBoard }) {
    const [principles, proposed, ideas, behaviours, stakes, actions, ladder, rounds, counts, loose, onBoard] =
      await Promise.all([
        principlesOf(db, workshopId),
        proposedIn(db, workshopId),
        ideasOf(db, workshopId),
        behavioursOf(db, workshopId),
        stakePart.read(db, workshopId, null) as Promise<Stake[]>,
        actionsOf(db, workshopId),
        ladderOf(db, workshopId),
        toldRounds(db, workshopId, { reader: seesBoard ? "sees the board" : "does not", language }),
        countsOf(db, workshopId, { employeeId: actor.kind === "employee" ? actor.id : null, language }),
        seesBoard ? looseNotes(db, workshopId) : [],
        actionPart.read(db, workshopId, null) as Promise<{ id: string; noteId: string | null }[]>,
      ]);
    const noteOf = new Map(onBoard.map((action) => [action.id, action.noteId]));
    const { id, title, purpose, template, yields, startsAt, closedAt } = workshop;
    const outcome = {
      workshop: { id, title, purpose, template, yields, startsAt, closedAt },
      principles,
      proposed,
      ideas,
      behaviours,
      stakes,
      // Of which note, so that a stake of that note says that something is done about it.
      actions: actions.map((action) => ({ ...action, noteId: noteOf.get(action.id) ?? null })),
      ladder,
      ...rounds,
      ...counts,
      loose,
    };
    return actor.kind === "participant" ? forGuest(outcome, await wordsOnBoard(db, workshopId)) : outcome;
  },
});

interface Stake {
  id: string;
  noteId: string | null;
  kind: "opportunity" | "challenge";
  text: string;
}

/** Of notes `note`: no tie, no stake and no action came of it, and it is in no behaviour. */
const nothingCame = (boardId: string) => sql<boolean>`(
  not exists (select from board_ties tie join board_statements statement on statement.id = tie.target_id
    where tie.note_id = note.id and statement.dropped_at is null)
  and not exists (select from workshop_stakes stake where stake.note_id = note.id and removed_at is null)
  and not exists (select from links where to_type = 'note' and to_id = note.id and kind = ${origin}
    and from_type = 'action' and removed_at is null)
  and not exists (select from workshop_behaviours behaviour where behaviour.workshop_id = ${boardId}
    and behaviour.source_id in (note.id, note.group_id)))`;

/** People, notes, notes that nothing came of, and whether it hangs on homes and on one's own. */
async function countsOf(
  db: Queryable,
  boardId: string,
  { employeeId, language }: { employeeId: string | null; language: string },
) {
  const { rows } = await sql<{
    participants: number;
    notes: number;
    unanswered: number;
    stem: string | null;
    pinned: "everywhere" | "not_here" | null;
  }>`
    select
      (select count(*)::int from board_participants where board_id = ${boardId} and removed_at is null) as participants,
      (select coalesce(words -> ${language}::text ->> 'stem', stem) from board_areas where board_id = ${boardId} and stem is not null order by position limit 1) as stem,
      (select case when exists (select from workshop_unpins own where own.workshop_id = pin.workshop_id
          and own.employee_id = ${employeeId}::uuid) then 'not_here' else 'everywhere' end
        from workshop_pins pin where pin.workshop_id = ${boardId}) as pinned,
      count(*)::int as notes,
      count(*) filter (where ${nothingCame(boardId)})::int as unanswered
    from board_open_notes note where board_id = ${boardId}`.execute(db);
  return rows[0] ?? { participants: 0, notes: 0, unanswered: 0, stem: null, pinned: null };
}

/** The notes that nothing came of, in the order of the board; at most 200. */
async function looseNotes(db: Queryable, boardId: string) {
  const { rows } = await sql<{ id: string; text: string }>`
    select note.id, note.text from board_open_notes note join board_areas area on area.id = note.area_id
    where note.board_id = ${boardId} and ${nothingCame(boardId)}
    order by area.position, note.position, note.id limit 200`.execute(db);
  return rows;
}
