import { z } from "zod";
import { answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { newId } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import { Explanation, findPrinciple, requireTranslationLanguages, Statement, Why } from "./principle.ts";
import { noteTransition } from "./transitions.ts";

/** Drafts a principle; anybody who works here may. Whoever drafts it owns it. */
export const createPrinciple = command({
  name: "principle.create",
  input: z.strictObject({
    statement: Statement,
    explanation: Explanation.optional(),
    why: Why.optional(),
    translations: z
      .record(
        Reference(40),
        z.strictObject({ statement: Statement.optional(), explanation: Explanation.optional() }),
      )
      .optional(),
  }),
  can: isStaff,
  async run(ctx, input) {
    await requireTranslationLanguages(ctx.db, input.translations ?? {});
    const id = newId();
    await ctx.db
      .insertInto("principles")
      .values({
        id,
        statement: input.statement,
        explanation: input.explanation ?? null,
        why: input.why ?? null,
        translations: input.translations ?? {},
        ownerId: answerable(ctx.actor),
        createdAt: ctx.now,
      })
      .execute();
    await noteTransition(ctx, id, "draft");
    ctx.record("principle.created", { type: "principle", id });
    return findPrinciple(ctx.db, id);
  },
});
