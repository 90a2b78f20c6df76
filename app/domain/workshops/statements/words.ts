import { randomUUID } from "node:crypto";
import type { CommandContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import type { Seat } from "../seat.ts";
import { type Typed, typedIn } from "../typed-in.ts";
import { type StatementRow, statementColumns, type Words } from "./statement.ts";

/** Suggestions and earlier words that one statement may gather. */
const mostSuggestions = 100;

/** The words that an input names. */
export const wordsIn = ({ text, explanation, why }: Words): Words => ({
  ...(text !== undefined && { text }),
  ...(explanation !== undefined && { explanation }),
  ...(why !== undefined && { why }),
});

/** Of what somebody proposes, what differs from the statement as it stands. */
export function newWords(statement: StatementRow, words: Words): Words {
  return wordsIn({
    text: words.text === statement.text ? undefined : words.text,
    explanation: words.explanation === statement.explanation ? undefined : words.explanation,
    why: words.why === statement.why ? undefined : words.why,
  } as Words);
}

/**
 * Gives a statement new words; those that stood are kept beside it. Whoever agreed to the earlier ones is asked anew.
 */
export async function reword(
  ctx: CommandContext,
  seat: Seat,
  statement: StatementRow,
  words: Words,
): Promise<StatementRow> {
  const named = Object.keys(words) as (keyof Words)[];
  const earlier = Object.fromEntries(named.map((field) => [field, statement[field]]));
  await keepWords(ctx, seat, statement.id, { words: earlier, state: "earlier" });
  return ctx.db
    .updateTable("boardStatements")
    .set({ ...words, revision: statement.revision + 1, consentShownAt: null })
    .where("id", "=", statement.id)
    .returning(statementColumns)
    .executeTakeFirstOrThrow();
}

export interface KeptWords extends Typed {
  id?: string;
  words: Words;
  state: "open" | "earlier";
}

/**
 * Keeps words beside a statement: proposed ones with who proposes them, earlier ones without. Returns null when a
 * suggestion of this id is there already. Errors: Conflict `too_many_suggestions`.
 */
export async function keepWords(
  ctx: CommandContext,
  seat: Seat,
  statementId: string,
  { id = randomUUID(), words, state, ...typed }: KeptWords,
): Promise<SuggestionRow | null> {
  const { count } = await ctx.db
    .selectFrom("boardSuggestions")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("statementId", "=", statementId)
    .executeTakeFirstOrThrow();
  if (count >= mostSuggestions) throw new Conflict("too_many_suggestions", { maximum: mostSuggestions });
  const { nameless } = await typedIn(ctx, seat, typed);
  const kept = await ctx.db
    .insertInto("boardSuggestions")
    .values({
      id,
      boardId: seat.workshopId,
      statementId,
      authorId: state === "open" ? seat.participantId : null,
      anonymous: nameless,
      words,
      state,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning(suggestionColumns)
    .executeTakeFirst();
  return kept ?? null;
}

export const suggestionColumns = [
  "id",
  "statementId",
  "authorId",
  "anonymous",
  "words",
  "state",
  "reason",
] as const;

export interface SuggestionRow {
  id: string;
  statementId: string;
  authorId: string | null;
  anonymous: boolean;
  words: Words;
  state: "open" | "accepted" | "declined" | "earlier";
  reason: string | null;
}

/** A suggestion as everybody may see it: of an anonymous one no author, not even as an id. */
export const shownSuggestion = ({ anonymous, authorId, ...row }: SuggestionRow) => ({
  ...row,
  authorId: anonymous ? null : authorId,
});
