import { z } from "zod";
import { addLink, findLink, type Link, removeLink } from "#blocks/links/links.ts";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound, Unauthenticated } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import { visibleCases } from "../organisation/visibility.ts";
import { findPrinciple, PrincipleId } from "./principle.ts";

/** The kind of edge from a principle to the case of a voice that speaks for it. */
export const evidence = "evidence";

/**
 * Links a voice, by the id or the reference of its case, as evidence that a principle matters. Whoever may see the
 * case may link it. Errors: NotFound; Invalid on `reference`; Conflict `wrong_state` once the principle is retired.
 */
export const linkEvidence = command({
  name: "principle.link_evidence",
  input: z.strictObject({
    principleId: PrincipleId,
    caseId: Id.optional(),
    reference: Reference(100).optional(),
  }),
  target: async (ctx, input) => ({
    principle: await findPrinciple(ctx.db, input.principleId),
    kase: await findVisibleCase(ctx, input),
  }),
  can: isStaff,
  async run(ctx, _input, { principle, kase }) {
    if (principle.state === "retired") throw new Conflict("wrong_state", { state: principle.state });
    const { id, added } = await addLink(ctx, {
      kind: evidence,
      from: { type: "principle", id: principle.id },
      to: { type: "case", id: kase.id },
    });
    if (added === "added") {
      const subject = { type: "principle", id: principle.id, caseId: kase.id };
      ctx.record("principle.evidence_linked", subject, { linkId: id });
    }
    return { id, principleId: principle.id, caseId: kase.id, reference: kase.reference };
  },
});

/** Takes a voice away from a principle; whoever may see its case may. Errors: NotFound. */
export const unlinkEvidence = command({
  name: "principle.unlink_evidence",
  input: z.strictObject({ principleId: PrincipleId, linkId: Id }),
  target: (ctx, input) => findEvidence(ctx, input),
  can: isStaff,
  async run(ctx, { principleId }, link) {
    await removeLink(ctx, link.id);
    const subject = { type: "principle", id: principleId, caseId: link.to.id };
    ctx.record("principle.evidence_unlinked", subject, { linkId: link.id });
    return { id: link.id };
  },
});

/**
 * A case by its id or its reference, if this actor may see it. Errors: NotFound for an id; Invalid on `reference`.
 */
export async function findVisibleCase(
  ctx: CommandContext,
  { caseId, reference }: { caseId?: string | undefined; reference?: string | undefined },
): Promise<{ id: string; reference: string }> {
  if (caseId === undefined && reference === undefined)
    throw new Invalid([{ path: "reference", code: "required" }]);
  const found = await visibleCase(ctx, caseId, reference);
  if (found) return found;
  if (caseId !== undefined) throw new NotFound();
  throw new Invalid([{ path: "reference", code: "unknown_case" }]);
}

/** Errors: Unauthenticated for visitors, who then see no more than that. */
function visibleCase(ctx: QueryContext, caseId: string | undefined, reference: string | undefined) {
  if (ctx.actor.kind === "visitor") throw new Unauthenticated();
  let cases = ctx.db.selectFrom("cases").select(["cases.id", "cases.reference"]);
  if (caseId !== undefined) cases = cases.where("cases.id", "=", caseId);
  if (reference !== undefined)
    cases = cases.where("cases.reference", "in", [reference, reference.toUpperCase()]);
  return cases.where(visibleCases(ctx.actor)).limit(1).executeTakeFirst();
}

async function findEvidence(
  ctx: CommandContext,
  { principleId, linkId }: { principleId: string; linkId: string },
): Promise<Link> {
  const link = await findLink(ctx.db, linkId);
  const ours = link.kind === evidence && link.from.type === "principle" && link.from.id === principleId;
  if (!ours || !(await visibleCase(ctx, link.to.id, undefined))) throw new NotFound();
  return link;
}
