import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { answerable, leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { whoLooksAfter } from "#domain/organisation/looks-after.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { lockCase, subjectOf } from "../find-case.ts";
import { followed, identifyHolder, limitReceipts } from "../follow-case.ts";

/**
 * Whoever follows a case asks that everything of theirs be erased. Owners and leads hear of it, and answer within a month;
 * asked again meanwhile, it is the same request.
 */
export const askErasure = command({
  name: "case.ask_erasure",
  limit: limitReceipts,
  identify: identifyHolder,
  input: z.strictObject(followed),
  target: (ctx) => lockCase(ctx, ctx.actor.id ?? ""),
  can: (actor) => actor.kind === "customer",
  async run(ctx, _input, kase) {
    const open = await ctx.db
      .selectFrom("erasureRequests")
      .select(["requestedAt", "answerBy"])
      .where("caseId", "=", kase.id)
      .where("answeredAt", "is", null)
      .executeTakeFirst();
    if (open) return open;
    const { timeZone } = await findOrganisation(ctx.db);
    const today = Temporal.Instant.from(ctx.now.toISOString()).toZonedDateTimeISO(timeZone).toPlainDate();
    const asked = { requestedAt: ctx.now, answerBy: today.add({ months: 1 }).toString() };
    const id = newId();
    await ctx.db
      .insertInto("erasureRequests")
      .values({ ...asked, id, caseId: kase.id })
      .execute();
    ctx.record("case.erasure_asked", subjectOf(kase), { answerBy: asked.answerBy });
    const notice = { kind: "erasure_requested", subjectId: id, caseId: kase.id } as const;
    await notify(ctx, notice, (await whoLooksAfter(ctx.db, null)).leads);
    return asked;
  },
});

/** Says why not, in words that the one who asked reads on their page. To grant it is to erase. Errors: NotFound. */
export const declineErasure = command({
  name: "erasure_request.decline",
  input: z.strictObject({ requestId: Id, words: Text(2000) }),
  async target({ db }, { requestId }) {
    const request = await db
      .selectFrom("erasureRequests")
      .select(["id", "caseId"])
      .where("id", "=", requestId)
      .where("answeredAt", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!request) throw new NotFound();
    return request;
  },
  can: leads,
  async run(ctx, { words }, { id, caseId }) {
    await ctx.db
      .updateTable("erasureRequests")
      .set({
        outcome: "declined",
        words,
        answeredByKind: ctx.actor.kind,
        answeredBy: answerable(ctx.actor),
        answeredAt: ctx.now,
      })
      .where("id", "=", id)
      .execute();
    ctx.record("case.erasure_declined", { type: "case", id: caseId, caseId });
    return { id };
  },
});
