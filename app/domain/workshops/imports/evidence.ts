import { z } from "zod";
import { type Actor, isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { type FieldError, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";
import { facilitates, type Seat, takeSeat, WorkshopId } from "../seat.ts";

interface Linked {
  momentId?: string | undefined;
  caseId?: string | undefined;
}

/** Cases that this actor may see; those kept aside as spam are no voices. */
export const casesOf = (ctx: Pick<QueryContext, "db" | "actor">) =>
  ctx.db.selectFrom("cases").where(visibleCases(ctx.actor)).where("cases.suspectedSpam", "=", false);

/** Errors: Invalid for a bad moment or a case that is not there for whoever brings it, or for both at once. */
export async function requireVisible(ctx: CommandContext, items: Linked[]): Promise<void> {
  const momentIds = items.flatMap(({ momentId }) => momentId ?? []);
  const caseIds = items.flatMap(({ caseId }) => caseId ?? []);
  const moments =
    momentIds.length > 0 && isStaff(ctx.actor)
      ? await ctx.db
          .selectFrom("badMoments")
          .select("id")
          .where("id", "in", momentIds)
          .where("removedAt", "is", null)
          .execute()
      : [];
  const cases =
    caseIds.length > 0
      ? await casesOf(ctx).select("cases.id").where("cases.id", "in", caseIds).execute()
      : [];
  const there = new Set([...moments, ...cases].map(({ id }) => id));
  const errors = items.flatMap(({ momentId, caseId }, index): FieldError[] => {
    if (momentId && caseId) return [{ path: `items.${index}.caseId`, code: "one_link" }];
    if (momentId && !there.has(momentId)) return [{ path: `items.${index}.momentId`, code: "not_found" }];
    if (caseId && !there.has(caseId)) return [{ path: `items.${index}.caseId`, code: "not_found" }];
    return [];
  });
  if (errors.length > 0) throw new Invalid(errors);
}

/** Who brings what was told elsewhere: those who work here and facilitate. */
export const brings = (actor: Actor, seat: Seat): boolean => isStaff(actor) && facilitates(actor, seat);

/**
 * What a note on a board comes from, for those who may see that: everybody who works here a bad moment, a case whoever
 * sees the case. Errors: NotFound, also for a note that only its author sees, and for what this actor may not see.
 */
export const readNoteEvidence = query({
  name: "note.read_evidence",
  input: z.strictObject({ workshopId: WorkshopId, noteId: Id }),
  async target(ctx, { workshopId, noteId }) {
    const seat = await takeSeat(ctx, workshopId);
    const note = await ctx.db
      .selectFrom("boardNotes")
      .select(["evidenceKind", "evidenceId", "hidden", "authorId"])
      .where("id", "=", noteId)
      .where("boardId", "=", workshopId)
      .where("removed", "=", false)
      .executeTakeFirst();
    const { evidenceKind: kind, evidenceId: id } = note ?? {};
    if (!note || !kind || !id) throw new NotFound();
    if (note.hidden && (note.authorId === null || note.authorId !== seat.participantId)) throw new NotFound();
    if (kind === "case") await requireCase(ctx, id);
    return { kind, id };
  },
  can: isStaff,
  run: (_ctx, _input, evidence) => evidence,
});

async function requireCase(ctx: QueryContext, id: string): Promise<void> {
  const found = await casesOf(ctx).select("cases.id").where("cases.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound();
}
