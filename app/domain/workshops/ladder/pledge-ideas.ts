import { z } from "zod";
import { tellAll } from "#blocks/boards/tell.ts";
import { leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Line } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { facilitates, requireOpen, takeSeat, takesPart, WorkshopId } from "../seat.ts";

const columns = [
  "pledgeIdeas.id",
  "pledgeIdeas.text",
  "pledgeIdeas.audience",
  "pledgeIdeas.state",
  "pledgeIdeas.pledgeId",
] as const;

/**
 * Keeps an answer to "what can we promise?" as an idea for a pledge, or takes it back. An idea is on no public page:
 * only the pledge that somebody makes of it can be published.
 * Errors: NotFound; Conflict `not_a_promise` for an answer to another question, `idea_taken`.
 */
export const keepPledgeIdea = command({
  name: "pledge_idea.keep",
  input: z.strictObject({
    workshopId: WorkshopId,
    answerId: Id,
    keep: z.enum(["keep", "take_back"]),
    /** Whom it would be for; everybody, when it says nothing. Left out, it stays as it was. */
    audience: Line(120).nullable().optional(),
  }),
  target: async (ctx, { workshopId, answerId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const answer = await ctx.db
      .selectFrom("boardLadderAnswers")
      .select(["id", "question", "text"])
      .where("id", "=", answerId)
      .where("boardId", "=", workshopId)
      .where("removed", "=", false)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!answer) throw new NotFound();
    return { ...seat, answer };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { keep, audience }, seat) {
    requireOpen(seat);
    const { answer } = seat;
    if (answer.question !== "promise") throw new Conflict("not_a_promise");
    const state = keep === "keep" ? ("idea" as const) : ("withdrawn" as const);
    const idea = await ctx.db
      .insertInto("pledgeIdeas")
      .values({
        id: newId(),
        boardId: seat.workshopId,
        answerId: answer.id,
        text: answer.text,
        audience,
        state,
      })
      .onConflict((conflict) =>
        conflict
          .column("answerId")
          .doUpdateSet({ text: answer.text, state, ...(audience !== undefined && { audience }) })
          .where("pledgeIdeas.state", "<>", "taken"),
      )
      .returning(columns)
      .executeTakeFirst();
    if (!idea) throw new Conflict("idea_taken");
    await tellAll(ctx.db, seat.workshopId, [{ kind: "ladder", id: answer.id }]);
    return idea;
  },
});

/** Ideas for pledges from workshops that nobody took up yet, newest first; for those who make pledges. */
export const listPledgeIdeas = query({
  name: "pledge_idea.list",
  input: z.strictObject(Paging),
  can: leads,
  async run({ db }, { limit, cursor }) {
    let rows = db
      .selectFrom("pledgeIdeas")
      .innerJoin("workshops", "workshops.id", "pledgeIdeas.boardId")
      .select(columns)
      .select(["workshops.id as workshopId", "workshops.title as workshopTitle"])
      .where("pledgeIdeas.state", "=", "idea")
      .orderBy("pledgeIdeas.id", "desc")
      .limit(limit + 1);
    if (cursor) rows = rows.where("pledgeIdeas.id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (idea) => idea,
      (idea) => encodeCursor(idea.id),
    );
  },
});

/** Puts an idea aside. Errors: NotFound; Conflict `idea_taken` once a pledge came of it. */
export const withdrawPledgeIdea = command({
  name: "pledge_idea.withdraw",
  input: z.strictObject({ ideaId: Id }),
  target: (ctx, { ideaId }) => holdIdea(ctx.db, ideaId),
  can: leads,
  async run(ctx, { ideaId }, idea) {
    if (idea.state === "taken") throw new Conflict("idea_taken");
    await ctx.db.updateTable("pledgeIdeas").set({ state: "withdrawn" }).where("id", "=", ideaId).execute();
    ctx.record("pledge_idea.withdrawn", { type: "pledge_idea", id: ideaId });
    await tellAll(ctx.db, idea.boardId, [{ kind: "ladder", id: idea.answerId }]);
    return { id: ideaId, state: "withdrawn" as const };
  },
});

/** Errors: NotFound. */
async function holdIdea(db: Queryable, id: string) {
  const idea = await db
    .selectFrom("pledgeIdeas")
    .select([...columns, "pledgeIdeas.boardId", "pledgeIdeas.answerId"])
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!idea) throw new NotFound();
  return idea;
}

/** One idea, as the start of a pledge. Errors: NotFound. */
export const readPledgeIdea = query({
  name: "pledge_idea.read",
  input: z.strictObject({ ideaId: Id }),
  target: async ({ db }, { ideaId }) => {
    const idea = await db
      .selectFrom("pledgeIdeas")
      .select(columns)
      .where("id", "=", ideaId)
      .executeTakeFirst();
    if (!idea) throw new NotFound();
    return idea;
  },
  can: leads,
  run: (_ctx, _input, idea) => idea,
});

/** Marks an idea as taken up by a pledge. Errors: Invalid on `ideaId` unless it is an idea still. */
export async function takeUpIdea(ctx: CommandContext, ideaId: string, pledgeId: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable("pledgeIdeas")
    .set({ state: "taken", pledgeId })
    .where("id", "=", ideaId)
    .where("state", "=", "idea")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Invalid([{ path: "ideaId", code: "unknown_idea" }]);
}
