import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { addLink, findLink, removeLink } from "#blocks/links/links.ts";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import { evidence, findVisibleCase } from "#domain/philosophy/evidence.ts";
import { facilitates, requireOpen, takesPart, WorkshopId } from "../seat.ts";
import { requireDraft, StatementId, takeStatement } from "./statement.ts";

/**
 * Links a voice, by the id or the reference of its case, to a statement that it speaks for. Whoever takes part and
 * may see the case may; of the case everybody on the board sees that there is one, and nothing of what it says.
 * Errors: NotFound; Invalid on `reference`; Conflict `statement_agreed`, `statement_dropped`.
 */
export const linkStatementEvidence = command({
  name: "statement.link_evidence",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    caseId: Id.optional(),
    reference: Reference(100).optional(),
  }),
  target: (ctx, input) => takeStatement(ctx, input),
  can: (actor, seat) => isStaff(actor) && (takesPart(actor, seat) || facilitates(actor, seat)),
  async run(ctx, input, seat) {
    requireOpen(seat);
    requireDraft(seat.statement);
    const kase = await findVisibleCase(ctx, input);
    const { id } = await addLink(ctx, {
      kind: evidence,
      from: { type: "statement", id: seat.statement.id },
      to: { type: "case", id: kase.id },
    });
    await tellAll(ctx.db, seat.workshopId, [{ kind: "statement", id: seat.statement.id }]);
    return { id, statementId: seat.statement.id, caseId: kase.id, reference: kase.reference };
  },
});

/** Takes a voice away from a statement. Errors: NotFound; Conflict `statement_agreed`, `statement_dropped`. */
export const unlinkStatementEvidence = command({
  name: "statement.unlink_evidence",
  input: z.strictObject({ workshopId: WorkshopId, statementId: StatementId, linkId: Id }),
  target: async (ctx, input) => {
    const seat = await takeStatement(ctx, input);
    const link = await findLink(ctx.db, input.linkId);
    if (link.kind !== evidence || link.from.id !== seat.statement.id) throw new NotFound();
    return { ...seat, link };
  },
  can: (actor, seat) => isStaff(actor) && (takesPart(actor, seat) || facilitates(actor, seat)),
  async run(ctx, { linkId }, seat) {
    requireOpen(seat);
    requireDraft(seat.statement);
    await removeLink(ctx, linkId);
    await tellAll(ctx.db, seat.workshopId, [{ kind: "statement", id: seat.statement.id }]);
    return { id: linkId };
  },
});
