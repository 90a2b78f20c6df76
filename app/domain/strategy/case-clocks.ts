import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import type { Queryable } from "#db/client.ts";
import { findCase } from "../cases/find-case.ts";
import type { ClockMeasure } from "../listening/clocks/runs.ts";
import { countedRows } from "./counted-rows.ts";
import { wholeHistory } from "./period.ts";
import { type Standard, standardColumns } from "./standards.ts";

/** More standards and next answers than these are not shown of one case. */
const most = 100;

/** One clock of a case: by when, and what became of it. */
export interface CaseClock {
  /** Null for the case's own due time. */
  standardId: string | null;
  standardName: string | null;
  measure: ClockMeasure | "due";
  within: string | null;
  time: "elapsed" | "working";
  startsAt: Date;
  /** Null while it stands still. */
  deadline: Date | null;
  doneAt: Date | null;
  state: "met" | "late" | "overdue" | "open";
  /** How long pauses moved its deadline by, as far as they have ended, in seconds. */
  pausedSeconds: number;
}

/**
 * The clocks of one case, by the standards that measure it and by its own due time: those that run first, the next
 * deadline before later ones, then those that are done. A case without a deadline in working time has no such clock.
 */
export const readCaseClocks = query({
  name: "case.clocks",
  input: z.strictObject({ caseId: Id }),
  target: (ctx, { caseId }) => findCase(ctx, caseId),
  can: isStaff,
  async run({ db, now }, { caseId }) {
    const standards = await clockStandards(db);
    return { items: await clocksOf(db, caseId, standards, now) };
  },
});

function clockStandards(db: Queryable): Promise<Standard[]> {
  return db
    .selectFrom("standards")
    .select(standardColumns)
    .where("measure", "not in", ["promise_kept", "felt"])
    .orderBy("id", "desc")
    .limit(most)
    .execute();
}

async function clocksOf(
  db: Queryable,
  caseId: string,
  standards: Standard[],
  asOf: Date,
): Promise<CaseClock[]> {
  const view = { period: wholeHistory, asOf, zone: "UTC" };
  const only = sql`and cases.id = ${caseId}::uuid`;
  const rows = standards.map(
    (standard) => sql`
      select standard_id, starts_at, deadline, done, paused_seconds, state
      from (${countedRows(standard, view, only)}) counted`,
  );
  const own = sql`
    select null::uuid, received_at, deadline, closed_at, case when isfinite(deadline)
        then extract(epoch from deadline - due_at)::float8 else 0 end,
      case when closed_at <= deadline then 'met' when closed_at is not null then 'late'
        when deadline < ${asOf} then 'overdue' else 'open' end
    from cases cross join lateral (select paused_deadline(id, received_at, due_at, closed_at) as deadline) moved
    where id = ${caseId}::uuid and due_at is not null`;
  const { rows: found } = await sql<ClockRow>`
    select standard_id, starts_at, nullif(deadline, 'infinity') as deadline, done as done_at, paused_seconds, state
    from (${sql.join([...rows, own], sql` union all `)}) clock (standard_id, starts_at, deadline, done, paused_seconds, state)
    order by done is not null, clock.deadline, standard_id limit ${most}`.execute(db);
  const named = new Map(standards.map((standard) => [standard.id, standard]));
  return found.map(({ standardId, ...row }) => {
    const standard = standardId === null ? undefined : named.get(standardId);
    return {
      standardId,
      standardName: standard?.name ?? null,
      measure: standard ? (standard.measure as ClockMeasure) : "due",
      within: standard?.within ?? null,
      time: standard?.time ?? "elapsed",
      ...row,
    };
  });
}

type ClockRow = Pick<
  CaseClock,
  "standardId" | "startsAt" | "deadline" | "doneAt" | "pausedSeconds" | "state"
>;
