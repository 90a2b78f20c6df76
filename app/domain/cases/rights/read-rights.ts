import { sql } from "kysely";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Id } from "#core/identifiers.ts";
import { decodeCursor, encodeCursor, Paging, pageOf } from "#core/paging.ts";
import { Search } from "#core/validation.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { currentRights, findRight, givenTo, rightColumns, stateOf } from "./right.ts";

/** Decision rights, newest first: in force unless asked otherwise. */
export const listRights = query({
  name: "decision_right.list",
  input: z.strictObject({ state: z.enum(["in_force", "retired"]).default("in_force"), ...Paging }),
  can: isStaff,
  async run({ db }, { state, limit, cursor }) {
    let rows = currentRights(db)
      .select(rightColumns)
      .where("decisionRights.retiredAt", state === "in_force" ? "is" : "is not", null)
      .orderBy("decisionRights.id", "desc")
      .limit(limit + 1);
    if (cursor) rows = rows.where("decisionRights.id", "<", decodeCursor(cursor, z.tuple([Id]))[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (row) => ({ ...row, state: stateOf(row) }),
      (row) => encodeCursor(row.id),
    );
  },
});

/** One right with all that it said before, newest first; at most a hundred versions. */
export const getRight = query({
  name: "decision_right.read",
  input: z.strictObject({ rightId: Id }),
  target: ({ db }, { rightId }) => findRight(db, rightId),
  can: isStaff,
  async run({ db }, { rightId }, right) {
    const versions = await db
      .selectFrom("decisionRightVersions as version")
      .select(["version.number", "version.situation", "version.kind", "version.limitAmount"])
      .select(["version.limitDuration", "version.exception", "version.steps", "version.principleId"])
      .select(["version.roles", "version.teamIds", "version.writtenAt"])
      .where("version.rightId", "=", rightId)
      .orderBy("version.number", "desc")
      .limit(100)
      .execute();
    return { ...right, versions };
  },
});

/** Words of a search that count; more than ten say nothing new. */
const mostWords = 10;

/**
 * What may be decided in a situation: rights in force that hold every word asked for, in their situation, exception,
 * steps or principle. First what this actor may decide, then what others may. At most `limit`, and no pages: whoever
 * sees too many types another word.
 */
export const lookUpRights = query({
  name: "decision_right.look_up",
  input: z.strictObject({ q: Search(200).default(""), limit: Paging.limit }),
  can: isStaff,
  async run({ db, actor, language }, { q, limit }) {
    const words = q.split(/\s+/).filter(Boolean);
    let rows = currentRights(db)
      .leftJoin("principles", "principles.id", "version.principleId")
      .select(rightColumns)
      .select(givenTo(actor).as("mine"))
      .select(inLanguage("principles", "statement", language).$castTo<string | null>().as("principle"))
      .select(teamNames.as("teamNames"))
      .where("decisionRights.retiredAt", "is", null)
      .orderBy("mine", "desc");
    for (const word of words.slice(0, mostWords)) {
      const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
      rows = rows.where(sql<boolean>`concat_ws(' ', version.situation, version.exception, version.steps,
        principles.statement, principles.translations->${language}->>'statement') ilike ${pattern}`);
    }
    const first = words[0] ? `%${words[0].replace(/[\\%_]/g, "\\$&")}%` : "%";
    const found = await rows
      .orderBy(sql`version.situation ilike ${first}`, "desc")
      .orderBy("version.situation")
      .orderBy("decisionRights.id")
      .limit(limit)
      .execute();
    return { items: found.map((row) => ({ ...row, state: stateOf(row) })) };
  },
});

const teamNames = sql<string[]>`array(
  select teams.name from teams where teams.id = any(version.team_ids) order by teams.name)`;
