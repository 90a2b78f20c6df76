import { sql } from "kysely";
import { z } from "zod";
import { type Actor, answerable, isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Line, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { requireEmployee } from "../../organisation/employees.ts";

/** Something we are about to do, a way of working, a standard letter or a standard reply. */
export const InitiativeKind = z.enum(["initiative", "process", "letter", "reply"]);
export const InitiativeState = z.enum(["draft", "under_way", "done", "stopped"]);

const Title = Line(200);
const About = Text(4000);

/** Whether anybody has held it against our principles, in any round. */
export const isChecked = sql<boolean>`exists (
  select from checks join check_views on check_views.check_id = checks.id
  where checks.subject_type = 'initiative' and checks.subject_id = initiatives.id)`;

const read = (db: Queryable) =>
  db
    .selectFrom("initiatives")
    .leftJoin("employees as owner", "owner.id", "initiatives.ownerId")
    .select([
      "initiatives.id",
      "initiatives.kind",
      "initiatives.title",
      "initiatives.about",
      "initiatives.state",
      "initiatives.ownerId",
      "owner.name as ownerName",
      "initiatives.revision",
      "initiatives.createdAt",
      "initiatives.startedAt",
      isChecked.as("checked"),
    ]);

export type Initiative = Awaited<ReturnType<typeof findInitiative>>;

/** Errors: NotFound. */
export async function findInitiative(db: Queryable, id: string) {
  const row = await read(db).where("initiatives.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** The same, held until the command ends. Errors: NotFound. */
async function holdInitiative(db: Queryable, id: string): Promise<Initiative> {
  await db.selectFrom("initiatives").select("id").where("id", "=", id).forUpdate().execute();
  return findInitiative(db, id);
}

/** Leads, and whoever owns it. */
export const maySteer = (actor: Actor, initiative: { ownerId: string | null }): boolean =>
  leads(actor) || (actor.kind === "employee" && initiative.ownerId === actor.id);

/** Notes something we are about to do; whoever notes it owns it. */
export const createInitiative = command({
  name: "initiative.create",
  input: z.strictObject({ kind: InitiativeKind, title: Title, about: About.optional() }),
  can: isStaff,
  async run(ctx, input) {
    const id = newId();
    await ctx.db
      .insertInto("initiatives")
      .values({
        ...input,
        id,
        about: input.about ?? null,
        ownerId: answerable(ctx.actor),
        createdAt: ctx.now,
      })
      .execute();
    ctx.record("initiative.created", { type: "initiative", id }, { kind: input.kind });
    return findInitiative(ctx.db, id);
  },
});

/** Changes its words, its kind or its owner; what is not named stays. Errors: NotFound. */
export const changeInitiative = command({
  name: "initiative.change",
  input: z.strictObject({
    initiativeId: Id,
    kind: InitiativeKind.optional(),
    title: Title.optional(),
    about: About.nullable().optional(),
    ownerId: Id.nullable().optional(),
  }),
  target: ({ db }, { initiativeId }) => holdInitiative(db, initiativeId),
  can: maySteer,
  async run(ctx, { initiativeId, ...changes }, { revision }) {
    if (changes.ownerId) await requireEmployee(ctx.db, changes.ownerId, "ownerId");
    await ctx.db
      .updateTable("initiatives")
      .set({ ...changes, revision: revision + 1 })
      .where("id", "=", initiativeId)
      .execute();
    const subject = { type: "initiative", id: initiativeId };
    ctx.record("initiative.changed", subject, { fields: Object.keys(changes) });
    return findInitiative(ctx.db, initiativeId);
  },
});

/**
 * Lets it leave draft. Without a check it goes all the same, with the warning `unchecked`: it then stands on home until
 * somebody checks it. Errors: NotFound; Conflict `wrong_state`.
 */
export const startInitiative = command({
  name: "initiative.start",
  input: z.strictObject({ initiativeId: Id }),
  target: ({ db }, { initiativeId }) => holdInitiative(db, initiativeId),
  can: maySteer,
  async run(ctx, { initiativeId }, { state, checked, revision }) {
    if (state !== "draft") throw new Conflict("wrong_state", { state });
    await ctx.db
      .updateTable("initiatives")
      .set({ state: "under_way", startedAt: ctx.now, revision: revision + 1 })
      .where("id", "=", initiativeId)
      .execute();
    ctx.record("initiative.started", { type: "initiative", id: initiativeId }, { checked });
    const initiative = await findInitiative(ctx.db, initiativeId);
    return { ...initiative, warning: checked ? null : ("unchecked" as const) };
  },
});

/** Ends what is under way, done or stopped. Errors: NotFound; Conflict `wrong_state`. */
export const endInitiative = command({
  name: "initiative.end",
  input: z.strictObject({ initiativeId: Id, outcome: z.enum(["done", "stopped"]) }),
  target: ({ db }, { initiativeId }) => holdInitiative(db, initiativeId),
  can: maySteer,
  async run(ctx, { initiativeId, outcome }, { state, revision }) {
    if (state !== "under_way") throw new Conflict("wrong_state", { state });
    await ctx.db
      .updateTable("initiatives")
      .set({ state: outcome, revision: revision + 1 })
      .where("id", "=", initiativeId)
      .execute();
    ctx.record("initiative.ended", { type: "initiative", id: initiativeId }, { outcome });
    return findInitiative(ctx.db, initiativeId);
  },
});

/** Initiatives, newest first; `unchecked` alone are those under way that nobody checked. */
export const listInitiatives = query({
  name: "initiative.list",
  input: z.strictObject({
    state: InitiativeState.optional(),
    checked: z.enum(["checked", "unchecked"]).optional(),
    ...Paging,
  }),
  can: isStaff,
  async run({ db }, { state, checked, limit, cursor }) {
    let rows = read(db)
      .orderBy("initiatives.id", "desc")
      .limit(limit + 1);
    if (state) rows = rows.where("initiatives.state", "=", state);
    if (checked === "checked") rows = rows.where(isChecked);
    if (checked === "unchecked")
      rows = rows.where("initiatives.state", "=", "under_way").where((eb) => eb.not(isChecked));
    if (cursor) rows = rows.where("initiatives.id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (row) => row,
      (row) => encodeCursor(row.id),
    );
  },
});

export const getInitiative = query({
  name: "initiative.read",
  input: z.strictObject({ initiativeId: Id }),
  target: ({ db }, { initiativeId }) => findInitiative(db, initiativeId),
  can: isStaff,
  run: (_ctx, _input, initiative) => initiative,
});
