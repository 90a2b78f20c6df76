import { z } from "zod";
import { answerable, leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { findCase } from "#domain/cases/find-case.ts";
import { mayHandleWho } from "./rights.ts";
import { findWho, type Who } from "./who.ts";

export interface Hold {
  id: string;
  personId: string | null;
  employeeId: string | null;
  caseId: string | null;
  reason: string;
  setByName: string | null;
  setAt: Date;
}

/** Holds that stand on somebody, or on a case of theirs; newest first. */
export async function holdsOn(db: Queryable, who: Who): Promise<Hold[]> {
  return db
    .selectFrom("legalHolds as hold")
    .leftJoin("employees as setter", (join) =>
      join.onRef("setter.id", "=", "hold.setBy").on("hold.setByKind", "=", "employee"),
    )
    .select(["hold.id", "hold.personId", "hold.employeeId", "hold.caseId", "hold.reason", "hold.setAt"])
    .select("setter.name as setByName")
    .where("hold.liftedAt", "is", null)
    .where((eb) =>
      who.kind === "employee"
        ? eb("hold.employeeId", "=", who.id)
        : eb.or([
            eb("hold.personId", "in", who.personIds),
            ...(who.caseIds.length > 0 ? [eb("hold.caseId", "in", who.caseIds)] : []),
          ]),
    )
    .orderBy("hold.setAt", "desc")
    .limit(100)
    .execute();
}

/** Errors: Conflict `on_hold` with since when; the sentence says who can lift it. */
export async function refuseHeld(db: Queryable, who: Who): Promise<void> {
  const hold = (await holdsOn(db, who)).at(-1);
  if (!hold) return;
  throw new Conflict("on_hold", { holdId: hold.id, since: hold.setAt.toISOString().slice(0, 10) });
}

/** Keeps everything of somebody, whatever is asked or due, until the hold is lifted: for a lawsuit, say. */
export const holdPerson = command({
  name: "person.hold",
  input: z.strictObject({ personId: Id, reason: Text(1000) }),
  target: ({ db }, { personId }) => findWho(db, personId),
  can: mayHandleWho,
  async run(ctx, { reason }, who) {
    const id = newId();
    await ctx.db
      .insertInto("legalHolds")
      .values({
        id,
        ...(who.kind === "employee" ? { employeeId: who.id } : { personId: who.id }),
        reason,
        setByKind: ctx.actor.kind,
        setBy: ctx.actor.kind === "key" ? answerable(ctx.actor) : ctx.actor.id,
        setAt: ctx.now,
      })
      .execute();
    ctx.record("person.held", { type: "person", id: who.id }, { holdId: id });
    return { id };
  },
});

/** Keeps everything of one case likewise. */
export const holdCase = command({
  name: "case.hold",
  input: z.strictObject({ caseId: Id, reason: Text(1000) }),
  target: (ctx, { caseId }) => findCase(ctx, caseId),
  can: leads,
  async run(ctx, { caseId, reason }) {
    const id = newId();
    const setBy = ctx.actor.kind === "key" ? answerable(ctx.actor) : ctx.actor.id;
    await ctx.db
      .insertInto("legalHolds")
      .values({ id, caseId, reason, setByKind: ctx.actor.kind, setBy, setAt: ctx.now })
      .execute();
    ctx.record("case.held", { type: "case", id: caseId, caseId }, { holdId: id });
    return { id };
  },
});

/** Lifts a hold: from then on erasure and retention go on as they would have. Errors: NotFound, also when lifted. */
export const liftHold = command({
  name: "hold.lift",
  input: z.strictObject({ holdId: Id }),
  async target({ db }, { holdId }) {
    const hold = await db
      .selectFrom("legalHolds")
      .leftJoin("employees", "employees.id", "legalHolds.employeeId")
      .select(["legalHolds.id", "personId", "employeeId", "caseId", "employees.role"])
      .where("legalHolds.id", "=", holdId)
      .where("liftedAt", "is", null)
      .forUpdate("legalHolds")
      .executeTakeFirst();
    if (!hold) throw new NotFound();
    return hold;
  },
  can: (actor, hold) =>
    mayHandleWho(actor, { kind: hold.role ? "employee" : "customer", role: hold.role ?? "" }),
  async run(ctx, { holdId }, hold) {
    await ctx.db
      .updateTable("legalHolds")
      .set({ liftedBy: answerable(ctx.actor), liftedAt: ctx.now })
      .where("id", "=", holdId)
      .execute();
    const { caseId, personId, employeeId } = hold;
    const subject = caseId
      ? { type: "case", id: caseId, caseId }
      : { type: "person", id: personId ?? employeeId };
    ctx.record("hold.lifted", subject, { holdId });
    return { id: holdId };
  },
});
