import { existsSync, openAsBlob } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "#core/execute.ts";
import { newId } from "#core/identifiers.ts";
import { runImport } from "#domain/cases/import/run-import.ts";
import { startImport } from "#domain/cases/import/start-import.ts";
import { createApiKey } from "#domain/organisation/api-keys.ts";
import { changeOrganisationCalendar } from "#domain/organisation/calendars/write-calendar.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { tasks } from "#jobs/tasks.ts";
import { fillDemo } from "../../server/demo/demo.ts";
import { apiOf } from "../api.ts";
import { openEmptyWorld, openWorld, type World } from "../world.ts";
// @ts-expect-error: it stands outside of the product and has no types
import { recount } from "./recount.mjs";

type Files = Record<string, Record<string, string>[]>;
type Result = {
  standard: { name: string; measure: string };
  ours: {
    total: number;
    met: number;
    months: unknown[];
    paused: { count: number } | null;
    deadlines?: { computed: number } | null;
  };
  differences: string[];
};
type Apis = Pick<World, "services" | "callerOf">;

/** Counts everything again, as the script does over a network. */
async function recounted(world: Apis, key: string, change?: (files: Files) => Files): Promise<Result[]> {
  const api = apiOf(world as World, key);
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await api(method, path, body);
    expect(answer.status, `${method} ${path}`).toBe(200);
    return typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
  };
  return recount(ask, world.services.clock().toISOString(), change);
}

/** The job that counts deadlines in working time, for every standard that waits for it. */
async function countWorkingTime({ services }: Apis): Promise<void> {
  const waiting = await services.database.selectFrom("clockCounts").select("standardId").execute();
  for (const { standardId } of waiting) await tasks.count_clocks?.(services, { standardId });
}

const differing = (results: Result[]) =>
  results.filter((each) => each.differences.length > 0).map((each) => [each.standard.name, each.differences]);

describe("the demo", () => {
  let world: Awaited<ReturnType<typeof openEmptyWorld>>;
  let key: string;
  beforeAll(async () => {
    world = await openEmptyWorld();
    await fillDemo(world.services);
    const { database } = world.services;
    const chief = await database
      .selectFrom("employees")
      .select("userId")
      .where("role", "=", "owner")
      .executeTakeFirstOrThrow();
    const owner = await employeeOfUser(database, chief.userId ?? "");
    if (!owner) throw new Error("the demo has no owner");
    const caller = world.callerOf(owner);
    const team = await database
      .selectFrom("teams")
      .select("id")
      .where("name", "=", "Openbare ruimte")
      .executeTakeFirstOrThrow();
    for (const standard of [
      { measure: "acknowledgement", within: "PT1H" },
      { measure: "next_answer", within: "P1D" },
      { measure: "resolution", within: "P5D", time: "working", teamId: team.id },
      { measure: "next_answer", within: "PT8H", time: "working" },
      { measure: "promise_kept", teamId: team.id },
      { measure: "felt", teamId: team.id },
      { measure: "resolution", within: "due" },
    ]) {
      await execute(caller, createStandard, { ...standard, name: `In 9 of 10: ${newId()}`, target: 0.9 });
    }
    await countWorkingTime(world);
    ({ key } = await execute(caller, createApiKey, { name: "Recount", scopes: ["read"] }));
  }, 120_000);
  afterAll(() => world.close());

  test("every standard's months, counted by hand, are those that the app shows", async () => {
    const results = await recounted(world, key);
    const measures = new Set(results.map((each) => each.standard.measure));
    expect([...measures].sort()).toEqual([
      "acknowledgement",
      "felt",
      "first_answer",
      "next_answer",
      "promise_kept",
      "resolution",
    ]);
    expect(differing(results)).toEqual([]);
    const total = results.reduce((sum, each) => sum + each.ours.total, 0);
    const still = results.reduce((sum, each) => sum + (each.ours.paused?.count ?? 0), 0);
    expect(total).toBeGreaterThan(5000);
    expect(still).toBeGreaterThan(50);
    console.info(`the demo: ${results.length} standards, ${total} rows, ${still} with a pause`);
  }, 60_000);

  test("one case more or less, one answer a day later, one pause fewer: the recount sees it", async () => {
    const without = await recounted(world, key, (files) => ({
      ...files,
      cases: files.cases?.slice(1) ?? [],
    }));
    expect(differing(without)).not.toEqual([]);
    const unpaused = await recounted(world, key, (files) => ({ ...files, pauses: [] }));
    expect(differing(unpaused)).not.toEqual([]);
    const kept = await recounted(world, key, (files) => ({
      ...files,
      promises: (files.promises ?? []).map((row) => ({
        ...row,
        state: row.state === "late" ? "kept" : (row.state ?? ""),
      })),
    }));
    expect(differing(kept)).not.toEqual([]);
    const mondays = await recounted(world, key, (files) => ({
      ...files,
      calendars: (files.calendars ?? []).filter((row) => row.day !== "monday"),
    }));
    expect(differing(mondays).flat(2).join()).toContain("deadlines are computed otherwise");
  }, 60_000);
});

const baltimore = fileURLToPath(
  new URL("../../../shared/data/baltimore-311/311_sample.csv", import.meta.url),
);

test("ten thousand requests to the city of Baltimore, counted by hand, are those that the app shows", async (context) => {
  context.skip(!existsSync(baltimore), `the city's data is not at ${baltimore}`);
  const world = await openWorld();
  const file = new File([await openAsBlob(baltimore)], "311.csv");
  const { id } = await world.run(world.owner, startImport, { file, mapping: "baltimore-311" });
  await runImport(world.services, id);
  const day = [{ opens: "08:30", closes: "16:30" }];
  const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
  await world.run(world.owner, changeOrganisationCalendar, { week, timeZone: "America/New_York" });
  for (const standard of [
    { measure: "resolution", within: "due" },
    { measure: "resolution", within: "P7D" },
    { measure: "resolution", within: "P5D", time: "working" },
    { measure: "first_answer", within: "P2D" },
  ]) {
    await world.run(world.owner, createStandard, {
      ...standard,
      name: `In 9 of 10: ${newId()}`,
      target: 0.9,
    });
  }
  await countWorkingTime(world);
  const results = await recounted(world, (await world.key("read")).key);
  expect(differing(results)).toEqual([]);
  expect(results.map(({ ours }) => ours.deadlines?.computed ?? 0)).toContain(10_000);
  console.info(`Baltimore: ${results.map(({ ours }) => `${ours.met} of ${ours.total}`).join(", ")}`);
  await world.close();
}, 180_000);

test("pauses, spam, broken and released promises, a team below another: drawn at random, counted the same", async () => {
  const world = await openWorld();
  const { database } = world.services;
  const parent = await world.run(world.owner, createTeam, { name: "Site" });
  const child = await world.run(world.owner, createTeam, { name: "Desk", parentId: parent.id });
  await sql`select setseed(0.5)`.execute(database);
  await sql`
    insert into cases (id, reference, kind, team_id, received_at, acknowledged_at, first_answer_at, closed_at, suspected_spam, created_at)
    select gen_random_uuid(), 'R-' || n, 'question', (array[${parent.id}, ${child.id}, ${world.teamId}]::uuid[])[1 + n % 3],
      at, at + random() * interval '3 hours', case when random() < 0.9 then at + random() * interval '4 days' end,
      case when random() < 0.8 then at + random() * interval '12 days' end, n % 17 = 0, at
    from (select n, date_trunc('milliseconds', now() - interval '200 days' + n * interval '5 hours') as at
      from generate_series(1, 900) n) row`.execute(database);
  await sql`update cases set acknowledged_at = date_trunc('milliseconds', acknowledged_at),
    first_answer_at = date_trunc('milliseconds', first_answer_at), closed_at = date_trunc('milliseconds', closed_at)`.execute(
    database,
  );
  await sql`
    insert into pauses (id, case_id, waiting_for, actor_kind, started_at, ended_at, ended_by)
    select gen_random_uuid(), id, 'papers', 'system', since,
      case when n = 1 or id::text > '4' then until end, case when n = 1 or id::text > '4' then 'customer' end
    from cases, generate_series(1, 2) n, lateral (select
      date_trunc('milliseconds', received_at + (n * 2 - 1) * interval '20 hours') as since,
      date_trunc('milliseconds', received_at + (n * 2 - 1) * interval '20 hours' + interval '15 hours') as until) span
    where id::text < '8'`.execute(database);
  await sql`
    insert into promises (id, case_id, text, due_at, owner_id, made_at)
    select gen_random_uuid(), id, 'Ring', received_at + interval '3 days', ${world.owner.id}::uuid, received_at + interval '1 hour'
    from cases where id::text > '6'`.execute(database);
  await sql`
    insert into promise_outcomes (promise_id, kind, happened_at, actor_kind)
    select id, (array['fulfilment', 'fulfilment', 'breach', 'release'])[1 + (random() * 3)::int],
      date_trunc('milliseconds', made_at + random() * interval '5 days'), 'system'
    from promises where id::text > '3' and made_at < now() - interval '6 days'`.execute(database);
  for (const standard of [
    { measure: "acknowledgement", within: "PT2H" },
    { measure: "first_answer", within: "P1D" },
    { measure: "first_answer", within: "P2D", teamId: parent.id },
    { measure: "resolution", within: "P3D" },
    { measure: "resolution", within: "P7D", teamId: child.id },
    { measure: "promise_kept" },
    { measure: "promise_kept", teamId: parent.id },
  ]) {
    await world.run(world.owner, createStandard, {
      ...standard,
      name: `In 9 of 10: ${newId()}`,
      target: 0.75,
    });
  }
  const results = await recounted(world, (await world.key("read")).key);
  expect(differing(results)).toEqual([]);
  for (const { ours, standard } of results) expect(ours.total, standard.measure).toBeGreaterThan(50);
  expect(results.some(({ ours }) => (ours.paused?.count ?? 0) > 100)).toBe(true);
  await world.close();
}, 60_000);
