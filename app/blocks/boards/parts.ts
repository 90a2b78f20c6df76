import type { Queryable } from "#db/client.ts";

/**
 * One kind of thing that everybody on a board may see. `read` gives what may be seen of the asked ids (all of the
 * board when null), in their order; what it leaves out is gone for its readers. Nothing hidden may ever pass it: text,
 * author or count.
 */
export interface SharedPart {
  kind: string;
  read(db: Queryable, boardId: string, ids: string[] | null): Promise<{ id: string }[]>;
}

/** What belongs to participants alone, for each of them who has any. */
export interface OwnPart {
  name: string;
  read(db: Queryable, boardId: string, participantIds: string[]): Promise<Map<string, unknown[]>>;
}

/** Rows as a list for each participant. */
export function byParticipant<Row extends { participantId: string }>(
  rows: Row[],
): Map<string, Omit<Row, "participantId">[]> {
  const lists = new Map<string, Omit<Row, "participantId">[]>();
  for (const { participantId, ...row } of rows) {
    const list = lists.get(participantId);
    if (list) list.push(row);
    else lists.set(participantId, [row]);
  }
  return lists;
}
