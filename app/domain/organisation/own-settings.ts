import { z } from "zod";
import { onOwnDevice } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Forbidden, Invalid } from "#core/errors.ts";
import { Line, Reference } from "#core/validation.ts";
import { findOrganisation } from "./organisation.ts";

/**
 * An employee changes their own name, the language in which pages and mails speak to them, and whether shortcuts of a
 * single key work for them.
 */
export const changeOwnSettings = command({
  name: "employee.change_own",
  input: z.strictObject({
    name: Line(120).optional(),
    language: Reference(10).optional(),
    singleKeys: z.stringbool().or(z.boolean()).optional(),
  }),
  can: onOwnDevice,
  async run(ctx, input) {
    if (ctx.actor.kind !== "employee") throw new Forbidden();
    const { languages } = await findOrganisation(ctx.db);
    if (input.language && !languages.includes(input.language)) {
      throw new Invalid([
        { path: "language", code: "not_a_language", params: { options: languages.join(", ") } },
      ]);
    }
    const { id } = ctx.actor;
    if (Object.keys(input).length > 0) {
      await ctx.db.updateTable("employees").set(input).where("id", "=", id).execute();
      ctx.record("employee.changed_own", { type: "employee", id }, { fields: Object.keys(input) });
    }
    return { id };
  },
});
