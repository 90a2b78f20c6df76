import type { Queryable } from "#db/client.ts";

/** A phase without a time of its own takes this long on the agenda, in seconds. */
const usual = 600;

export interface AgendaItem {
  phaseId: string;
  title: string;
  kind: string;
  /** Null while the workshop has no time, and of one that goes over days. */
  startsAt: Date | null;
  seconds: number | null;
  deadlineAt: Date | null;
}
export interface Agenda {
  items: AgendaItem[];
  /** When the last phase is over, as planned; null while nobody said when it begins. */
  endsAt: Date | null;
}

/**
 * The phases of a workshop with the times at which they are planned: one after the other, or by their deadlines. Texts
 * of ours that nobody changed are in the reader's `language`.
 */
export async function agendaOf(
  db: Queryable,
  workshop: { id: string; manner: string; startsAt: Date | null },
  language: string,
): Promise<Agenda> {
  const phases = await db
    .selectFrom("boardPhases")
    .select(["id", "title", "kind", "seconds", "deadlineAt", "words"])
    .where("boardId", "=", workshop.id)
    .orderBy("position")
    .execute();
  const inOneGo = workshop.manner !== "over_days" ? workshop.startsAt : null;
  let at = inOneGo?.getTime() ?? 0;
  const items = phases.map(({ id: phaseId, words, ...phase }) => {
    const startsAt = inOneGo && new Date(at);
    at += (phase.seconds ?? usual) * 1000;
    return { phaseId, ...phase, title: words?.[language]?.title ?? phase.title, startsAt };
  });
  const deadlines = phases.flatMap(({ deadlineAt }) => deadlineAt?.getTime() ?? []);
  const last = deadlines.length > 0 ? new Date(Math.max(...deadlines)) : null;
  return { items, endsAt: inOneGo ? new Date(at) : last };
}
