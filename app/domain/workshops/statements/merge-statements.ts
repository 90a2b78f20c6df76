import { sql } from "kysely";
import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { addLink, linksFrom, removeLink } from "#blocks/links/links.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Forbidden, Invalid, NotFound } from "#core/errors.ts";
import { evidence } from "#domain/philosophy/evidence.ts";
import { facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "../seat.ts";
import { settleTargets } from "../targets.ts";
import {
  holdStatements,
  requireDraft,
  StatementId,
  type StatementRow,
  shownStatement,
  statementChanges,
  wordsAreTheirs,
} from "./statement.ts";
import { keepWords } from "./words.ts";

/**
 * Lets one statement go up in another: its ties, its suggestions and its evidence go along, and its own words stay
 * beside the other as a suggestion. Whoever drafted it may, and a facilitator.
 * Errors: Invalid on `intoId`; Forbidden `not_your_statement`; Conflict `statement_agreed`, `statement_dropped`.
 */
export const mergeStatements = command({
  name: "statement.merge",
  input: z.strictObject({ workshopId: WorkshopId, statementId: StatementId, intoId: StatementId }),
  target: async (ctx, { workshopId, statementId, intoId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const held = await holdStatements(ctx, workshopId, [statementId, intoId]);
    const statement = held.find(({ id }) => id === statementId);
    if (!statement) throw new NotFound();
    return { ...seat, statement, into: held.find(({ id }) => id === intoId) };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { intoId }, { statement, into, ...seat }) {
    requireOpen(seat);
    if (!into) throw new Invalid([{ path: "intoId", code: "not_found" }]);
    if (intoId === statement.id) throw new Invalid([{ path: "intoId", code: "same_statement" }]);
    if (!wordsAreTheirs(ctx.actor, seat, statement)) throw new Forbidden("not_your_statement");
    requireDraft(statement);
    requireDraft(into);
    const noteIds = await moveTies(ctx, statement.id, into.id);
    await moveEvidence(ctx, statement.id, into.id);
    await moveWords(ctx, seat, statement, into);
    await ctx.db
      .updateTable("boardStatements")
      .set({ droppedAt: ctx.now, mergedIntoId: into.id })
      .where("id", "=", statement.id)
      .execute();
    await tellAll(ctx.db, seat.workshopId, [
      ...(await settleTargets(ctx, seat.workshopId, [statement.id])),
      ...statementChanges(seat.workshopId, statement.id, into.id),
      { kind: "suggestion", id: statement.id },
      { kind: "suggestion", id: into.id },
      ...noteIds.map((id) => ({ kind: "tie", id })),
    ]);
    return { statement: shownStatement(into), noteIds };
  },
});

async function moveTies(ctx: CommandContext, fromId: string, intoId: string): Promise<string[]> {
  const { rows } = await sql<{ noteId: string }>`
    with gone as (delete from board_ties where target_id = ${fromId} returning board_id, note_id),
    made as (
      insert into board_ties (board_id, note_id, target_id)
      select board_id, note_id, ${intoId}::uuid from gone on conflict do nothing
    )
    select note_id from gone order by note_id`.execute(ctx.db);
  return rows.map(({ noteId }) => noteId);
}

async function moveEvidence(ctx: CommandContext, fromId: string, intoId: string): Promise<void> {
  const links = await linksFrom(ctx.db, { type: "statement", id: fromId }, evidence, 200);
  for (const link of links) {
    await addLink(ctx, { kind: evidence, from: { type: "statement", id: intoId }, to: link.to });
    await removeLink(ctx, link.id);
  }
}

/** The suggestions go along, and so do the merged words, unless they are the same. */
async function moveWords(
  ctx: CommandContext,
  seat: Seat,
  from: StatementRow,
  into: StatementRow,
): Promise<void> {
  await ctx.db
    .updateTable("boardSuggestions")
    .set({ statementId: into.id })
    .where("statementId", "=", from.id)
    .execute();
  const { text, explanation, why } = from;
  const words = { text, ...(explanation && { explanation }), ...(why && { why }) };
  await keepWords(ctx, seat, into.id, { words, state: "earlier" });
}
