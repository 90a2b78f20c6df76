import type { Queryable } from "#db/client.ts";
import { whoLooksAfter } from "#domain/organisation/looks-after.ts";

/**
 * Who is asked when somebody may not decide alone: the managers who look after the case's team; where there is none,
 * those who run the programme; and where the asker is the only one, the asker. Nobody else's question is ever answered
 * by its own asker.
 */
export async function whoAnswers(
  db: Queryable,
  teamId: string | null,
  askedBy: string,
): Promise<{ asked: string[]; leads: string[] }> {
  const carers = await whoLooksAfter(db, teamId);
  const managers = carers.managers.filter((id) => id !== askedBy);
  const others = carers.leads.filter((id) => id !== askedBy);
  const last = others.length > 0 ? others : carers.leads;
  return { asked: managers.length > 0 ? managers : last, leads: last };
}
