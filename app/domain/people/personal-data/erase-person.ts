import { sql } from "kysely";
import { z } from "zod";
import { answerable } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Search } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { erase } from "./erase.ts";
import { eraseColleague } from "./erase-colleague.ts";
import { refuseHeld } from "./holds.ts";
import { mayHandleWho } from "./rights.ts";
import { type Customer, customerWith, findWho, type Who } from "./who.ts";

/**
 * Erases everything of somebody, for ever. `confirm` is what `confirmationOf` says, typed by hand. A colleague must have
 * left, so that what was in their name has another owner. Errors: Invalid on `confirm`; Conflict `on_hold`,
 * `still_works_here`, or `import_running` while a file that names them is being read. Again, it changes nothing more.
 */
export const erasePerson = command({
  name: "person.erase",
  input: z.strictObject({ personId: Id, confirm: Search(300) }),
  target: ({ db }, { personId }) => findWho(db, personId),
  can: mayHandleWho,
  async run(ctx, { personId, confirm }, found) {
    await holdTogether(ctx.db, found);
    // What came in while we waited for their cases is theirs as well.
    const who = await findWho(ctx.db, personId);
    if (confirm.toLowerCase() !== (await confirmationOf(ctx.db, who)).toLowerCase()) {
      throw new Invalid([{ path: "confirm", code: "confirmation_differs" }]);
    }
    await refuseHeld(ctx.db, who);
    if (who.kind === "employee" && !who.deactivatedAt) throw new Conflict("still_works_here");
    if (who.kind === "customer") await refuseWhileImporting(ctx, who);
    await eraseWho(ctx, who);
    const erasure = {
      id: newId(),
      kind: who.kind,
      subjectId: who.id,
      personIds: who.kind === "customer" ? who.personIds : [],
      caseIds: who.kind === "customer" ? who.caseIds : [],
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.kind === "key" ? answerable(ctx.actor) : ctx.actor.id,
      erasedAt: ctx.now,
    };
    await ctx.db.insertInto("erasures").values(erasure).execute();
    ctx.record("person.erased", { type: "person", id: who.id }, { kind: who.kind });
    return { id: erasure.id, personId: who.id, kind: who.kind, erasedAt: ctx.now };
  },
});

/** Runs an erasure of the list again, after an older copy of the database was restored; for the operator. */
export const eraseAgain = command({
  name: "erasure.repeat",
  input: z.strictObject({
    kind: z.enum(["customer", "employee"]),
    subjectId: Id,
    personIds: z.array(Id),
    caseIds: z.array(Id),
  }),
  can: (actor) => actor.kind === "system",
  async run(ctx, { kind, subjectId, ...given }) {
    const known = await ctx.db
      .selectFrom(kind === "customer" ? "people" : "employees")
      .select("id")
      .where("id", "=", subjectId)
      .executeTakeFirst();
    // The copy may be older than the person: then there is nothing of them in it.
    if (!known) return { found: false };
    const who =
      kind === "customer"
        ? await customerWith(ctx.db, { id: subjectId, ...given })
        : await findWho(ctx.db, subjectId);
    await eraseWho(ctx, who);
    ctx.record("person.erased", { type: "person", id: subjectId }, { kind });
    return { found: true };
  },
});

/** What must be typed: the mail address, or else the name, or else the reference of the first case. */
export async function confirmationOf(db: Queryable, who: Who): Promise<string> {
  if (who.kind === "employee") return who.email;
  const { rows } = await sql<{ word: string | null }>`
    select coalesce(
      (select email from people where id = any(${who.personIds}::uuid[]) and email is not null order by id limit 1),
      (select name from people where id = any(${who.personIds}::uuid[]) and name is not null order by id limit 1),
      (select reference from cases where id = any(${who.caseIds}::uuid[]) order by received_at, id limit 1)
    ) as word`.execute(db);
  return rows[0]?.word ?? who.id;
}

/** Nothing of theirs may change meanwhile: every command on a case waits for its row. */
async function holdTogether(db: Queryable, who: Who): Promise<void> {
  if (who.kind === "employee") {
    await sql`select from employees where id = ${who.id} for update`.execute(db);
    return;
  }
  await sql`select from people where id = any(${who.personIds}::uuid[]) order by id for update`.execute(db);
  await sql`select from cases where id = any(${who.caseIds}::uuid[]) order by id for update`.execute(db);
}

async function eraseWho(ctx: CommandContext, who: Who): Promise<void> {
  if (who.kind === "employee") return eraseColleague(ctx, who);
  await erase(ctx.db, who);
  await ctx.db
    .updateTable("people")
    .set((eb) => ({ erasedAt: ctx.now, revision: eb("revision", "+", 1) }))
    .where("id", "in", who.personIds)
    .where("erasedAt", "is", null)
    .execute();
  if (who.caseIds.length > 0) {
    await ctx.db
      .updateTable("cases")
      .set((eb) => ({
        wordsErasedAt: eb.fn.coalesce("wordsErasedAt", eb.val(ctx.now)),
        messagesErasedAt: eb.fn.coalesce("messagesErasedAt", eb.val(ctx.now)),
        revision: eb("revision", "+", 1),
      }))
      .where("id", "in", who.caseIds)
      .execute();
    await ctx.db
      .updateTable("erasureRequests")
      .set({
        outcome: "erased",
        answeredByKind: ctx.actor.kind,
        answeredBy: answerable(ctx.actor),
        answeredAt: ctx.now,
      })
      .where("caseId", "in", who.caseIds)
      .where("answeredAt", "is", null)
      .execute();
  }
}

/** A file that names them and is still being read would bring them back. One that stands still for a day goes. */
async function refuseWhileImporting(ctx: CommandContext, who: Customer): Promise<void> {
  if (who.values.length === 0) return;
  const yesterday = new Date(ctx.now.getTime() - 24 * 3600 * 1000);
  const { rows } = await sql`
    select from imports join import_chunks chunk on chunk.import_id = imports.id
    where imports.state in ('queued', 'running') and imports.created_at > ${yesterday}
      and exists (select from unnest(${who.values}::text[]) as given(value)
        where position(convert_to(given.value, 'UTF8') in chunk.content) > 0)
    limit 1`.execute(ctx.db);
  if (rows.length > 0) throw new Conflict("import_running");
}
