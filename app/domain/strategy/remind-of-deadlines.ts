import { sql } from "kysely";
import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { newId } from "#core/identifiers.ts";
import { whoHears } from "../cases/who-hears.ts";
import { countedRows } from "./counted-rows.ts";
import { type Standard, standardColumns } from "./standards.ts";

const day = 24 * 3600 * 1000;
const inBatch = 200;

/**
 * Reminds of deadlines that standards set and that near: a day ahead, or halfway when less time was allowed than two
 * days, as promises do. Once for each clock of each standard, however many processes look and however the deadline
 * moves afterwards; a clock that stands still has none, nor has a case that was withdrawn since. Whoever has the case
 * hears of it (`whoHears`). `done` is false while there may be more.
 */
export const remindOfDeadlines = command({
  name: "clock.remind",
  input: z.strictObject({}),
  can: (actor) => actor.kind === "system",
  async run(ctx) {
    const near = await takeNear(ctx);
    for (const clock of near) {
      const recipients = await whoHears(ctx.db, clock);
      const notice = { kind: "deadline_near" as const, subjectId: clock.id, caseId: clock.caseId };
      await notify(ctx, notice, recipients);
      const subject = { type: "case", id: clock.caseId, caseId: clock.caseId };
      ctx.record("case.deadline_neared", subject, { measure: clock.measure, deadline: clock.deadline });
    }
    return { reminded: near.length, done: near.length < inBatch };
  },
});

interface NearClock {
  id: string;
  caseId: string;
  measure: string;
  deadline: Date;
  teamId: string | null;
  ownerId: string | null;
}

/** Notes that these are reminded of; what another process noted meanwhile is not among them. */
async function takeNear(ctx: CommandContext): Promise<NearClock[]> {
  const standards: Standard[] = await ctx.db
    .selectFrom("standards")
    .select(standardColumns)
    .where("measure", "not in", ["promise_kept", "felt"])
    .execute();
  if (standards.length === 0) return [];
  const { now } = ctx;
  // No reminder comes more than a day ahead, so only deadlines of the coming day are looked at.
  const to = { at: new Date(now.getTime() + day), bound: "included" as const };
  const view = { period: { from: now, to }, asOf: now, zone: "UTC" };
  const rows = standards.map(
    (standard) => sql`
      select standard_id, subject_id, case_id, ${standard.measure} as measure, starts_at, deadline
      from (${countedRows(standard, view)}) counted where state = 'open'`,
  );
  const { rows: found } = await sql<Omit<NearClock, "id" | "ownerId" | "teamId"> & Ids>`
    select near.* from (${sql.join(rows, sql` union all `)}) near
    where deadline > ${now}
      and greatest(starts_at + (deadline - starts_at) / 2, deadline - interval '24 hours') <= ${now}
      and not exists (select from deadline_reminders reminder
        where reminder.standard_id = near.standard_id and reminder.subject_id = near.subject_id)
      and not exists (select from closures where closures.case_id = near.case_id and reopened_at is null
        and outcome = 'withdrawn' and closed_at >= near.starts_at)
    order by deadline limit ${inBatch}`.execute(ctx.db);
  if (found.length === 0) return [];
  const reminders = found.map(({ standardId, subjectId, caseId, measure, deadline }) => ({
    id: newId(),
    standardId,
    subjectId,
    caseId,
    measure,
    deadline,
    remindedAt: now,
  }));
  const taken = await ctx.db
    .insertInto("deadlineReminders")
    .values(reminders)
    .onConflict((conflict) => conflict.columns(["standardId", "subjectId"]).doNothing())
    .returning("id")
    .execute();
  if (taken.length === 0) return [];
  return ctx.db
    .selectFrom("deadlineReminders as reminder")
    .innerJoin("cases", "cases.id", "reminder.caseId")
    .leftJoin("employees as owner", (join) =>
      join.onRef("owner.id", "=", "cases.ownerId").on("owner.deactivatedAt", "is", null),
    )
    .select(["reminder.id", "reminder.caseId", "reminder.measure", "reminder.deadline"])
    .select(["cases.teamId", "owner.id as ownerId"])
    .where(
      "reminder.id",
      "in",
      taken.map(({ id }) => id),
    )
    .execute();
}

interface Ids {
  standardId: string;
  subjectId: string;
}
