import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { answerable, isStaff, leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import { whoSees } from "#domain/organisation/looks-after.ts";
import { readCheck } from "./read-check.ts";
import { holdRound, openRound, type Round, subjectOfRound } from "./round.ts";
import { type CheckSubject, findSubject, SubjectInput } from "./subject.ts";

/**
 * Shows everybody's view to all who may see the thing: from now on none is added. Whoever gave one may, and leads.
 * Errors: NotFound; Conflict `nothing_to_show`, `check_shown`, `check_first` for who did not check.
 */
export const showCheck = command({
  name: "check.show",
  input: z.strictObject(SubjectInput),
  target: (ctx, input): Promise<CheckSubject> => findSubject(ctx, input),
  can: isStaff,
  async run(ctx, _input, subject) {
    const round = await holdRound(ctx.db, subject);
    if (round.shownAt) throw new Conflict("check_shown");
    await showRound(ctx, round, subject);
    return readCheck(ctx, subject);
  },
});

/** Shows a round that is held. Errors: Conflict `nothing_to_show`, `check_first`. */
export async function showRound(ctx: CommandContext, round: Round, subject: CheckSubject): Promise<void> {
  const views = await ctx.db
    .selectFrom("checkViews")
    .select("checkerId")
    .where("checkId", "=", round.id)
    .execute();
  if (views.length === 0) throw new Conflict("nothing_to_show");
  const me = answerable(ctx.actor);
  if (!leads(ctx.actor) && !views.some((view) => view.checkerId === me)) throw new Conflict("check_first");
  await ctx.db
    .updateTable("checks")
    .set({ shownAt: ctx.now, shownBy: me })
    .where("id", "=", round.id)
    .execute();
  ctx.record("check.shown", subjectOfRound(round, subject), { views: views.length });
}

/**
 * Ends a shown round, once it was talked through. Where anybody saw a conflict, the note says what was decided.
 * Errors: NotFound; Conflict `not_shown`, `already_settled`; Invalid `decision_note_needed` on `note`.
 */
export const settleCheck = command({
  name: "check.settle",
  input: z.strictObject({ ...SubjectInput, note: Text(2000).optional() }),
  target: (ctx, input): Promise<CheckSubject> => findSubject(ctx, input),
  can: isStaff,
  async run(ctx, { note }, subject) {
    const round = await holdRound(ctx.db, subject);
    if (!round.shownAt) throw new Conflict("not_shown");
    if (round.settledAt) throw new Conflict("already_settled");
    if (note === undefined && (await hasConflict(ctx, round))) {
      throw new Invalid([{ path: "note", code: "decision_note_needed" }]);
    }
    await ctx.db
      .updateTable("checks")
      .set({ note: note ?? null, settledAt: ctx.now, settledBy: answerable(ctx.actor) })
      .where("id", "=", round.id)
      .execute();
    ctx.record("check.settled", subjectOfRound(round, subject));
    return readCheck(ctx, subject);
  },
});

async function hasConflict(ctx: CommandContext, round: Round): Promise<boolean> {
  const found = await ctx.db
    .selectFrom("checkViews")
    .innerJoin("checkMarks", "checkMarks.viewId", "checkViews.id")
    .select("checkMarks.mark")
    .where("checkViews.checkId", "=", round.id)
    .where("checkMarks.mark", "=", "conflicts")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** As many colleagues as are asked for one round. */
const mostAsked = 20;

/**
 * Asks colleagues for their own view; each finds it in their notices. Errors: NotFound; Conflict `check_shown`; Invalid
 * `unknown_employee` for who does not work here, `cannot_see_case` for who may not see the case.
 */
export const askForViews = command({
  name: "check.ask",
  input: z.strictObject({ ...SubjectInput, employeeIds: z.array(Id).min(1).max(mostAsked) }),
  target: (ctx, input): Promise<CheckSubject> => findSubject(ctx, input),
  can: isStaff,
  async run(ctx, { employeeIds }, subject) {
    const asked = [...new Set(employeeIds)];
    await requireAskable(ctx, subject, asked);
    const round = await openRound(ctx, subject);
    await ctx.db
      .insertInto("checkAsks")
      .values(asked.map((employeeId) => ({ checkId: round.id, employeeId, askedAt: ctx.now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await notify(ctx, { kind: "check_asked", subjectId: round.id, caseId: subject.caseId }, asked);
    ctx.record("check.asked", subjectOfRound(round, subject), { asked: asked.length });
    return readCheck(ctx, subject);
  },
});

async function requireAskable(ctx: CommandContext, subject: CheckSubject, asked: string[]): Promise<void> {
  const there = await ctx.db
    .selectFrom("employees")
    .select("id")
    .where("id", "in", asked)
    .where("deactivatedAt", "is", null)
    .execute();
  if (there.length < asked.length) throw new Invalid([{ path: "employeeIds", code: "unknown_employee" }]);
  if (subject.caseId === null) return;
  const kase = await ctx.db
    .selectFrom("cases")
    .select(["id", "teamId", "ownerId"])
    .where("id", "=", subject.caseId)
    .executeTakeFirst();
  if (!kase) throw new NotFound();
  const seeing = await whoSees(ctx.db, kase, asked);
  if (asked.some((id) => !seeing.has(id)))
    throw new Invalid([{ path: "employeeIds", code: "cannot_see_case" }]);
}
