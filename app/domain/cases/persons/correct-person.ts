import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Email } from "#core/mail-address.ts";
import { Line } from "#core/validation.ts";
import { requirePerson } from "./person-of-case.ts";

/**
 * Corrects the name or the mail address of somebody; null takes it away, what is not named stays. Another address is
 * not confirmed. The log says which of the two changed, and how it was stands beside the log, where an erasure finds it.
 * Errors: Conflict `person_erased`.
 */
export const correctPerson = command({
  name: "person.correct",
  input: z.strictObject({
    personId: Id,
    name: Line(120).nullable().optional(),
    email: Email.nullable().optional(),
  }),
  target: ({ db }, { personId }) => requirePerson(db, personId),
  can: leads,
  async run(ctx, { personId, ...given }, person) {
    if (person.erasedAt) throw new Conflict("person_erased");
    const changes = Object.entries(given).filter(
      ([field, value]) => value !== undefined && value !== person[field as keyof typeof given],
    );
    if (changes.length > 0) {
      const fields = changes.map(([field]) => field);
      await ctx.db
        .updateTable("people")
        .set((eb) => ({
          ...Object.fromEntries(changes),
          ...(fields.includes("email") && { emailConfirmedAt: null }),
          revision: eb("revision", "+", 1),
        }))
        .where("id", "=", personId)
        .execute();
      if (fields.includes("email")) {
        // A link that went to the address before must not confirm this one.
        await ctx.db.deleteFrom("addressConfirmations").where("personId", "=", personId).execute();
      }
      const before = Object.fromEntries(fields.map((field) => [field, person[field as keyof typeof given]]));
      ctx.record("person.corrected", { type: "person", id: personId }, { fields }, { before });
    }
    return { id: personId };
  },
});
