import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import type { ClockMeasure } from "../listening/clocks/runs.ts";
import { ofTeam, type View, within, writtenSource } from "./counted-rows.ts";
import type { Standard } from "./standards.ts";

/** What must be said beside the figure of a standard in working time. */
export interface ClockState {
  standardId: string;
  /** Cases counted so far of all, while it is still being counted: the figure is not whole yet. */
  counting: { counted: number; total: number } | null;
  /** Cases of the period that have no deadline, because nobody works where they are. */
  withoutDeadline: number;
}

/** The state of the clocks of those standards that count in working time, in one round trip. */
export async function clockStates(
  db: Queryable,
  standards: Standard[],
  { period, asOf }: View,
): Promise<ClockState[]> {
  const working = standards.filter((standard) => standard.time === "working");
  if (working.length === 0) return [];
  const received = sql.ref("cases.received_at");
  const states = working.map(
    (standard) => sql`
      select ${standard.id}::uuid as standard_id, count.counted, count.total,
        (count.standard_id is not null and count.finished_at is null) as is_counting,
        (select count(*) from ${writtenSource(standard.measure as ClockMeasure)}
          where clock.standard_id = ${standard.id}::uuid and clock.deadline is null
            and not cases.suspected_spam and cases.received_at <= ${asOf}
            ${ofTeam(standard)} ${within(received, period, 0)}) as without_deadline
      from (select) one left join clock_counts count on count.standard_id = ${standard.id}::uuid`,
  );
  const { rows } = await sql<{
    standardId: string;
    counted: number;
    total: number;
    isCounting: boolean;
    withoutDeadline: number;
  }>`${sql.join(states, sql` union all `)}`.execute(db);
  return rows.map(({ standardId, counted, total, isCounting, withoutDeadline }) => ({
    standardId,
    counting: isCounting ? { counted, total } : null,
    withoutDeadline,
  }));
}
