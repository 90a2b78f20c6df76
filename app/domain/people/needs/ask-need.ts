import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Day, Text } from "#core/validation.ts";
import { whoLooksAfter } from "#domain/organisation/looks-after.ts";
import { findNeed, todayOf } from "./needs.ts";

/** Working out what somebody needs takes a leader a week; whoever asks may suggest another day. */
const days = 7;

/**
 * Asks for what one needs to serve well. The team is the asker's first, unless they name another of theirs. Errors:
 * Invalid on `answerBy` in the past or beyond a year, on `teamId` when it is not theirs.
 */
export const askNeed = command({
  name: "need.ask",
  input: z.strictObject({
    what: Text(300),
    why: Text(2000).optional(),
    teamId: Id.optional(),
    answerBy: Day.optional(),
  }),
  can: isStaff,
  async run(ctx, { answerBy, ...input }) {
    const askedBy = answerable(ctx.actor);
    if (!askedBy) throw new Invalid([{ path: "what", code: "nobody_asks" }]);
    const today = Temporal.PlainDate.from(await todayOf(ctx.db, ctx.now));
    const day = answerBy ?? today.add({ days }).toString();
    if (day < today.toString()) throw new Invalid([{ path: "answerBy", code: "not_in_future" }]);
    if (day > today.add({ years: 1 }).toString()) throw new Invalid([{ path: "answerBy", code: "too_far" }]);
    const teamId = await teamOf(ctx, askedBy, input.teamId);
    const id = newId();
    await ctx.db
      .insertInto("needs")
      .values({
        ...input,
        id,
        teamId,
        askedBy,
        keyId: ctx.actor.kind === "key" ? ctx.actor.id : null,
        askedAt: ctx.now,
        askedOn: today.toString(),
        answerBy: day,
      })
      .execute();
    ctx.record("need.asked", { type: "need", id }, { answerBy: day });
    const { managers, leads } = await whoLooksAfter(ctx.db, teamId);
    // The asker knows already.
    const others = [...managers, ...leads].filter((each) => each !== askedBy);
    await notify(ctx, { kind: "need_asked", subjectId: id, caseId: null }, others);
    return findNeed(ctx, id);
  },
});

async function teamOf(ctx: CommandContext, askedBy: string, wanted: string | undefined) {
  const teams = await ctx.db
    .selectFrom("memberships")
    .innerJoin("teams", "teams.id", "memberships.teamId")
    .select("teams.id")
    .where("employeeId", "=", askedBy)
    .orderBy("teams.name")
    .limit(200)
    .execute();
  if (wanted === undefined) return teams[0]?.id ?? null;
  if (!teams.some(({ id }) => id === wanted)) throw new Invalid([{ path: "teamId", code: "unknown_team" }]);
  return wanted;
}
