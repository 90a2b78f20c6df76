import { z } from "zod";
import { onOwnDevice } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { confirmationOf } from "./erase-person.ts";
import { type Reach, readHeld } from "./held.ts";
import { holdsOn } from "./holds.ts";
import { mayHandleWho } from "./rights.ts";
import { findWho, type Who } from "./who.ts";

/**
 * Everything that is held about one person, as a file for them. What an employee did at work is left out unless they
 * ask themselves, or the operator does: a list of it could be counted. Errors: NotFound.
 */
export const exportPerson = query({
  name: "person.export",
  input: z.strictObject({ personId: Id }),
  target: ({ db }, { personId }) => findWho(db, personId),
  can: mayHandleWho,
  run: (ctx, _input, who) =>
    exportOf(ctx, who, ctx.actor.kind === "system" || ctx.actor.id === who.id ? "whole" : "person"),
});

/** One's own, whole: also what one wrote, promised and decided. */
export const exportOwn = query({
  name: "person.export_own",
  input: z.strictObject({}),
  can: onOwnDevice,
  run: async (ctx) => exportOf(ctx, await findWho(ctx.db, ctx.actor.id ?? ""), "whole"),
});

async function exportOf(ctx: QueryContext, who: Who, reach: Reach) {
  const held = await readHeld(ctx.db, who, reach);
  return {
    id: who.id,
    kind: who.kind,
    madeAt: ctx.now,
    /** People whom a confirmed address or a colleague joined into this one, itself among them. */
    personIds: who.kind === "customer" ? who.personIds : [who.id],
    reach,
    tables: held.map((table) => ({
      ...table,
      title: ctx.services.text(ctx.language, `privacy.held.${table.about}`),
    })),
  };
}

/** Rows of each table that a page shows. */
const shown = 100;

/** The same for a page, a hundred rows of each table, with what stands in the way of erasing and what it asks for. */
export const readPerson = query({
  name: "person.read",
  input: z.strictObject({ personId: Id }),
  target: ({ db }, { personId }) => findWho(db, personId),
  can: mayHandleWho,
  async run(ctx, _input, who) {
    const [held, holds, identity, confirmation] = await Promise.all([
      readHeld(ctx.db, who, "person", shown),
      holdsOn(ctx.db, who),
      identityOf(ctx, who),
      confirmationOf(ctx.db, who),
    ]);
    return { id: who.id, kind: who.kind, ...identity, held, holds, confirmation };
  },
});

/** Who it is, in few words. Errors: NotFound. */
async function identityOf(ctx: QueryContext, who: Who) {
  const { db } = ctx;
  if (who.kind === "employee") {
    const { name, email, deactivatedAt, role } = who;
    return { name, email, role, leftAt: deactivatedAt, people: [], cases: [], joins: [], erasedAt: null };
  }
  const [people, cases, joins] = await Promise.all([
    db
      .selectFrom("people")
      .select(["id", "name", "email", "emailConfirmedAt", "createdAt", "erasedAt", "revision"])
      .where("id", "in", who.personIds)
      .orderBy("id")
      .execute(),
    casesOf(ctx, who.personIds),
    joinsAmong(ctx, who.personIds),
  ]);
  const first = people[0];
  if (!first) throw new NotFound();
  return {
    name: people.find((person) => person.name)?.name ?? null,
    email: people.find((person) => person.email)?.email ?? null,
    role: null,
    leftAt: null,
    people,
    cases,
    joins,
    erasedAt: people.every((person) => person.erasedAt) ? first.erasedAt : null,
  };
}

/** Their newest hundred cases. */
function casesOf({ db }: QueryContext, personIds: string[]) {
  return db
    .selectFrom("cases")
    .select(["id", "reference", "kind", "personId", "receivedAt", "closedAt", "wordsErasedAt"])
    .where("personId", "in", personIds)
    .orderBy("receivedAt", "desc")
    .limit(100)
    .execute();
}

/** Joins that hold among these people, oldest first. */
async function joinsAmong({ db }: QueryContext, personIds: string[]) {
  return db
    .selectFrom("personJoins")
    .leftJoin("employees", (on) =>
      on.onRef("employees.id", "=", "personJoins.actorId").on("personJoins.actorKind", "=", "employee"),
    )
    .select(["personJoins.id", "oneId", "otherId", "how", "joinedAt", "employees.name as byName"])
    .where("oneId", "in", personIds)
    .where("splitAt", "is", null)
    .orderBy("joinedAt")
    .execute();
}
