import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { dateFormat } from "#messages/formats.ts";
import { holdPromise } from "./end-promise.ts";
import type { FoundCase } from "./find-case.ts";

/**
 * The words that wait for the promiser once a promise is late: what was promised, by when, that it is not done, in the
 * language in which the customer told us. Made anew each time; nothing of it is stored.
 */
export async function lateMessage(
  ctx: QueryContext,
  promise: { text: string; dueAt: Date },
  spoken: string | null,
): Promise<string> {
  const { timeZone, languages } = await findOrganisation(ctx.db);
  const language = spoken !== null && languages.includes(spoken) ? spoken : (languages[0] ?? "en");
  const when = dateFormat(language, { dateStyle: "full", timeStyle: "short", timeZone });
  return ctx.services.text(language, "mails.lateMessage", {
    promise: promise.text,
    when: when.format(promise.dueAt),
  });
}

/** The message about a late promise was sent, by its owner, or was put away. Errors: Conflict `no_late_message`. */
export async function endLateMessage(ctx: CommandContext, kase: FoundCase, promiseId: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable("promises")
    .set({ lateMessageEndedAt: ctx.now })
    .where("id", "=", promiseId)
    .where("caseId", "=", kase.id)
    .where("dueAt", "<", ctx.now)
    .where("lateMessageEndedAt", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Conflict("no_late_message");
}

/** Its owner puts the message away: they told the customer otherwise, or will. Errors: Conflict `no_late_message`. */
export const discardLateMessage = command({
  name: "promise.discard_late_message",
  input: z.strictObject({ promiseId: Id }),
  target: (ctx, input) => holdPromise(ctx, input.promiseId),
  can: isStaff,
  async run(ctx, { promiseId }, promise) {
    await endLateMessage(ctx, promise.kase, promiseId);
    if (ctx.actor.kind === "employee" && ctx.actor.id !== promise.ownerId) throw new Conflict("not_yours");
    ctx.record("promise.late_message_discarded", {
      type: "promise",
      id: promiseId,
      caseId: promise.caseId,
    });
    return { id: promiseId };
  },
});
