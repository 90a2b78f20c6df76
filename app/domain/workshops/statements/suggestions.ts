import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Revision, Text } from "#core/validation.ts";
import { facilitates, requireOpen, type Seat, takesPart, WorkshopId } from "../seat.ts";
import { typedFields } from "../typed-in.ts";
import {
  requireDraft,
  StatementId,
  shownStatement,
  statementChanges,
  takeStatement,
  wordFields,
  wordsAreTheirs,
} from "./statement.ts";
import {
  keepWords,
  newWords,
  reword,
  type SuggestionRow,
  shownSuggestion,
  suggestionColumns,
  wordsIn,
} from "./words.ts";

/**
 * Proposes other words for a statement; only what is named is proposed. The writer chooses its id, so that one sent
 * twice is one. Errors: Invalid on `text` when nothing would change; Conflict `statement_agreed`,
 * `statement_dropped`, `too_many_suggestions`, `id_taken`.
 */
export const suggestWords = command({
  name: "suggestion.add",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    suggestionId: Id.default(() => randomUUID()),
    ...wordFields,
    ...typedFields,
  }),
  target: (ctx, input) => takeStatement(ctx, input),
  can: takesPart,
  async run(ctx, { suggestionId, inPhase, nameless, ...input }, seat) {
    requireOpen(seat);
    requireDraft(seat.statement);
    const words = newWords(seat.statement, wordsIn(input));
    if (Object.keys(words).length === 0) throw new Invalid([{ path: "text", code: "nothing_new" }]);
    const { statement } = seat;
    const suggestion = await keepWords(ctx, seat, statement.id, {
      id: suggestionId,
      words,
      state: "open",
      inPhase,
      nameless,
    });
    if (!suggestion) return shownSuggestion(await alreadyThere(ctx, seat, suggestionId));
    await tellAll(ctx.db, seat.workshopId, [{ kind: "suggestion", id: statement.id }]);
    return shownSuggestion(suggestion);
  },
});

async function alreadyThere(ctx: CommandContext, seat: Seat, id: string): Promise<SuggestionRow> {
  const suggestion = await ctx.db
    .selectFrom("boardSuggestions")
    .select(suggestionColumns)
    .where("id", "=", id)
    .where("boardId", "=", seat.workshopId)
    .where("authorId", "=", seat.participantId)
    .executeTakeFirst();
  if (!suggestion) throw new Conflict("id_taken");
  return suggestion;
}

/**
 * Accepts proposed words, or declines them with a reason. Whoever drafted the statement decides, or a facilitator;
 * who accepts names the `revision` that they saw, so that nothing newer is overwritten unseen.
 * Errors: Forbidden `not_your_statement`; Invalid on `reason` or `revision`; Conflict `suggestion_decided`,
 * `statement_changed`, `statement_agreed`, `statement_dropped`.
 */
export const decideSuggestion = command({
  name: "suggestion.decide",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    suggestionId: Id,
    decision: z.enum(["accept", "decline"]),
    reason: Text(500).optional(),
    revision: Revision.optional(),
  }),
  target: async (ctx, input) => {
    const seat = await takeStatement(ctx, input);
    const suggestion = await ctx.db
      .selectFrom("boardSuggestions")
      .select(suggestionColumns)
      .where("id", "=", input.suggestionId)
      .where("statementId", "=", seat.statement.id)
      .executeTakeFirst();
    if (!suggestion) throw new NotFound();
    return { ...seat, suggestion };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { decision, reason, revision }, seat) {
    requireOpen(seat);
    const { suggestion } = seat;
    if (!wordsAreTheirs(ctx.actor, seat, seat.statement)) throw new Forbidden("not_your_statement");
    requireDraft(seat.statement);
    if (suggestion.state !== "open") throw new Conflict("suggestion_decided", { state: suggestion.state });
    if (decision === "decline" && !reason) throw new Invalid([{ path: "reason", code: "required" }]);
    const statement = decision === "accept" ? await accept(ctx, seat, suggestion, revision) : seat.statement;
    const decided = await ctx.db
      .updateTable("boardSuggestions")
      .set({ state: decision === "accept" ? "accepted" : "declined", reason: reason ?? null })
      .where("id", "=", suggestion.id)
      .returning(suggestionColumns)
      .executeTakeFirstOrThrow();
    await tellAll(ctx.db, seat.workshopId, [
      { kind: "suggestion", id: statement.id },
      ...(decision === "accept" ? statementChanges(seat.workshopId, statement.id) : []),
      ...(decision === "accept" ? [{ kind: "consent", id: statement.id }] : []),
    ]);
    return { suggestion: shownSuggestion(decided), statement: shownStatement(statement) };
  },
});

type Taken = Awaited<ReturnType<typeof takeStatement>>;

function accept(ctx: CommandContext, seat: Taken, { words }: SuggestionRow, revision: number | undefined) {
  const { statement } = seat;
  if (revision === undefined) throw new Invalid([{ path: "revision", code: "required" }]);
  if (revision !== statement.revision) throw new Conflict("statement_changed");
  const different = newWords(statement, words);
  return Object.keys(different).length === 0 ? statement : reword(ctx, seat, statement, different);
}
