import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Statement } from "#domain/philosophy/principle.ts";
import type { Source } from "../notes.ts";
import { chair, facilitates, requireOpen, type Seat, takeSeat, takesPart, WorkshopId } from "../seat.ts";
import { type Typed, typedFields, typedIn } from "../typed-in.ts";
import {
  type StatementRow,
  shownStatement,
  statementChanges,
  statementColumns,
  type Words,
  wordFields,
} from "./statement.ts";

/** Statements that one board may hold, those put aside included. */
const mostStatements = 100;
/** From this many on the board asks, once, which one could go: fewer are better remembered. */
export const nudgeFrom = 6;

/**
 * Hangs a statement above the elements, tied to the notes it comes from. The writer chooses its id, so that one sent
 * twice is one. `nudge` is `now` for the one that makes six, once on each board.
 * Errors: Invalid on `noteIds`; Conflict `workshop_closed`, `not_now` outside of drafting, `too_many_statements`,
 * `id_taken`.
 */
export const addStatement = command({
  name: "statement.add",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: Id.default(() => randomUUID()),
    ...wordFields,
    text: Statement,
    noteIds: z.array(Id).max(200).default([]),
    ...typedFields,
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, input, seat) {
    requireOpen(seat);
    requireDrafting(ctx, seat);
    return hangStatement(ctx, seat, input);
  },
});

/**
 * Statements are hung up where they are drafted; elsewhere only by those who facilitate. Errors: Conflict `not_now`.
 */
export function requireDrafting({ actor }: Pick<CommandContext, "actor">, seat: Seat): void {
  if (seat.phase.kind !== "draft" && !facilitates(actor, seat)) throw new Conflict("not_now");
}

/** Hangs a statement up, drafted from this seat. Errors: as `addStatement` says. */
export async function hangStatement(
  ctx: CommandContext,
  seat: Seat,
  input: Words & Typed & { statementId: string; text: string; noteIds: string[]; source?: Source },
) {
  const drafterId = chair(seat);
  const { workshopId: boardId } = seat;
  const { nameless } = await typedIn(ctx, seat, input);
  const statement = await ctx.db
    .insertInto("boardStatements")
    .values({
      id: input.statementId,
      boardId,
      text: input.text,
      explanation: input.explanation ?? null,
      why: input.why ?? null,
      position: ctx.now.getTime() / 1000,
      drafterId,
      anonymous: nameless,
      source: input.source ?? null,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning(statementColumns)
    .executeTakeFirst();
  if (!statement) return alreadyThere(ctx, seat, input.statementId);
  const noteIds = [...new Set(input.noteIds)];
  await tieNotes(ctx, boardId, statement.id, noteIds);
  await tellOwn(ctx.db, boardId, [drafterId]);
  const nudge = await nudgeOnce(ctx, boardId);
  await tellAll(ctx.db, boardId, [
    ...statementChanges(boardId, statement.id),
    ...noteIds.map((id) => ({ kind: "tie", id })),
  ]);
  return { ...shownStatement(statement), nudge };
}

/** The same statement sent again is no second one; somebody else's id is nobody's business. */
async function alreadyThere(ctx: CommandContext, seat: Seat, id: string) {
  const statement: StatementRow | undefined = await ctx.db
    .selectFrom("boardStatements")
    .select(statementColumns)
    .where("id", "=", id)
    .where("boardId", "=", seat.workshopId)
    .where("drafterId", "=", seat.participantId)
    .executeTakeFirst();
  if (!statement) throw new Conflict("id_taken");
  return { ...shownStatement(statement), nudge: "no" as const };
}

async function tieNotes(
  ctx: CommandContext,
  boardId: string,
  targetId: string,
  noteIds: string[],
): Promise<void> {
  if (noteIds.length === 0) return;
  const notes = await ctx.db
    .selectFrom("boardNotes")
    .select("id")
    .where("boardId", "=", boardId)
    .where("id", "in", noteIds)
    .where("hidden", "=", false)
    .where("removed", "=", false)
    .execute();
  if (notes.length !== noteIds.length) throw new Invalid([{ path: "noteIds", code: "not_found" }]);
  await ctx.db
    .insertInto("boardTies")
    .values(noteIds.map((noteId) => ({ boardId, noteId, targetId })))
    .execute();
}

/**
 * Whether the board asks now which statement could go. The board is held: of two that come at once, one makes six.
 * Errors: Conflict `too_many_statements`.
 */
export async function nudgeOnce(ctx: CommandContext, boardId: string): Promise<"now" | "no"> {
  const { nudged } = await ctx.db
    .selectFrom("boards")
    .select("nudged")
    .where("id", "=", boardId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const { all, standing } = await ctx.db
    .selectFrom("boardStatements")
    .select((eb) => [
      eb.fn.countAll<number>().as("all"),
      eb.fn.countAll<number>().filterWhere("droppedAt", "is", null).as("standing"),
    ])
    .where("boardId", "=", boardId)
    .executeTakeFirstOrThrow();
  if (all > mostStatements) throw new Conflict("too_many_statements", { maximum: mostStatements });
  if (nudged || standing < nudgeFrom) return "no";
  await ctx.db.updateTable("boards").set({ nudged: true }).where("id", "=", boardId).execute();
  return "now";
}
