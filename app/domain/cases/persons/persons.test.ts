import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTeam } from "#domain/organisation/teams.ts";
import { erasePerson } from "#domain/people/personal-data/erase-person.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, type World } from "#test/world.ts";
import { readCase } from "../read-case.ts";
import { takeDecision } from "../take-decision.ts";
import { writeMessage } from "../write-message.ts";
import { correctPerson } from "./correct-person.ts";
import { joinPeople, splitPeople } from "./join-people.ts";
import { namePersonOfCase } from "./person-of-case.ts";

let world: World;
const desk = caseDesk(() => world);
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const personOf = async (caseId: string) => (await world.run(world.owner, namePersonOfCase, { caseId })).id;
const othersOf = async (caseId: string, actor = world.owner) =>
  (await world.ask(actor, readCase, { caseId })).earlierVoices.map((other) => other.reference);

test("joining and taking apart in any order gives the groups that the joins which hold make, and no case moves", async () => {
  const cases = await Promise.all(Array.from({ length: 6 }, () => desk.record()));
  const people: string[] = [];
  for (const kase of cases) people.push(await personOf(kase.id));
  const { database } = world.services;
  const place = fc.nat(people.length - 1);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), place, place), { maxLength: 12 }), async (steps) => {
      await database.deleteFrom("personJoins").execute();
      await database.updateTable("people").set({ joinedToId: null }).execute();
      const held: { id: string; one: number; other: number }[] = [];
      for (const [joining, one, other] of steps) {
        const apart = held[one % Math.max(held.length, 1)];
        if (!joining && apart) {
          await world.run(world.owner, splitPeople, { joinId: apart.id });
          held.splice(held.indexOf(apart), 1);
        } else if (joining && rootOf(held, one) === rootOf(held, other)) {
          const again = world.run(world.owner, joinPeople, { personId: people[one], otherId: people[other] });
          await expect(again).rejects.toMatchObject({ code: "already_one" });
        } else if (joining) {
          const { id } = await world.run(world.owner, joinPeople, {
            personId: people[one],
            otherId: people[other],
          });
          held.push({ id, one, other });
        }
      }
      const rows = await database.selectFrom("people").select(["id", "joinedToId"]).orderBy("id").execute();
      for (const { id, joinedToId } of rows) {
        const group = rootOf(held, people.indexOf(id));
        const oldest = people.filter((_each, index) => rootOf(held, index) === group).sort()[0];
        expect(joinedToId ?? id).toBe(oldest);
      }
      const owners = await database.selectFrom("cases").select(["id", "personId"]).execute();
      for (const [index, kase] of cases.entries()) {
        expect(owners.find(({ id }) => id === kase.id)?.personId).toBe(people[index]);
      }
    }),
    { numRuns: 30 },
  );
});

/** The smallest number of a group, by walking joins one by one. */
function rootOf(held: { one: number; other: number }[], start: number): number {
  const reached = new Set([start]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { one, other } of held) {
      if (reached.has(one) || reached.has(other)) reached.add(one).add(other);
    }
  }
  return Math.min(...reached);
}

test("a case shows the other cases of its person to whoever may see those, and nobody else", async () => {
  const away = (await world.run(world.owner, createTeam, { name: "Away" })).id;
  const here = await desk.record({ teamId: world.teamId });
  const there = await desk.record({ teamId: away });
  const other = await desk.record({ teamId: world.teamId });
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  expect(await othersOf(here.id)).toEqual([]);
  const personId = await personOf(here.id);
  await world.run(world.owner, joinPeople, { personId, reference: there.reference.toLowerCase() });
  const { id } = await world.run(world.owner, joinPeople, { personId, reference: other.reference });
  expect(await othersOf(here.id)).toEqual([other.reference, there.reference]);
  expect(await othersOf(here.id, colleague)).toEqual([other.reference]);
  await world.run(world.owner, splitPeople, { joinId: id });
  expect(await othersOf(here.id, colleague)).toEqual([]);
  await expect(world.run(world.owner, splitPeople, { joinId: id })).rejects.toMatchObject({ status: 404 });
  await expect(world.run(world.owner, joinPeople, { personId, reference: "V-0" })).rejects.toMatchObject({
    fields: [{ path: "reference", code: "unknown_reference" }],
  });
});

test("a correction says in the log which field changed, and how it was beside the log alone", async () => {
  const kase = await desk.record({ name: "Ana", email: "ana@example.org" });
  const personId = await personOf(kase.id);
  const { database } = world.services;
  await database
    .updateTable("people")
    .set({ emailConfirmedAt: new Date() })
    .where("id", "=", personId)
    .execute();
  await world.run(world.owner, correctPerson, { personId, name: "Anna", email: "anna@example.org" });
  const { person } = await world.ask(world.owner, readCase, { caseId: kase.id });
  expect(person).toMatchObject({ name: "Anna", email: "anna@example.org", emailConfirmed: false });
  const event = await database
    .selectFrom("events")
    .leftJoin("eventPersonalValues", "eventPersonalValues.eventNumber", "events.number")
    .select(["events.data", "eventPersonalValues.data as personal"])
    .where("type", "=", "person.corrected")
    .executeTakeFirstOrThrow();
  expect(event).toEqual({
    data: { fields: ["name", "email"] },
    personal: { before: { name: "Ana", email: "ana@example.org" } },
  });
});

test("after an erasure nothing new is written on the case", async () => {
  const kase = await desk.record({ name: "Gone" });
  await world.run(world.owner, erasePerson, { personId: await personOf(kase.id), confirm: "gone" });
  const refused = { code: "person_erased" };
  const onCase = { caseId: kase.id };
  await expect(
    world.run(world.owner, writeMessage, { ...onCase, kind: "note", body: "Gone rang" }),
  ).rejects.toMatchObject(refused);
  await expect(world.run(world.owner, takeDecision, { ...onCase, what: "Pay" })).rejects.toMatchObject(
    refused,
  );
  await expect(desk.promiseOn(kase.id)).rejects.toMatchObject(refused);
  const read = await world.ask(world.owner, readCase, onCase);
  expect([read.voice?.text, read.wordsErasedAt, read.abilities.write]).toEqual([
    "—",
    expect.any(Date),
    false,
  ]);
});
