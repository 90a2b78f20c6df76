import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { addLink, linksFrom } from "#blocks/links/links.ts";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Forbidden, Invalid } from "#core/errors.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { evidence } from "#domain/philosophy/evidence.ts";
import { element } from "#domain/philosophy/get-principle.ts";
import { holdPrinciple, type Principle, PrincipleId, requireState } from "#domain/philosophy/principle.ts";
import { retirePrinciple } from "#domain/philosophy/retire-principle.ts";
import { startOf } from "#messages/shorten.ts";
import { facilitates, requireOpen, type Seat, WorkshopId } from "../seat.ts";
import {
  requireDraft,
  StatementId,
  type StatementRow,
  shownStatement,
  statementChanges,
  statementColumns,
  takeStatement,
} from "./statement.ts";

/**
 * Makes an agreed statement a principle, with the elements and the voices it rests on. Who runs the programme agrees
 * the principle with it, in one of ten places; with others it waits for them as a draft. Where ten are in force:
 * `swapForId` retires one of them for it, `mergeIntoId` lets it go up in one, which then carries its elements.
 * Errors: Conflict `consent_not_shown`, `no_consent_yet`, `objection_open`, `principle_limit` with the ways out,
 * `statement_agreed`, `statement_dropped`; Invalid; Forbidden for a swap or a merge by others.
 */
export const agreeStatement = command({
  name: "statement.agree",
  input: z.strictObject({
    workshopId: WorkshopId,
    statementId: StatementId,
    swapForId: PrincipleId.optional(),
    mergeIntoId: PrincipleId.optional(),
  }),
  target: (ctx, input) => takeStatement(ctx, input),
  can: facilitates,
  async run(ctx, { swapForId, mergeIntoId }, seat) {
    requireOpen(seat);
    const { statement } = seat;
    requireDraft(statement);
    await requireConsent(ctx, statement);
    if (swapForId && mergeIntoId) throw new Invalid([{ path: "mergeIntoId", code: "one_way" }]);
    if ((swapForId || mergeIntoId) && !leads(ctx.actor)) throw new Forbidden();
    if (swapForId) await makeRoom(ctx, statement, swapForId);
    const principle = mergeIntoId ? await takeIn(ctx, mergeIntoId) : await makePrinciple(ctx, statement);
    await carryOver(ctx, seat, statement, principle.id);
    const agreed = await ctx.db
      .updateTable("boardStatements")
      .set({ agreedAt: ctx.now, principleId: principle.id })
      .where("id", "=", statement.id)
      .returning(statementColumns)
      .executeTakeFirstOrThrow();
    ctx.record(
      "workshop.statement_agreed",
      { type: "workshop", id: seat.workshopId },
      { statementId: statement.id, principleId: principle.id },
    );
    await tellAll(ctx.db, seat.workshopId, statementChanges(seat.workshopId, statement.id));
    return { statement: shownStatement(agreed), principleId: principle.id, principleState: principle.state };
  },
});

/** Errors: Conflict while answers are hidden, nobody agreed to these words, or an objection is open. */
async function requireConsent(ctx: CommandContext, statement: StatementRow): Promise<void> {
  if (!statement.consentShownAt) throw new Conflict("consent_not_shown");
  const answers = await ctx.db
    .selectFrom("boardConsents")
    .select(["answer", "lifted", "revision"])
    .where("statementId", "=", statement.id)
    .execute();
  const open = answers.filter(({ answer, lifted }) => answer === "object" && lifted === null);
  if (open.length > 0) throw new Conflict("objection_open", { objections: open.length });
  const agreed = answers.some(
    ({ answer, revision }) => answer !== "object" && revision === statement.revision,
  );
  if (!agreed) throw new Conflict("no_consent_yet");
}

/** Retires the principle whose place the statement takes. Errors: Invalid on `swapForId`; Conflict `wrong_state`. */
async function makeRoom(ctx: CommandContext, statement: StatementRow, principleId: string): Promise<void> {
  await requirePrinciple(ctx, principleId, "swapForId");
  const principle = await holdPrinciple(ctx.db, principleId);
  requireState(principle, "agreed", "published");
  await retirePrinciple.run(ctx, { principleId, reason: statement.text }, principle);
}

/** The principle that a statement goes up in. Errors: Invalid on `mergeIntoId`; Conflict `wrong_state`. */
async function takeIn(ctx: CommandContext, principleId: string): Promise<Principle> {
  await requirePrinciple(ctx, principleId, "mergeIntoId");
  const principle = await holdPrinciple(ctx.db, principleId);
  requireState(principle, "draft", "agreed", "published");
  return principle;
}

async function requirePrinciple(ctx: CommandContext, id: string, path: string): Promise<void> {
  const found = await ctx.db.selectFrom("principles").select("id").where("id", "=", id).executeTakeFirst();
  if (!found) throw new Invalid([{ path, code: "unknown_principle" }]);
}

async function makePrinciple(ctx: CommandContext, statement: StatementRow): Promise<Principle> {
  const { text, explanation, why } = statement;
  const words = { statement: text, ...(explanation && { explanation }), ...(why && { why }) };
  const drafted = await createPrinciple.run(ctx, words, undefined);
  if (!agreePrinciple.can(ctx.actor, drafted, { principleId: drafted.id })) return drafted;
  return agreePrinciple.run(ctx, { principleId: drafted.id }, drafted);
}

/** What it rests on goes along: the elements it is tied to, and the voices linked to it and to them. */
async function carryOver(
  ctx: CommandContext,
  seat: Pick<Seat, "workshopId">,
  statement: StatementRow,
  principleId: string,
): Promise<void> {
  const from = { type: "principle", id: principleId };
  const notes = await ctx.db
    .selectFrom("boardTies as tie")
    .innerJoin("boardNotes as note", "note.id", "tie.noteId")
    .select(["note.id", "note.text", "note.evidenceKind", "note.evidenceId"])
    .where("tie.boardId", "=", seat.workshopId)
    .where("tie.targetId", "=", statement.id)
    .where("note.hidden", "=", false)
    .where("note.removed", "=", false)
    .orderBy("note.id")
    .execute();
  for (const note of notes) {
    await addLink(ctx, {
      kind: element,
      from,
      to: { type: "note", id: note.id },
      // The words of a voice stay where an erasure finds them; the case itself goes along below.
      ...(note.evidenceKind !== "case" && { label: startOf(note.text, 300) }),
    });
  }
  const linked = await linksFrom(ctx.db, { type: "statement", id: statement.id }, evidence, 200);
  const ofNotes = notes.flatMap(({ evidenceKind, evidenceId }) =>
    evidenceKind === "case" && evidenceId ? [evidenceId] : [],
  );
  for (const id of new Set([...linked.map(({ to }) => to.id), ...ofNotes])) {
    await addLink(ctx, { kind: evidence, from, to: { type: "case", id } });
  }
}
