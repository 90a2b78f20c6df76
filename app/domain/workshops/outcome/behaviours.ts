import { sql } from "kysely";
import { z } from "zod";
import { notify } from "#blocks/notices/notify.ts";
import { answerable, isStaff, leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext, QueryContext } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { WorkshopId } from "../seat.ts";
import { findWorkshop } from "../workshop.ts";

/** Behaviours that a workshop leaves behind: more is a list that nobody lives by. */
const mostChosen = 10;

const columns = [
  "id",
  "text",
  "state",
  "votes",
  "sourceType",
  "sourceId",
  "createdAt",
  "answeredAt",
  "reason",
  "mergedIntoId",
] as const;

/**
 * What a workshop that yields behaviours leaves behind on closing: the groups and single notes with most dots, over
 * all its rounds; where nobody voted, what lies on the board in its order. Each keeps the way back to where it stood.
 */
export async function chooseBehaviours(ctx: CommandContext, workshopId: string): Promise<void> {
  const { yields } = await findWorkshop(ctx.db, workshopId);
  if (yields !== "behaviours") return;
  const found = await candidates(ctx.db, workshopId);
  const anybodyVoted = found.some(({ votes }) => votes > 0);
  // A workshop that was reopened and closes again adds what is new.
  const listed = new Set((await behavioursOf(ctx.db, workshopId)).map(({ sourceId }) => sourceId));
  const most = found.filter(({ votes }) => votes > 0 || !anybodyVoted).slice(0, mostChosen);
  const chosen = most.filter(({ id }) => !listed.has(id));
  if (chosen.length === 0) return;
  await ctx.db
    .insertInto("workshopBehaviours")
    .values(
      chosen.map(({ text, votes, kind, id }) => ({
        id: newId(),
        workshopId,
        text,
        state: "kept" as const,
        votes: anybodyVoted ? votes : null,
        sourceType: kind,
        sourceId: id,
        createdAt: ctx.now,
      })),
    )
    .execute();
}

/**
 * Groups and single notes with their dots, the most first; the dots of a run-off decide between equals alone. A group
 * without a name speaks by its first note.
 */
async function candidates(db: Queryable, boardId: string) {
  const { rows } = await sql<{ kind: "note" | "group"; id: string; text: string; votes: number }>`
    with dots as (
      select vote.target_id,
        coalesce(sum(vote.votes * vote.weight) filter (where phase.run_off is null), 0)::int as votes,
        coalesce(sum(vote.votes * vote.weight) filter (where phase.run_off is not null), 0)::int as run_off
      from board_votes vote join board_phases phase on phase.id = vote.phase_id
      where vote.board_id = ${boardId} group by vote.target_id
    ), thing as (
      select target.kind, target.id, board_group.position,
        coalesce(nullif(board_group.name, ''), (select text from board_open_notes note
          where note.group_id = target.id order by position, id limit 1)) as text
      from board_targets target join board_groups board_group on board_group.id = target.id
      where target.board_id = ${boardId} and target.kind = 'group'
      union all
      select 'note', id, position, text from board_open_notes where board_id = ${boardId} and group_id is null
    )
    select thing.kind, thing.id, thing.text, coalesce(dots.votes, 0)::int as votes
    from thing left join dots on dots.target_id = thing.id
    where thing.text is not null order by votes desc, coalesce(dots.run_off, 0) desc, thing.kind, thing.position, thing.id limit 200`.execute(
    db,
  );
  return rows;
}

/** A closed workshop whose list stays open, for those who work here. Errors: NotFound for everybody else. */
async function openList(ctx: QueryContext, workshopId: string) {
  if (!isStaff(ctx.actor)) throw new NotFound();
  const workshop = await findWorkshop(ctx.db, workshopId);
  if (!workshop.closedAt) throw new NotFound();
  return workshop;
}

/**
 * Proposes a behaviour for the list of a closed workshop; anybody who works here may, at any time.
 * Errors: NotFound; Conflict `no_behaviours` where the workshop was about something else.
 */
export const proposeBehaviour = command({
  name: "behaviour.propose",
  input: z.strictObject({ workshopId: WorkshopId, text: Text(500) }),
  target: (ctx, { workshopId }) => openList(ctx, workshopId),
  can: isStaff,
  async run(ctx, { workshopId, text }, workshop) {
    if (workshop.yields !== "behaviours") throw new Conflict("no_behaviours");
    const behaviour = await ctx.db
      .insertInto("workshopBehaviours")
      .values({
        id: newId(),
        workshopId,
        text,
        state: "proposed",
        proposedBy: answerable(ctx.actor),
        createdAt: ctx.now,
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
    ctx.record("behaviour.proposed", { type: "behaviour", id: behaviour.id }, { workshopId });
    const { createdBy } = workshop;
    if (createdBy && createdBy !== ctx.actor.id)
      await notify(ctx, { kind: "behaviour_proposed", subjectId: behaviour.id, caseId: null }, [createdBy]);
    return behaviour;
  },
});

/**
 * Takes a proposal into the list, joins it to one that stands there, or declines it with a reason; the proposer is
 * told. Errors: NotFound; Conflict `wrong_state` when it was answered already; Invalid on `reason` or `intoId`.
 */
export const answerBehaviour = command({
  name: "behaviour.answer",
  input: z
    .strictObject({
      workshopId: WorkshopId,
      behaviourId: Id,
      outcome: z.enum(["accepted", "merged", "declined"]),
      reason: Text(500).optional(),
      intoId: Id.optional(),
    })
    .refine(({ outcome, reason }) => outcome !== "declined" || reason, {
      path: ["reason"],
      params: { code: "required" },
    })
    .refine(({ outcome, intoId }) => (outcome === "merged") === (intoId !== undefined), {
      path: ["intoId"],
      params: { code: "required" },
    }),
  target: async (ctx, { workshopId, behaviourId }) => {
    await openList(ctx, workshopId);
    const behaviour = await ctx.db
      .selectFrom("workshopBehaviours")
      .select(["id", "state", "proposedBy"])
      .where("id", "=", behaviourId)
      .where("workshopId", "=", workshopId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!behaviour) throw new NotFound();
    return behaviour;
  },
  can: leads,
  async run(ctx, { workshopId, behaviourId, outcome, reason, intoId }, proposal) {
    if (proposal.state !== "proposed") throw new Conflict("wrong_state", { state: proposal.state });
    if (intoId) await requireKept(ctx.db, workshopId, intoId);
    const behaviour = await ctx.db
      .updateTable("workshopBehaviours")
      .set({
        state: outcome === "accepted" ? "kept" : outcome,
        reason: reason ?? null,
        mergedIntoId: intoId ?? null,
        answeredBy: answerable(ctx.actor),
        answeredAt: ctx.now,
      })
      .where("id", "=", behaviourId)
      .returning(columns)
      .executeTakeFirstOrThrow();
    ctx.record("behaviour.answered", { type: "behaviour", id: behaviourId }, { workshopId, outcome });
    if (proposal.proposedBy) {
      const notice = { kind: "behaviour_answered" as const, subjectId: behaviourId, caseId: null };
      await notify(ctx, notice, [proposal.proposedBy]);
    }
    return behaviour;
  },
});

async function requireKept(db: Queryable, workshopId: string, id: string): Promise<void> {
  const kept = await db
    .selectFrom("workshopBehaviours")
    .select("id")
    .where("id", "=", id)
    .where("workshopId", "=", workshopId)
    .where("state", "=", "kept")
    .executeTakeFirst();
  if (!kept) throw new Invalid([{ path: "intoId", code: "not_found" }]);
}

/** The list of a workshop with what was proposed and how it was answered, oldest first; at most 300. */
export const behavioursOf = (db: Queryable, workshopId: string) =>
  db
    .selectFrom("workshopBehaviours")
    .leftJoin("employees", "employees.id", "workshopBehaviours.proposedBy")
    .select(columns.map((column) => `workshopBehaviours.${column}` as const))
    .select("employees.name as proposedByName")
    .where("workshopId", "=", workshopId)
    .orderBy(sql`votes desc nulls last`)
    .orderBy("workshopBehaviours.createdAt")
    .orderBy("workshopBehaviours.id")
    .limit(300)
    .execute();
