import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { z } from "zod";
import { type Actor, isStaff, leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { InstantText } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import type { DB } from "#db/schema.ts";
import { takeSeat, WorkshopId } from "./seat.ts";

const columns = [
  "workshops.id",
  "workshops.title",
  "workshops.purpose",
  "workshops.template",
  "workshops.language",
  "workshops.manner",
  "workshops.yields",
  "workshops.code",
  "workshops.startsAt",
  "workshops.createdBy",
  "workshops.createdAt",
  "workshops.revision",
  "workshops.calendarChanges",
  "boards.closedAt",
] as const;

/** Errors: NotFound. */
export async function findWorkshop(db: Queryable, id: string) {
  const workshop = await db
    .selectFrom("workshops")
    .innerJoin("boards", "boards.id", "workshops.id")
    .select(columns)
    .where("workshops.id", "=", id)
    .executeTakeFirst();
  if (!workshop) throw new NotFound();
  return workshop;
}
export type Workshop = Awaited<ReturnType<typeof findWorkshop>>;

/** Whether this actor has a chair at a workshop or is invited to it. */
const takenPartIn = (eb: ExpressionBuilder<DB, "workshops">, actor: Actor): Expression<SqlBool> => {
  const id = actor.kind === "employee" ? actor.id : null;
  const chairs = eb.selectFrom("boardParticipants").select("boardId").where("employeeId", "=", id);
  const invitations = eb.selectFrom("workshopInvitations").select("workshopId").where("employeeId", "=", id);
  return eb.or([eb("workshops.id", "in", chairs), eb("workshops.id", "in", invitations)]);
};

/** Whether this actor may read what came of a workshop: of a closed one, and of those they take part in. */
const outcomeReadable = (
  eb: ExpressionBuilder<DB, "workshops" | "boards">,
  actor: Actor,
): Expression<SqlBool> => eb.or([eb("boards.closedAt", "is not", null), takenPartIn(eb, actor)]);

/** Titles by id, of those workshops whose outcome this actor may read: closed ones, and those they take part in. */
export async function outcomeTitles(
  { db, actor }: Pick<QueryContext, "db" | "actor">,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  let rows = db
    .selectFrom("workshops")
    .innerJoin("boards", "boards.id", "workshops.id")
    .select(["workshops.id", "workshops.title"])
    .where("workshops.id", "in", ids);
  if (!leads(actor)) rows = rows.where((eb) => outcomeReadable(eb, actor));
  return new Map((await rows.execute()).map(({ id, title }) => [id, title]));
}

/** A workshop, for whoever takes part in it and for those who run the programme. */
export const readWorkshop = query({
  name: "workshop.read",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => takeSeat(ctx, workshopId),
  can: () => true,
  run: ({ db }, { workshopId }) => findWorkshop(db, workshopId),
});

/**
 * Workshops, newest first: all for those who run the programme, for others those they take part in or are invited to,
 * and those that are closed, of which every colleague may read what came.
 * `open` gives those alone that are not closed and that this person moves.
 */
export const listWorkshops = query({
  name: "workshop.list",
  input: z.strictObject({ open: z.literal("facilitating").optional(), ...Paging }),
  can: isStaff,
  async run({ db, actor }, { open, limit, cursor }) {
    let rows = db.selectFrom("workshops").innerJoin("boards", "boards.id", "workshops.id").select(columns);
    if (!leads(actor)) rows = rows.where((eb) => outcomeReadable(eb, actor));
    if (open) {
      rows = rows.where("boards.closedAt", "is", null);
      if (!leads(actor)) {
        const moved = db
          .selectFrom("boardParticipants")
          .select("boardId")
          .where("employeeId", "=", actor.id)
          .where("role", "!=", "participant");
        rows = rows.where("workshops.id", "in", moved);
      }
    }
    if (cursor) {
      const [createdAt, id] = decodeCursor(cursor, z.tuple([InstantText, Id]));
      rows = rows.where((eb) =>
        eb(eb.refTuple("workshops.createdAt", "workshops.id"), "<", eb.tuple(new Date(createdAt), id)),
      );
    }
    const found = await rows
      .orderBy("workshops.createdAt", "desc")
      .orderBy("workshops.id", "desc")
      .limit(limit + 1)
      .execute();
    return pageOf(
      found,
      limit,
      (workshop) => workshop,
      (workshop) => encodeCursor(workshop.createdAt.toISOString(), workshop.id),
    );
  },
});
