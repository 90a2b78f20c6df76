import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { closeCase } from "#domain/cases/close-case.ts";
import { joinPeople } from "#domain/cases/persons/join-people.ts";
import { namePersonOfCase } from "#domain/cases/persons/person-of-case.ts";
import { readCase } from "#domain/cases/read-case.ts";
import { writeMessage } from "#domain/cases/write-message.ts";
import { getPerformance } from "#domain/strategy/performance.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { schedule, tasks } from "#jobs/tasks.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, system, type World } from "#test/world.ts";
import { erasePast } from "./erase-past.ts";
import { erasePerson } from "./erase-person.ts";
import { holdCase, holdPerson, liftHold } from "./holds.ts";
import { changeRetention, readRetention, retentionKinds } from "./retention.ts";

let world: World;
const desk = caseDesk(() => world);
const start = new Date("2027-03-01T10:00:00Z");
const later = (days: number) => new Date(start.getTime() + days * 24 * 3600 * 1000);
const night = () => tasks.erase_past?.(world.services, {});
const read = (caseId: string) => world.ask(world.owner, readCase, { caseId });
const personOf = async (caseId: string) => (await world.run(world.owner, namePersonOfCase, { caseId })).id;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.at(start));

/** A case that was answered and closed on the first day. */
async function closed(name: string): Promise<string> {
  const { id: caseId } = await desk.record({ name, email: `${name}@example.org`, text: `I am ${name}` });
  await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: `Dear ${name}` });
  await world.run(world.owner, closeCase, { caseId, outcome: "resolved", remedy: `A gift for ${name}` });
  return caseId;
}
const shown = async (caseId: string) => {
  const { voice, messages, closures, person } = await read(caseId);
  return [voice?.text, messages[0]?.body, closures[0]?.remedy, person?.name];
};
const whole = (name: string) => [`I am ${name}`, `Dear ${name}`, `A gift for ${name}`, name];

test("without a time nothing of a case goes; each kind goes when its own time is over, and no figure moves", async () => {
  const standard = await world.run(world.owner, createStandard, {
    name: "Solved in 5 days",
    measure: "resolution",
    target: 0.9,
    within: "P5D",
  });
  const caseId = await closed("anna");
  const openId = (await desk.record({ name: "open", text: "I am open" })).id;
  world.at(later(3000));
  await night();
  expect(await shown(caseId)).toEqual(whole("anna"));
  const period = { standardId: standard.id, from: "2027-01-01", to: "2027-12-31" };
  const { asOf: _then, ...before } = await world.ask(world.owner, getPerformance, period);

  world.at(start);
  await world.services.database.deleteFrom("retentionRuns").execute();
  await world.run(world.owner, changeRetention, { voice_words: 100, case_messages: 200, people: 300 });
  for (const [day, expected] of [
    [99, whole("anna")],
    [101, ["—", "Dear anna", "A gift for anna", "anna"]],
    [199, ["—", "Dear anna", "A gift for anna", "anna"]],
    [201, ["—", "—", null, "anna"]],
    [299, ["—", "—", null, "anna"]],
    [301, ["—", "—", null, null]],
  ] as const) {
    world.at(later(day));
    await night();
    expect(await shown(caseId), `day ${day}`).toEqual(expected);
  }
  expect((await read(openId)).voice?.text).toBe("I am open");
  expect((await read(openId)).person?.name).toBe("open");
  world.at(later(3000));
  const { asOf: _now, ...after } = await world.ask(world.owner, getPerformance, period);
  expect(after).toEqual(before);
  const { lastRun } = await world.ask(world.owner, readRetention, {});
  expect(lastRun?.counts).toEqual({ people: 1 });
});

test("a hold on the case, on the person or on one who is joined with them stops the night and an erasure", async () => {
  const [first, second, third] = [await closed("first"), await closed("second"), await closed("third")];
  const persons = [await personOf(first), await personOf(second), await personOf(third)];
  const onCase = await world.run(world.owner, holdCase, { caseId: first, reason: "A lawsuit" });
  const onPerson = await world.run(world.owner, holdPerson, {
    personId: persons[1],
    reason: "An inspection",
  });
  await world.run(world.owner, joinPeople, { personId: persons[1], otherId: persons[2] });
  world.at(later(400));
  await night();
  for (const [caseId, name] of [
    [first, "first"],
    [second, "second"],
    [third, "third"],
  ] as const) {
    expect(await shown(caseId), name).toEqual(whole(name));
  }
  for (const personId of persons) {
    const erasing = world.run(world.owner, erasePerson, { personId, confirm: "first@example.org" });
    await expect(erasing).rejects.toMatchObject({ status: expect.any(Number) });
  }
  await expect(
    world.run(world.owner, erasePerson, { personId: persons[2], confirm: "second@example.org" }),
  ).rejects.toMatchObject({ code: "on_hold", details: { since: "2027-03-01" } });
  await world.run(world.owner, liftHold, { holdId: onCase.id });
  await world.run(world.owner, liftHold, { holdId: onPerson.id });
  await night();
  for (const caseId of [first, second, third]) expect(await shown(caseId)).toEqual(["—", "—", null, null]);
});

test("what is written after the night has its own time", async () => {
  const caseId = await closed("again");
  world.at(later(400));
  await night();
  await sql`update people set name = 'again'`.execute(world.services.database);
  await world.run(world.owner, writeMessage, { caseId, kind: "note", body: "They rang again" });
  await night();
  expect((await read(caseId)).messages.map(({ body }) => body)).toEqual(["—", "—"]);
});

test("sessions, answers, notices, invitations, imports, guests and values beside the log go with their time", async () => {
  const { database } = world.services;
  const at = start.toISOString();
  const id = newId();
  await sql`insert into idempotent_answers values ('visitor ', 'k', 'r', '{}', ${at})`.execute(database);
  await sql`insert into auth_verifications (id, identifier, value, expires_at) values ('old', 'x', 'y', ${at})`.execute(
    database,
  );
  await sql`insert into notices (id, recipient_id, kind, subject_id, created_at, read_at)
    values (${id}, ${world.owner.id}, 'need_asked', ${id}, ${at}, ${at})`.execute(database);
  await sql`insert into invitations (id, email, name, role, language, token_hash, created_at, expires_at)
    values (${id}, 'x@example.org', 'X', 'employee', 'en', 'h', ${at}, ${at})`.execute(database);
  await sql`insert into imports (id, mapping, file_name, state, bytes_total, actor_kind, created_at)
    values (${id}, '{}', 'anna.csv', 'running', 1, 'system', ${at})`.execute(database);
  await sql`insert into import_chunks values (${id}, 0, 'Anna')`.execute(database);
  await sql`insert into boards (id, closed_at) values (${id}, ${at})`.execute(database);
  await sql`insert into board_participants (id, board_id, name, token_hash) values (${id}, ${id}, 'Guest', 't')`.execute(
    database,
  );
  await sql`insert into event_personal_values select min(number), '{"name": "Anna"}' from events`.execute(
    database,
  );
  const left = async () => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*) from idempotent_answers)::int as answers,
      (select count(*) from auth_verifications)::int as sign_in,
      (select count(*) from notices where read_at is not null)::int as notices,
      (select count(*) from invitations)::int as invitations,
      (select count(*) from import_chunks)::int + (select count(file_name) from imports)::int as imports,
      (select count(name) + count(token_hash) from board_participants)::int as guests,
      (select count(*) from event_personal_values)::int as values`.execute(database);
    return rows[0];
  };
  world.at(later(6));
  await night();
  expect(Object.values((await left()) ?? {}).every((count) => count > 0)).toBe(true);
  world.at(later(800));
  await night();
  expect(Object.entries((await left()) ?? {}).filter(([, count]) => count > 0)).toEqual([]);
});

test("a batch holds five hundred, and two nights beside each other erase each thing once", async () => {
  const { database } = world.services;
  await sql`insert into notices (id, recipient_id, kind, subject_id, created_at, read_at)
    select gen_random_uuid(), ${world.owner.id}, 'need_asked', gen_random_uuid(), ${start}, ${start}
    from generate_series(1, 1200)`.execute(database);
  world.at(later(800));
  expect(await world.run(system, erasePast, { kind: "notices" })).toEqual({ count: 500, more: true });
  await database.deleteFrom("retentionRuns").execute();
  await Promise.all([night(), night()]);
  const { rows } = await sql<{ counts: { notices?: number } }>`
    select counts from retention_runs`.execute(database);
  expect(rows.reduce((sum, { counts }) => sum + (counts.notices ?? 0), 0)).toBe(700);
});

test("fewer than seven days is refused, and the night's job stands in the schedule and among the jobs", async () => {
  await expect(world.run(world.owner, changeRetention, { notices: 6 })).rejects.toMatchObject({
    fields: [{ path: "notices", code: "too_small" }],
  });
  expect(retentionKinds).toHaveLength(10);
  expect(schedule.map(({ task }) => task).filter((task) => !(task in tasks))).toEqual([]);
  expect(schedule.map(({ task }) => task)).toContain("erase_past");
});
