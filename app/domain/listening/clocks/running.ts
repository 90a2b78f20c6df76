import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";

/** Whether anything of ours is timed in a case: at all, and until it is closed. */
export interface RunningClocks {
  /** A standard times its answers or its closing, or it has a due time of its own. */
  runs: boolean;
  /** A clock of it stops at the closing, and so goes on when it is opened again. */
  untilClosed: boolean;
}

/** What times a case, by the standards for everybody and those for its team or one above. Errors: none. */
export async function runningClocks(
  db: Queryable,
  kase: { teamId: string | null; dueAt: Date | null },
): Promise<RunningClocks> {
  const { rows } = await sql<{ measure: string }>`
    select distinct measure from standards where measure in ('first_answer', 'next_answer', 'resolution')
      and (team_id is null or ${kase.teamId}::uuid in (select team_and_below(standards.team_id)))
      and (within is distinct from 'due' or ${kase.dueAt !== null})`.execute(db);
  const hasDueTime = kase.dueAt !== null;
  return {
    runs: hasDueTime || rows.length > 0,
    untilClosed: hasDueTime || rows.some(({ measure }) => measure === "resolution"),
  };
}
