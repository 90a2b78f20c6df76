import { randomUUID } from "node:crypto";
import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { type Actor, guestOf, onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { hashOf, newToken } from "#core/identifiers.ts";
import { Line } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { Code } from "./code.ts";
import { requireNotRemoved, WorkshopId } from "./seat.ts";

/** What a guest's token starts with, so that it is never taken for a key. */
const guestMark = "guest_";

/** The workshop that a code opens, as somebody at its door sees it. Errors: NotFound, also when it is over. */
export const findByCode = query({
  name: "workshop.find_by_code",
  limit: ({ services, address }) => services.limits.use("join.address", address),
  input: z.strictObject({ code: Code }),
  can: () => true,
  run: ({ db }, { code }) => byCode(db, code),
});

/**
 * Joins by the code, with a name or without one: a guest gets a token that opens this board alone. Somebody who is
 * signed in joins as themselves, once. Errors: NotFound for a code that opens nothing (any more); Forbidden
 * `removed_from_workshop` for a guest who was sent away.
 */
export const joinWorkshop = command({
  name: "workshop.join",
  limit: ({ services, address }) => services.limits.use("join.address", address),
  input: z.strictObject({ workshopId: WorkshopId, code: Code, name: Line(60).optional() }),
  target: async (ctx, { workshopId, code }) => {
    await ctx.services.limits.use("join.code", code);
    const workshop = await byCode(ctx.db, code);
    if (workshop.id !== workshopId) throw new NotFound();
    await requireNotRemoved(ctx, workshopId);
    return workshop;
  },
  can: () => true,
  async run(ctx, { name }, { id: workshopId }) {
    const { actor } = ctx;
    if (onOwnDevice(actor))
      return { workshopId, ...(await takeChair(ctx, workshopId, actor.id)), token: null };
    const token = `${guestMark}${newToken()}`;
    const participantId = randomUUID();
    await ctx.db
      .insertInto("boardParticipants")
      .values({ id: participantId, boardId: workshopId, tokenHash: hashOf(token), name: name ?? null })
      .execute();
    await tellAll(ctx.db, workshopId, [{ kind: "participant", id: participantId }]);
    return { workshopId, participantId, token };
  },
});

/** The chair of somebody who works here, made when they come for the first time. */
export async function takeChair(
  ctx: CommandContext,
  workshopId: string,
  employeeId: string,
): Promise<{ participantId: string }> {
  const made = await ctx.db
    .insertInto("boardParticipants")
    .values({ id: randomUUID(), boardId: workshopId, employeeId })
    .onConflict((conflict) => conflict.columns(["boardId", "employeeId"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) {
    await tellAll(ctx.db, workshopId, [{ kind: "participant", id: made.id }]);
    return { participantId: made.id };
  }
  const { id } = await ctx.db
    .selectFrom("boardParticipants")
    .select("id")
    .where("boardId", "=", workshopId)
    .where("employeeId", "=", employeeId)
    .executeTakeFirstOrThrow();
  return { participantId: id };
}

async function byCode(db: QueryContext["db"], code: string) {
  const workshop = await db
    .selectFrom("workshops")
    .innerJoin("boards", "boards.id", "workshops.id")
    .select(["workshops.id", "workshops.title", "workshops.language"])
    .where("code", "=", code)
    .where("boards.closedAt", "is", null)
    .executeTakeFirst();
  if (!workshop) throw new NotFound();
  return workshop;
}

/** The guest who holds a token, or null. One who was sent away is known still, and refused everywhere. */
export async function guestOfToken(db: Queryable, token: string): Promise<Actor | null> {
  if (!token.startsWith(guestMark)) return null;
  const guest = await db
    .selectFrom("boardParticipants")
    .select(["id", "boardId"])
    .where("tokenHash", "=", hashOf(token))
    .executeTakeFirst();
  return guest ? guestOf(guest.id, guest.boardId) : null;
}
