import { z } from "zod";
import type { BoardChange } from "#blocks/boards/tell.ts";
import type { Actor } from "#core/actor.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Explanation, Statement, Why } from "#domain/philosophy/principle.ts";
import { facilitates, type Seat, takeSeat } from "../seat.ts";

export const StatementId = Id;

/** Where something lies among its like. */
export const Position = z.number().min(-1e10).max(1e10);

/** What a statement says; what is not named stays as it is, null takes away. */
export interface Words {
  text?: string;
  explanation?: string | null;
  why?: string | null;
}
export const wordFields = {
  text: Statement.optional(),
  explanation: Explanation.nullable().optional(),
  why: Why.nullable().optional(),
};

export const statementColumns = [
  "boardStatements.id",
  "boardStatements.text",
  "boardStatements.explanation",
  "boardStatements.why",
  "boardStatements.position",
  "boardStatements.drafterId",
  "boardStatements.principleId",
  "boardStatements.agreedAt",
  "boardStatements.droppedAt",
  "boardStatements.mergedIntoId",
  "boardStatements.consentShownAt",
  "boardStatements.revision",
] as const;

/** A statement on its way to a principle, as the database has it. */
export interface StatementRow {
  id: string;
  text: string;
  explanation: string | null;
  why: string | null;
  position: number;
  drafterId: string | null;
  principleId: string | null;
  agreedAt: Date | null;
  droppedAt: Date | null;
  mergedIntoId: string | null;
  consentShownAt: Date | null;
  revision: number;
}

/** The seat of who asks, with a statement of the board held. Errors: NotFound. */
export async function takeStatement(
  ctx: CommandContext,
  { workshopId, statementId }: { workshopId: string; statementId: string },
): Promise<Seat & { statement: StatementRow }> {
  const seat = await takeSeat(ctx, workshopId);
  const [statement] = await holdStatements(ctx, workshopId, [statementId]);
  if (!statement) throw new NotFound();
  return { ...seat, statement };
}

/** Statements of a board, held in the order of their ids, so that nobody waits in a circle. */
export const holdStatements = (
  ctx: CommandContext,
  boardId: string,
  ids: string[],
): Promise<StatementRow[]> =>
  ctx.db
    .selectFrom("boardStatements")
    .select(statementColumns)
    .where("boardId", "=", boardId)
    .where("id", "in", ids)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();

/** Who decides on the words of a statement: whoever drafted it, and those who facilitate. */
export const wordsAreTheirs = (
  actor: Actor,
  seat: Seat,
  statement: Pick<StatementRow, "drafterId">,
): boolean =>
  facilitates(actor, seat) || (statement.drafterId !== null && statement.drafterId === seat.participantId);

/** Errors: Conflict `statement_agreed` once it is a principle, `statement_dropped` once it was put aside. */
export function requireDraft(statement: Pick<StatementRow, "agreedAt" | "droppedAt">): void {
  if (statement.agreedAt) throw new Conflict("statement_agreed");
  if (statement.droppedAt) throw new Conflict("statement_dropped");
}

/** A statement as it is answered. */
export const shownStatement = (row: StatementRow) => ({
  id: row.id,
  text: row.text,
  explanation: row.explanation,
  why: row.why,
  position: row.position,
  principleId: row.principleId,
  agreed: row.agreedAt !== null,
  dropped: row.droppedAt !== null,
  revision: row.revision,
});

/** What readers of a board take anew after a statement changed: itself, and what is said of all of them together. */
export const statementChanges = (boardId: string, ...ids: string[]): BoardChange[] => [
  ...ids.map((id) => ({ kind: "statement", id })),
  { kind: "drafting", id: boardId },
];
