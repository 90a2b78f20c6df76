import { sql } from "kysely";
import { z } from "zod";
import type { EmployeeActor } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Forbidden } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { isOpenPromise } from "#domain/cases/promise-state.ts";
import { awaitsAnswer, isLate } from "../cases/late.ts";
import { visibleCases } from "../organisation/visibility.ts";

const day = 24 * 3600 * 1000;
/** So many of each are read; what is beyond stands on a page of its own. */
const inSight = 8;

/**
 * What waits for one person: cases of theirs that wait or are late, and those of their teams that nobody took up. For a
 * manager also what their teams promised and is at risk, how their cases stand, and actions past their day. Nothing of
 * it is counted by colleague.
 */
export const getHomeWork = query({
  name: "home.read_work",
  input: z.strictObject({}),
  can: (actor) => actor.kind === "employee",
  async run({ db, actor, now }) {
    if (actor.kind !== "employee") throw new Forbidden();
    const manages = actor.role === "manager";
    const [cases, promises, actions, team] = await Promise.all([
      readWaitingCases(db, actor, now),
      manages ? readPromisesAtRisk(db, actor, now) : [],
      manages ? readLateActions(db, actor, now) : [],
      manages ? countTeam(db, actor, now) : null,
    ]);
    return { cases, promises, actions, team };
  },
});

const own = (actor: EmployeeActor) => sql`${[...actor.teamIds]}::uuid[]`;

/** Late ones first, then what is mine, then what is nobody's; of each the one that waits longest. */
async function readWaitingCases(db: Queryable, actor: EmployeeActor, now: Date) {
  const mine = sql<boolean>`coalesce(cases.owner_id = ${actor.id}::uuid, false)`;
  const unassigned = sql<boolean>`(cases.owner_id is null and cases.team_id = any(${own(actor)}))`;
  const rows = await db
    .selectFrom("cases")
    .leftJoin("voices", "voices.caseId", "cases.id")
    .select(["cases.id", "cases.reference", "cases.kind", "cases.receivedAt", mine.as("mine")])
    .select(sql<string | null>`left(voices.text, 140)`.as("excerpt"))
    .select((eb) => sql<boolean>`coalesce(${isLate(now)(eb)}, false)`.as("late"))
    .where("cases.closedAt", "is", null)
    .where("cases.suspectedSpam", "=", false)
    .where(visibleCases(actor))
    .where((eb) => sql<boolean>`(${unassigned} or ${mine} and (${isLate(now)(eb)} or ${awaitsAnswer}))`)
    .orderBy("late", "desc")
    .orderBy("mine", "desc")
    .orderBy("cases.receivedAt")
    .limit(inSight + 1)
    .execute();
  return {
    more: rows.length > inSight,
    items: rows.slice(0, inSight).map(({ late, mine, ...kase }) => ({
      ...kase,
      why: late ? ("late" as const) : mine ? ("mine" as const) : ("unassigned" as const),
    })),
  };
}

/** Open promises in the teams' cases that are past their time or due within a day, the first due first. */
async function readPromisesAtRisk(db: Queryable, actor: EmployeeActor, now: Date) {
  const rows = await db
    .selectFrom("promises")
    .innerJoin("cases", "cases.id", "promises.caseId")
    .select(["promises.id", "promises.text", "promises.dueAt", "cases.id as caseId", "cases.reference"])
    .where(visibleCases(actor) as never)
    .where("promises.dueAt", "<", new Date(now.getTime() + day))
    .where(isOpenPromise)
    .orderBy("promises.dueAt")
    .limit(inSight)
    .execute();
  return rows.map((row) => ({ ...row, state: row.dueAt < now ? ("late" as const) : ("open" as const) }));
}

/** Actions past their day that are the manager's, of somebody in their teams, or nobody's; the latest first. */
function readLateActions(db: Queryable, actor: EmployeeActor, now: Date) {
  return db
    .selectFrom("actions")
    .select(["id", "text", "dueOn"])
    .where("endedAt", "is", null)
    .where(
      sql<boolean>`due_on < (select (${now}::timestamptz at time zone time_zone)::date from organisation)`,
    )
    .where(
      sql<boolean>`(owner_id is null or owner_id = ${actor.id}::uuid or exists (select from memberships
        where memberships.employee_id = actions.owner_id and memberships.team_id = any(${own(actor)})))`,
    )
    .orderBy("dueOn")
    .limit(inSight)
    .execute();
}

/** How the open cases of a manager's teams stand. */
function countTeam(db: Queryable, actor: EmployeeActor, now: Date) {
  return db
    .selectFrom("cases")
    .select((eb) => [
      eb.fn.countAll<number>().as("open"),
      eb.fn.countAll<number>().filterWhere("cases.ownerId", "is", null).as("unassigned"),
      eb.fn.countAll<number>().filterWhere(isLate(now)).as("late"),
    ])
    .where("cases.closedAt", "is", null)
    .where("cases.suspectedSpam", "=", false)
    .where(visibleCases(actor))
    .executeTakeFirstOrThrow();
}
