import { z } from "zod";
import { type BoardChange, tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Forbidden, Invalid } from "#core/errors.ts";
import { Revision } from "#core/validation.ts";
import { facilitates, requireOpen, type Seat, takesPart, WorkshopId } from "../seat.ts";
import { settleTargets } from "../targets.ts";
import { type Typed, typedFields } from "../typed-in.ts";
import {
  Position,
  StatementId,
  type StatementRow,
  shownStatement,
  statementChanges,
  statementColumns,
  takeStatement,
  wordFields,
  wordsAreTheirs,
} from "./statement.ts";
import { keepWords, newWords, reword, type SuggestionRow, shownSuggestion, wordsIn } from "./words.ts";

/**
 * Changes a statement. Its words are its drafter's and a facilitator's, and come with the `revision` that they were
 * written over: over newer words of somebody else they stand as a suggestion beside them, so that neither is lost
 * (`outcome` `suggested`). Its place is everybody's. `dropped` puts it aside and brings it back.
 * Errors: Invalid on `revision` for words without it; Forbidden `not_your_statement`; Conflict `statement_agreed`,
 * `statement_dropped`, `statement_merged`, `too_many_suggestions`.
 */
export const changeStatement = command({
  name: "statement.change",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    ...wordFields,
    revision: Revision.optional(),
    position: Position.optional(),
    dropped: z.boolean().optional(),
    ...typedFields,
  }),
  target: async (ctx, input) => {
    const seat = await takeStatement(ctx, input);
    return { ...seat, revision: seat.statement.revision };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { statementId, revision, position, dropped, inPhase, nameless, ...given }, seat) {
    requireOpen(seat);
    const { statement } = seat;
    const words = wordsIn(given);
    const writes = Object.keys(words).length > 0;
    if (statement.agreedAt) throw new Conflict("statement_agreed");
    if (statement.droppedAt && dropped !== false) throw new Conflict("statement_dropped");
    if (statement.mergedIntoId) throw new Conflict("statement_merged");
    if ((writes || dropped !== undefined) && !wordsAreTheirs(ctx.actor, seat, statement))
      throw new Forbidden("not_your_statement");
    const placed = await place(ctx, statement, { position, dropped });
    const changes: BoardChange[] = [
      ...statementChanges(seat.workshopId, statementId),
      ...(dropped === undefined ? [] : await settleTargets(ctx, seat.workshopId, [statementId])),
    ];
    if (!writes) {
      await tellAll(ctx.db, seat.workshopId, changes);
      return { outcome: "saved" as const, statement: shownStatement(placed), suggestion: null };
    }
    if (revision === undefined) throw new Invalid([{ path: "revision", code: "required" }]);
    const saved = await save(
      ctx,
      seat,
      placed,
      { words: newWords(placed, words), inPhase, nameless },
      revision,
    );
    await tellAll(ctx.db, seat.workshopId, [...changes, ...saved.changes]);
    return {
      outcome: saved.suggestion ? ("suggested" as const) : ("saved" as const),
      statement: shownStatement(saved.statement),
      suggestion: saved.suggestion && shownSuggestion(saved.suggestion),
    };
  },
});

async function place(
  ctx: CommandContext,
  statement: StatementRow,
  { position, dropped }: { position?: number | undefined; dropped?: boolean | undefined },
): Promise<StatementRow> {
  if (position === undefined && dropped === undefined) return statement;
  return ctx.db
    .updateTable("boardStatements")
    .set({
      ...(position !== undefined && { position }),
      ...(dropped !== undefined && { droppedAt: dropped ? ctx.now : null }),
    })
    .where("id", "=", statement.id)
    .returning(statementColumns)
    .executeTakeFirstOrThrow();
}

interface Saved {
  statement: StatementRow;
  suggestion: SuggestionRow | null;
  changes: BoardChange[];
}

/** New words over what the writer saw; a suggestion over what they did not see. */
async function save(
  ctx: CommandContext,
  seat: Seat,
  statement: StatementRow,
  { words, ...typed }: { words: ReturnType<typeof wordsIn> } & Typed,
  revision: number,
): Promise<Saved> {
  if (Object.keys(words).length === 0) return { statement, suggestion: null, changes: [] };
  const told = (kind: string) => ({ kind, id: statement.id });
  if (revision === statement.revision) {
    const reworded = await reword(ctx, seat, statement, words);
    return { statement: reworded, suggestion: null, changes: [told("suggestion"), told("consent")] };
  }
  const suggestion = await keepWords(ctx, seat, statement.id, { words, state: "open", ...typed });
  return { statement, suggestion, changes: [told("suggestion")] };
}
