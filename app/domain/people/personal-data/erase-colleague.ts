import { sql } from "kysely";
import type { CommandContext } from "#core/context.ts";
import type { Queryable } from "#db/client.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { erase } from "./erase.ts";
import { columnsIn } from "./held.ts";
import { registry } from "./registry.ts";
import type { Colleague } from "./who.ts";

/**
 * Erases who a colleague was: what they wrote for the organisation stays, under "a former colleague" and without their
 * name and address in it; everything of their own goes, and no way in is left.
 */
export async function eraseColleague(ctx: CommandContext, who: Colleague): Promise<void> {
  const { languages } = await findOrganisation(ctx.db);
  const language = languages[0] ?? "en";
  const name = ctx.services.text(language, "privacy.formerColleague");
  await sql`select set_config('kept.erasing', 'on', true)`.execute(ctx.db);
  await unsign(ctx.db, who, name);
  await ctx.db
    .updateTable("employees")
    .set((eb) => ({
      name,
      email: `${who.id}@erased.invalid`,
      language,
      singleKeys: true,
      userId: null,
      revision: eb("revision", "+", 1),
    }))
    .where("id", "=", who.id)
    .execute();
  await erase(ctx.db, who);
}

/** Takes a colleague's full name and addresses out of the words that they wrote. */
async function unsign(db: Queryable, who: Colleague, name: string): Promise<void> {
  const pattern = [who.name, ...who.addresses].map(escaped).join("|");
  for (const [table, rule] of Object.entries(registry)) {
    const part = rule.employee;
    const columns = columnsIn(part?.unsigned);
    if (!part || columns.length === 0) continue;
    const set = columns.map(
      (column) => sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${pattern}, ${name}, 'gi')`,
    );
    const named = columns.map((column) => sql`${sql.ref(column)} ~* ${pattern}`);
    await sql`update ${sql.table(table)} set ${sql.join(set)}
      where ${part.rows(who)} and (${sql.join(named, sql` or `)})`.execute(db);
  }
}

/** A text as a regular expression that finds it and nothing else, between two words' ends. */
const escaped = (text: string): string => `(?<!\\w)${text.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")}(?!\\w)`;
