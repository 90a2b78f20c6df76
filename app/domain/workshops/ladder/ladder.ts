import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SharedPart } from "#blocks/boards/parts.ts";
import { tellAll, tellOwn } from "#blocks/boards/tell.ts";
import { command, query } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Forbidden, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { chair, facilitates, requireOpen, takeSeat, takesPart, WorkshopId } from "../seat.ts";
import { typedFields, typedIn } from "../typed-in.ts";

/** The rungs, in the order in which they are climbed; what they ask are messages, `ladder.<rung>`. */
export const rungs = ["work", "why", "stand_for", "basis", "promise", "principles"] as const;

/** Answers that one board may gather on its ladder. */
const mostAnswers = 600;

const answerColumns = ["id", "question", "authorId", "anonymous", "text", "removed"] as const;

/**
 * Answers a question of the ladder; everybody may, as often as they like, on any rung at any time. The writer chooses
 * the answer's id, so that one sent twice is one. Errors: Conflict `too_many_answers`, `id_taken`.
 */
export const answerRung = command({
  name: "ladder.answer",
  input: z.strictObject({
    workshopId: WorkshopId,
    answerId: Id.default(() => randomUUID()),
    question: z.enum(rungs),
    text: Text(300),
    ...typedFields,
  }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: takesPart,
  async run(ctx, { answerId, question, text, ...typed }, seat) {
    requireOpen(seat);
    const authorId = chair(seat);
    await requireRoom(ctx, seat.workshopId);
    const { nameless } = await typedIn(ctx, seat, typed);
    const made = await ctx.db
      .insertInto("boardLadderAnswers")
      .values({
        id: answerId,
        boardId: seat.workshopId,
        question,
        authorId,
        anonymous: nameless,
        text,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning(answerColumns)
      .executeTakeFirst();
    if (!made) return shown(await alreadyThere(ctx, answerId, authorId));
    await tellOwn(ctx.db, seat.workshopId, [authorId]);
    await tellAll(ctx.db, seat.workshopId, [{ kind: "ladder", id: answerId }]);
    return shown(made);
  },
});

async function requireRoom(ctx: CommandContext, boardId: string): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("boardLadderAnswers")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("boardId", "=", boardId)
    .executeTakeFirstOrThrow();
  if (count >= mostAnswers) throw new Conflict("too_many_answers", { maximum: mostAnswers });
}

async function alreadyThere(ctx: CommandContext, id: string, authorId: string) {
  const answer = await ctx.db
    .selectFrom("boardLadderAnswers")
    .select(answerColumns)
    .where("id", "=", id)
    .where("authorId", "=", authorId)
    .executeTakeFirst();
  if (!answer) throw new Conflict("id_taken");
  return answer;
}

const shown = <Row extends { authorId: string | null; anonymous: boolean }>({
  authorId,
  anonymous,
  ...answer
}: Row) => ({ ...answer, authorId: anonymous ? null : authorId });

/** Changes an answer's words, takes it away or brings it back: its author, or a facilitator. */
export const changeRungAnswer = command({
  name: "ladder.change_answer",
  input: z.strictObject({
    workshopId: WorkshopId,
    answerId: Id,
    text: Text(300).optional(),
    removed: z.boolean().optional(),
    ...typedFields,
  }),
  target: async (ctx, { workshopId, answerId }) => {
    const seat = await takeSeat(ctx, workshopId);
    const answer = await ctx.db
      .selectFrom("boardLadderAnswers")
      .select(answerColumns)
      .where("id", "=", answerId)
      .where("boardId", "=", workshopId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!answer) throw new NotFound();
    return { ...seat, answer };
  },
  can: (actor, seat) => takesPart(actor, seat) || facilitates(actor, seat),
  async run(ctx, { answerId, text, removed, ...typed }, seat) {
    requireOpen(seat);
    const isOwn = seat.answer.authorId !== null && seat.answer.authorId === seat.participantId;
    if (!isOwn && !facilitates(ctx.actor, seat)) throw new Forbidden("not_your_note");
    const nameless = text !== undefined && isOwn && (await typedIn(ctx, seat, typed)).nameless;
    const changed = await ctx.db
      .updateTable("boardLadderAnswers")
      .set({
        ...(text !== undefined && { text }),
        ...(nameless && { anonymous: true }),
        ...(removed !== undefined && { removed }),
        id: answerId,
      })
      .where("id", "=", answerId)
      .returning(answerColumns)
      .executeTakeFirstOrThrow();
    await tellAll(ctx.db, seat.workshopId, [{ kind: "ladder", id: answerId }]);
    return shown(changed);
  },
});

/** Answers that were not taken away, in the order of the rungs and of writing. `ideaId` once one is a pledge idea. */
function selectAnswers(db: Queryable, boardId: string) {
  return db
    .selectFrom("boardLadderAnswers as answer")
    .leftJoin("pledgeIdeas as idea", (join) =>
      join.onRef("idea.answerId", "=", "answer.id").on("idea.state", "<>", "withdrawn"),
    )
    .select(["answer.id", "answer.question", "answer.text", "idea.id as ideaId", "idea.audience"])
    .select((eb) =>
      eb
        .case()
        .when("answer.anonymous", "=", true)
        .then(null)
        .else(eb.ref("answer.authorId"))
        .end()
        .as("authorId"),
    )
    .where("answer.boardId", "=", boardId)
    .where("answer.removed", "=", false)
    .orderBy((eb) => eb.fn<number>("array_position", [eb.val([...rungs]), "answer.question"]))
    .orderBy("answer.place");
}

export const ladderAnswers: SharedPart = {
  kind: "ladder",
  read(db, boardId, ids) {
    const answers = selectAnswers(db, boardId);
    return (ids ? answers.where("answer.id", "in", ids) : answers).execute();
  },
};

/** The six questions in their order, in the workshop's language, each with its answers: as they are printed. */
export const readLadder = query({
  name: "ladder.read",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: () => true,
  async run({ db, services }, _input, { workshopId }) {
    const { language } = await db
      .selectFrom("workshops")
      .select("language")
      .where("id", "=", workshopId)
      .executeTakeFirstOrThrow();
    const answers = Map.groupBy(await selectAnswers(db, workshopId).execute(), ({ question }) => question);
    return {
      rungs: rungs.map((question) => ({
        question,
        asks: services.text(language, `ladder.asks.${question}`),
        answers: (answers.get(question) ?? []).map(({ question: _, ...answer }) => answer),
      })),
    };
  },
});
