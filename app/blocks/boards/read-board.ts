import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { type Frame, readFrame } from "./frame.ts";
import type { OwnPart, SharedPart } from "./parts.ts";

/** Changes in detail; after more, a reader takes the whole board again. */
const mostChanges = 500;

export interface BoardParts {
  shared: SharedPart[];
  own: OwnPart[];
}

/** The whole board as everybody may see it: `all`; or what changed since a number: `changed` and `gone` by kind. */
export interface SharedMessage {
  number: number;
  frame?: Frame;
  all?: Record<string, { id: string }[]>;
  changed?: Record<string, { id: string }[]>;
  gone?: Record<string, string[]>;
}
export interface OwnMessage {
  number: number;
  own: Record<string, unknown[]>;
}

/** Number of the newest shared change. Errors: NotFound. */
export async function numberOf(db: Queryable, boardId: string): Promise<number> {
  const board = await db.selectFrom("boards").select("number").where("id", "=", boardId).executeTakeFirst();
  if (!board) throw new NotFound();
  return board.number;
}

/** All that everybody may see. What is newer than its number may come again: every part replaces what it names. */
export async function readWhole(db: Queryable, parts: BoardParts, boardId: string): Promise<SharedMessage> {
  const number = await numberOf(db, boardId);
  const all: Record<string, { id: string }[]> = {};
  for (const part of parts.shared) all[part.kind] = await part.read(db, boardId, null);
  return { number, frame: await readFrame(db, boardId), all };
}

/** What changed after a number, or null when nothing did. */
export async function readChanges(
  db: Queryable,
  parts: BoardParts,
  boardId: string,
  since: number,
): Promise<SharedMessage | null> {
  const log = await db
    .selectFrom("boardLog")
    .select(["number", "kind", "objectId"])
    .where("boardId", "=", boardId)
    .where("number", ">", since)
    .orderBy("number")
    .limit(mostChanges + 1)
    .execute();
  const newest = log.at(-1);
  if (!newest) return null;
  if (log.length > mostChanges || log.some((entry) => entry.kind === "all")) {
    return readWhole(db, parts, boardId);
  }
  const message: SharedMessage = { number: newest.number, changed: {}, gone: {} };
  if (log.some((entry) => entry.kind === "frame")) message.frame = await readFrame(db, boardId);
  for (const part of parts.shared) {
    const ids = [...new Set(log.filter((entry) => entry.kind === part.kind).map((entry) => entry.objectId))];
    if (ids.length === 0) continue;
    const found = await part.read(db, boardId, ids);
    const there = new Set(found.map((thing) => thing.id));
    const gone = ids.filter((id) => !there.has(id));
    if (found.length > 0) Object.assign(message.changed ?? {}, { [part.kind]: found });
    if (gone.length > 0) Object.assign(message.gone ?? {}, { [part.kind]: gone });
  }
  return message;
}

/** The own parts of participants, whole. */
export async function readOwn(
  db: Queryable,
  parts: BoardParts,
  boardId: string,
  participants: { id: string; number: number }[],
): Promise<Map<string, OwnMessage>> {
  const messages = new Map<string, OwnMessage>(
    participants.map(({ id, number }) => [id, { number, own: {} }]),
  );
  if (participants.length === 0) return messages;
  const ids = participants.map((participant) => participant.id);
  for (const part of parts.own) {
    const lists = await part.read(db, boardId, ids);
    for (const [id, message] of messages) message.own[part.name] = lists.get(id) ?? [];
  }
  return messages;
}

/** How far the own parts of participants are. */
export const ownNumbersOf = (db: Queryable, boardId: string, ids: string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom("boardParticipants")
        .select(["id", "ownNumber as number"])
        .where("boardId", "=", boardId)
        .where("id", "in", ids)
        .execute();
