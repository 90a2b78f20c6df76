import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Revision, Text } from "#core/validation.ts";
import { chair, facilitates, requireOpen, type Seat, takesPart, WorkshopId } from "../seat.ts";
import { typedFields, typedIn } from "../typed-in.ts";
import { weightOf } from "../weight.ts";
import { requireDraft, StatementId, type StatementRow, takeStatement, wordsAreTheirs } from "./statement.ts";

const Reason = Text(1000);

/**
 * Says of a statement: agree, can live with it, or object, which wants a reason. Nobody hears of it before the
 * answers are shown; after that, whoever objected and now answers otherwise lifts the objection.
 * Errors: Invalid on `reason`; Conflict `statement_agreed`, `statement_dropped`, `statement_changed` since it was read.
 */
export const giveConsent = command({
  name: "consent.give",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    answer: z.enum(["agree", "live_with", "object"]),
    reason: Reason.optional(),
    /** Of the words that were read; an answer to others counts for none. */
    revision: Revision.optional(),
    ...typedFields,
  }),
  target: (ctx, input) => takeStatement(ctx, input),
  can: takesPart,
  async run(ctx, { answer, reason, revision, ...typed }, seat) {
    requireOpen(seat);
    const { statement } = seat;
    requireDraft(statement);
    if (revision !== undefined && revision !== statement.revision) throw new Conflict("statement_changed");
    const participantId = chair(seat);
    const { nameless } = await typedIn(ctx, seat, typed);
    if (answer === "object" && !reason) throw new Invalid([{ path: "reason", code: "required" }]);
    const shown = statement.consentShownAt !== null;
    const earlier = await findConsent(ctx, statement, participantId);
    // An objection that was seen stays to be read, with how it ended; one that nobody saw leaves nothing behind.
    const seen = earlier?.reason && earlier.wasShown;
    const lifts = seen && earlier.answer === "object" && !earlier.lifted;
    const weight = await weightOf(ctx.db, participantId);
    const given =
      answer === "object"
        ? { answer, reason: reason ?? null, reply: null, lifted: null, liftReason: null }
        : seen
          ? { answer, ...(lifts && { lifted: "objector" as const }) }
          : { answer, reason: null };
    await ctx.db
      .insertInto("boardConsents")
      .values({
        ...given,
        ...weight,
        id: randomUUID(),
        boardId: seat.workshopId,
        statementId: statement.id,
        participantId,
        anonymous: nameless,
        revision: statement.revision,
        wasShown: shown,
      })
      .onConflict((conflict) =>
        conflict.columns(["statementId", "participantId"]).doUpdateSet({
          ...given,
          ...weight,
          revision: statement.revision,
          ...(nameless && { anonymous: true }),
          // A reason that is new since the last showing has been seen by nobody.
          ...(shown ? { wasShown: true } : answer === "object" && { wasShown: false }),
        }),
      )
      .execute();
    await tellOwn(ctx.db, seat.workshopId, [participantId]);
    if (shown) await tellOfConsent(ctx, seat);
    return { statementId: statement.id, answer, revision: statement.revision };
  },
});

const findConsent = (ctx: CommandContext, statement: StatementRow, participantId: string) =>
  ctx.db
    .selectFrom("boardConsents")
    .select(["answer", "reason", "lifted", "wasShown"])
    .where("statementId", "=", statement.id)
    .where("participantId", "=", participantId)
    .executeTakeFirst();

const tellOfConsent = (ctx: CommandContext, seat: Seat & { statement: StatementRow }) =>
  tellAll(ctx.db, seat.workshopId, [{ kind: "consent", id: seat.statement.id }]);

/**
 * Shows what everybody answered, or asks again: then all answers go, but for objections that are still open.
 * Errors: Conflict `statement_agreed`, `statement_dropped`.
 */
export const showConsent = command({
  name: "consent.show",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    round: z.enum(["show", "again"]),
  }),
  target: (ctx, input) => takeStatement(ctx, input),
  can: facilitates,
  async run(ctx, { statementId, round }, seat) {
    requireOpen(seat);
    requireDraft(seat.statement);
    await ctx.db
      .updateTable("boardStatements")
      .set({ consentShownAt: round === "show" ? ctx.now : null })
      .where("id", "=", statementId)
      .execute();
    if (round === "show") {
      await ctx.db
        .updateTable("boardConsents")
        .set({ wasShown: true })
        .where("statementId", "=", statementId)
        .execute();
    } else {
      const gone = await ctx.db
        .deleteFrom("boardConsents")
        .where("statementId", "=", statementId)
        .where((eb) => eb.or([eb("answer", "<>", "object"), eb("lifted", "is not", null)]))
        .returning("participantId")
        .execute();
      await tellOwn(
        ctx.db,
        seat.workshopId,
        gone.flatMap(({ participantId }) => participantId ?? []),
      );
    }
    await tellOfConsent(ctx, seat);
    return { statementId, round };
  },
});

/**
 * Answers an objection that was shown (whoever drafted the statement, or a facilitator), or lifts it as a
 * facilitator, openly and with a reason. An answer alone lifts nothing: its author does, by answering otherwise.
 * Errors: NotFound; Invalid; Forbidden `not_your_statement`; Conflict `objection_lifted`, `statement_agreed`.
 */
export const answerObjection = command({
  name: "consent.answer_objection",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    objectionId: Id,
    reply: Reason.optional(),
    liftReason: Reason.optional(),
  }),
  target: async (ctx, input) => {
    const seat = await takeStatement(ctx, input);
    const objection = await ctx.db
      .selectFrom("boardConsents")
      .select(["id", "answer", "lifted", "reply", "liftReason"])
      .where("id", "=", input.objectionId)
      .where("statementId", "=", seat.statement.id)
      .where("reason", "is not", null)
      .where("wasShown", "=", true)
      .executeTakeFirst();
    if (!objection) throw new NotFound();
    return { ...seat, objection };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { objectionId, reply, liftReason }, seat) {
    requireOpen(seat);
    requireDraft(seat.statement);
    const { objection } = seat;
    if (!wordsAreTheirs(ctx.actor, seat, seat.statement)) throw new Forbidden("not_your_statement");
    if (liftReason && !facilitates(ctx.actor, seat)) throw new Forbidden();
    if (!reply && !liftReason) throw new Invalid([{ path: "reply", code: "required" }]);
    if (objection.lifted) throw new Conflict("objection_lifted");
    await ctx.db
      .updateTable("boardConsents")
      .set({
        ...(reply && { reply }),
        ...(liftReason && { liftReason, lifted: "facilitator" as const }),
        id: objectionId,
      })
      .where("id", "=", objectionId)
      .execute();
    await tellOfConsent(ctx, seat);
    return { objectionId, lifted: liftReason ? ("facilitator" as const) : null };
  },
});
