import type { Actor } from "#core/actor.ts";
import type { CommandContext, QueryContext, Subject } from "#core/context.ts";
import { NotFound, Unauthenticated } from "#core/errors.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";

/** A case as commands need it: its place, its clocks and its revision. */
export type FoundCase = Awaited<ReturnType<typeof findCase>>;

/** Errors: NotFound when it does not exist or this actor may not see it; Unauthenticated for visitors, either way. */
export async function findCase(ctx: QueryContext, id: string) {
  return orNotFound(ctx.actor, await caseById(ctx, id).executeTakeFirst());
}

/**
 * The same, and holds the case until the command ends, so that two people's changes to one case come one after the
 * other. Every command that changes a case begins so.
 */
export async function lockCase(ctx: CommandContext, id: string) {
  return orNotFound(ctx.actor, await caseById(ctx, id).forUpdate().executeTakeFirst());
}

/** Marks that something of the case changed, so that readers with an older revision notice. */
export async function touchCase(ctx: CommandContext, id: string): Promise<void> {
  await ctx.db
    .updateTable("cases")
    // What is written from now on has its own time, after which it goes.
    .set((eb) => ({ revision: eb("revision", "+", 1), messagesErasedAt: null }))
    .where("id", "=", id)
    .execute();
}

/** What an event is about, when it is about the case itself. */
export const subjectOf = (kase: { id: string }): Subject => ({ type: "case", id: kase.id, caseId: kase.id });

function caseById(ctx: QueryContext, id: string) {
  return ctx.db
    .selectFrom("cases")
    .select([
      "cases.id",
      "cases.reference",
      "cases.kind",
      "cases.teamId",
      "cases.ownerId",
      "cases.personId",
      "cases.receivedAt",
      "cases.firstAnswerAt",
      "cases.dueAt",
      "cases.closedAt",
      "cases.suspectedSpam",
      "cases.wordsErasedAt",
      "cases.revision",
    ])
    .where("cases.id", "=", id)
    .where(visibleCases(ctx.actor));
}

function orNotFound<Row>(actor: Actor, row: Row | undefined): Row {
  if (actor.kind === "visitor") throw new Unauthenticated();
  if (!row) throw new NotFound();
  return row;
}
