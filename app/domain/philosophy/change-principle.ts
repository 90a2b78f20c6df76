import { z } from "zod";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Id } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import { requireEmployee } from "../organisation/employees.ts";
import {
  Explanation,
  findPrinciple,
  holdPrinciple,
  mayChange,
  type Principle,
  PrincipleId,
  requireState,
  requireTranslationLanguages,
  Statement,
  Why,
} from "./principle.ts";
import { keepVersion, noteTransition } from "./transitions.ts";

/** What a field was before, for the log: the words of a principle are nobody's personal data. */
type Before = Partial<Pick<Principle, "statement" | "explanation" | "why" | "translations">>;

/**
 * Changes the words or the owner of a principle. What is not named stays; null empties. Translations are given by
 * language: one that is named is replaced whole, null removes it. New words of a published principle are a new
 * version, and a step `revised` in its history. Errors: Conflict `wrong_state` once retired.
 */
export const changePrinciple = command({
  name: "principle.change",
  input: z.strictObject({
    principleId: PrincipleId,
    statement: Statement.optional(),
    explanation: Explanation.nullable().optional(),
    why: Why.nullable().optional(),
    ownerId: Id.nullable().optional(),
    translations: z
      .record(
        Reference(40),
        z.strictObject({ statement: Statement.optional(), explanation: Explanation.optional() }).nullable(),
      )
      .optional(),
  }),
  target: ({ db }, { principleId }) => holdPrinciple(db, principleId),
  can: mayChange,
  async run(ctx, { principleId, ...changes }, principle) {
    requireState(principle, "draft", "agreed", "published");
    if (changes.ownerId) await requireEmployee(ctx.db, changes.ownerId, "ownerId");
    const translations = await mergedTranslations(ctx.db, principle, changes.translations);
    await ctx.db
      .updateTable("principles")
      .set({ ...changes, translations, revision: principle.revision + 1 })
      .where("id", "=", principleId)
      .execute();
    ctx.record(
      "principle.changed",
      { type: "principle", id: principleId },
      { fields: Object.keys(changes), before: wordsBefore(principle, changes) },
    );
    const changed = await findPrinciple(ctx.db, principleId);
    if (changed.state === "published") await noteRevision(ctx, changed);
    return changed;
  },
});

/** What is public was reworded: who, when, and the words, unless nothing that is public changed. */
async function noteRevision(ctx: CommandContext, principle: Principle): Promise<void> {
  const { number: before } = await ctx.db
    .selectFrom("principleVersions")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("principleId", "=", principle.id)
    .executeTakeFirstOrThrow();
  if ((await keepVersion(ctx, principle)) !== before) await noteTransition(ctx, principle.id, "revised");
}

async function mergedTranslations(
  db: Parameters<typeof findPrinciple>[0],
  principle: Principle,
  changes: Record<string, Principle["translations"][string] | null> = {},
): Promise<Principle["translations"]> {
  // A language that left the organisation may always be removed.
  const given = Object.entries(changes).filter(([, words]) => words !== null);
  await requireTranslationLanguages(db, Object.fromEntries(given));
  return Object.fromEntries(
    Object.entries({ ...principle.translations, ...changes }).flatMap(([language, words]) =>
      words && Object.keys(words).length > 0 ? [[language, words]] : [],
    ),
  );
}

function wordsBefore(principle: Principle, changes: object): Before {
  const before: Before = {};
  if ("statement" in changes) before.statement = principle.statement;
  if ("explanation" in changes) before.explanation = principle.explanation;
  if ("why" in changes) before.why = principle.why;
  if ("translations" in changes) before.translations = principle.translations;
  return before;
}
