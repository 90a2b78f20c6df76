import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { newId } from "#core/identifiers.ts";
import { deactivateEmployee } from "#domain/people/leaving/deactivate-employee.ts";
import { erasePerson } from "#domain/people/personal-data/erase-person.ts";
import { partFor, personalIn } from "#domain/people/personal-data/held.ts";
import { holdPerson, liftHold } from "#domain/people/personal-data/holds.ts";
import { registry } from "#domain/people/personal-data/registry.ts";
import { findWho, type Who } from "#domain/people/personal-data/who.ts";
import { getPerformance } from "#domain/strategy/performance.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { tasks } from "#jobs/tasks.ts";
import { apiOf } from "../api.ts";
import { openWorld, type World } from "../world.ts";
import { dumpOf, filesWith, findIn } from "./dump.ts";
import { asOwner, customerMark, employeeMark, leaveColleague, leaveCustomer } from "./traces.ts";

let world: World;
let folder: string;
let key: string;
let colleague: EmployeeActor;
let caseId: string;
let personId: string;
let standardIds: string[];
const logged: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), "kept-erasure-"));
  const log = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  Object.assign(world.services.log, { info: log, warn: log, error: log });
  ({ key } = await world.key("read", "write"));
  standardIds = await Promise.all(
    [
      { name: "Answered in 2 days", measure: "first_answer", within: "P2D" },
      { name: "Solved in 5 days", measure: "resolution", within: "P5D" },
      { name: "Kept in 9 of 10", measure: "promise_kept" },
    ].map(async (fields) => (await world.run(world.owner, createStandard, { ...fields, target: 0.9 })).id),
  );
  colleague = await leaveColleague(world);
  caseId = await leaveCustomer(world, colleague, key);
  personId = await personOf(caseId);
  await leaveFiles();
  await leaveBesides();
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const personOf = async (id: string): Promise<string> =>
  (
    await world.services.database
      .selectFrom("cases")
      .select("personId")
      .where("id", "=", id)
      .executeTakeFirstOrThrow()
  ).personId ?? "";

/** An import that refused their row, and one whose file lies where it stopped. */
async function leaveFiles(): Promise<void> {
  const form = new FormData();
  form.set(
    "file",
    new File([`ref,in\nA-1,2026-01-01T10:00:00Z\nA-2,${customerMark}-refused\n`], "cases.csv"),
  );
  form.set("mapping", JSON.stringify({ columns: { reference: "ref", received: "in" } }));
  const { body } = await apiOf(world, key)("POST", "/imports", form);
  await tasks.import_cases?.(world.services, { importId: body.id });
  const stopped = newId();
  await asOwner(
    world,
    `insert into imports (id, mapping, file_name, state, bytes_total, actor_kind, created_at)
     values ($1, '{}', $2, 'failed', 1, 'system', now())`,
    [stopped, `Anna ${customerMark}-name.csv`],
  );
  await asOwner(world, "insert into import_chunks values ($1, 0, $2)", [
    stopped,
    Buffer.from(`A-3,Anna ${customerMark}-name`),
  ]);
  await asOwner(world, "insert into case_sources values ($1, $2, $3)", [
    caseId,
    stopped,
    Buffer.from(customerMark),
  ]);
}

/** What no command writes today but a row may hold: an error that quotes, a value beside the log, a hold's reason. */
async function leaveBesides(): Promise<void> {
  const { id } = await world.run(world.owner, holdPerson, { personId, reason: `${customerMark}-hold` });
  await world.run(world.owner, liftHold, { holdId: id });
  for (const [mark, subject, column] of [
    [customerMark, caseId, "case_id"],
    [employeeMark, colleague.id, "subject_id"],
  ] as const) {
    await asOwner(
      world,
      `insert into event_personal_values select number, jsonb_build_object('name', $2::text)
       from events where ${column} = $1 limit 1`,
      [subject, `${mark}-value`],
    );
    await asOwner(
      world,
      "select graphile_worker.add_job('mail_reply', json_build_object('subjectId', $1::text))",
      [subject],
    );
    await asOwner(
      world,
      "update graphile_worker._private_jobs set last_error = $2 where payload::text like '%' || $1 || '%'",
      [subject, `${mark}-error`],
    );
  }
  await asOwner(
    world,
    `insert into erasure_requests (id, case_id, requested_at, answer_by, outcome, words, answered_by_kind, answered_by, answered_at)
     values ($1, $2, now(), now()::date, 'declined', $3, 'employee', $4, now())`,
    [newId(), caseId, `${customerMark}-request ${colleague.name}`, colleague.id],
  );
  await asOwner(
    world,
    `insert into address_confirmations (id, person_id, token_hash, created_at, expires_at) values ($1, $2, $3, now(), now())`,
    [newId(), personId, Buffer.from(customerMark)],
  );
  await asOwner(world, "update cases set receipt_hash = $2 where id = $1", [
    caseId,
    Buffer.from(customerMark),
  ]);
  await asOwner(world, "update people set language = $2 where id = $1", [personId, customerMark]);
  await asOwner(world, "update voices set language = $2 where case_id = $1", [caseId, customerMark]);
}

/** Every figure of every standard, month by month over two years. */
const figures = () =>
  Promise.all(
    standardIds.map(async (standardId) => {
      const { asOf, ...counted } = await world.ask(world.owner, getPerformance, { standardId });
      expect(asOf).toBeInstanceOf(Date);
      return counted;
    }),
  );

/**
 * What the register calls personal and no trace was left in: columns without the mark, and tables whose rows go without
 * a row of theirs.
 */
async function untouched(who: Who, mark: string): Promise<string[]> {
  const bare: string[] = [];
  for (const [table, rule] of Object.entries(registry)) {
    const found = partFor(rule, who);
    if (!found) continue;
    if (found.part.gone) {
      const { rows } = await sql`select from ${sql.table(table)} where ${found.rows} limit 1`.execute(
        world.services.database,
      );
      if (rows.length === 0) bare.push(table);
      continue;
    }
    for (const column of personalIn(found.part)) {
      if (!(await holds(table, column, mark))) bare.push(`${table}.${column}`);
    }
  }
  return bare;
}

/** No row is left that the register says would go. */
async function nothingGoneIsLeft(who: Who): Promise<void> {
  for (const [table, rule] of Object.entries(registry)) {
    const found = partFor(rule, who);
    if (!found?.part.gone) continue;
    const { rows } = await sql`select from ${sql.table(table)} where ${found.rows}`.execute(
      world.services.database,
    );
    expect(rows, table).toEqual([]);
  }
}

async function holds(table: string, column: string, mark: string): Promise<boolean> {
  const text = sql`${sql.ref(column)}::text`;
  const { rows } = await sql`select from ${sql.table(table)}
    where position(${mark} in lower(${text})) > 0 or position(${Buffer.from(mark).toString("hex")} in ${text}) > 0
    limit 1`.execute(world.services.database);
  return rows.length > 0;
}

test("the traces stand in every place that the register calls personal, so that none can be forgotten", async () => {
  const { database } = world.services;
  // Times, ids and choices of a list hold no word that could be looked for.
  const how = "Leave a trace of them there, in test/erasure/traces.ts, so that the next test looks for it.";
  expect(await untouched(await findWho(database, personId), customerMark), how).toEqual([
    "people.email_confirmed_at",
  ]);
  expect(await untouched(await findWho(database, colleague.id), employeeMark), how).toEqual([
    "employees.user_id",
    "employees.level",
    "employees.single_keys",
  ]);
});

test("after an erasure no dump, file or log line holds anything of the person, and no figure moved", async () => {
  await world.run(world.owner, deactivateEmployee, { employeeId: colleague.id, handOverTo: world.owner.id });
  const before = await figures();
  const marked = findIn(await dumpOf(world.connection), customerMark);
  expect(marked.length).toBeGreaterThan(20);
  await writeFile(join(folder, "log.txt"), logged.join("\n"));

  await world.run(world.owner, erasePerson, { personId, confirm: `${customerMark}@example.org` });
  const afterCustomer = await dumpOf(world.connection);
  expect(findIn(afterCustomer, customerMark)).toEqual([]);
  expect(findIn(afterCustomer, employeeMark).length).toBeGreaterThan(5);

  await world.run(world.owner, erasePerson, { personId: colleague.id, confirm: colleague.email });
  for (const id of [personId, colleague.id])
    await nothingGoneIsLeft(await findWho(world.services.database, id));
  const after = await dumpOf(world.connection);
  expect(findIn(after, employeeMark)).toEqual([]);
  expect(findIn(after, customerMark)).toEqual([]);
  expect(await figures()).toEqual(before);
  for (const mark of [customerMark, employeeMark]) {
    expect(await filesWith(folder, mark)).toEqual([]);
    expect(logged.filter((line) => line.includes(mark))).toEqual([]);
  }
});
