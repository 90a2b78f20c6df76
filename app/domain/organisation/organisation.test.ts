import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { newId } from "#core/identifiers.ts";
import { openWorld, system, visitor, type World } from "#test/world.ts";
import { changeOrganisation, getOrganisation } from "./organisation.ts";
import { setUpOrganisation } from "./set-up.ts";
import { createTeam } from "./teams.ts";
import { seesCase, visibleCases } from "./visibility.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("an organisation is set up once", async () => {
  const again = world.run(system, setUpOrganisation, {
    organisation: "Another",
    timeZone: "UTC",
    languages: ["en"],
    ownerName: "Somebody",
    ownerEmail: "somebody@example.org",
    password: "a long enough pass phrase",
  });
  await expect(again).rejects.toMatchObject({ status: 409, code: "already_set_up" });
});

test("the customer word is asked for in every language in use", async () => {
  const resident = { one: "resident", other: "residents", theOne: "the resident", theOther: "the residents" };
  const changed = await world.run(world.owner, changeOrganisation, { customerWord: { en: resident } });
  expect(changed.customerWord.en).toEqual(resident);
  expect(changed.customerWord.nl?.one).toBe("klant");
  await expect(world.run(world.owner, changeOrganisation, { languages: ["en", "xx"] })).rejects.toMatchObject(
    {
      fields: [{ path: "languages", code: "not_a_language" }],
    },
  );
  await expect(world.run(world.owner, changeOrganisation, { role: "owner" })).rejects.toMatchObject({
    fields: [{ path: "role", code: "unknown_field" }],
  });
});

test("an employee may read the settings and not change them; a visitor is asked to sign in", async () => {
  const employee = await world.employee("employee");
  expect((await world.ask(employee, getOrganisation, {})).timeZone).toBe("Europe/Amsterdam");
  await expect(world.run(employee, changeOrganisation, { name: "Mine" })).rejects.toMatchObject({
    status: 403,
  });
  await expect(world.ask(visitor, getOrganisation, {})).rejects.toMatchObject({ status: 401 });
});

test("who sees a case is one rule, in memory and in SQL", async () => {
  const below = await world.run(world.owner, createTeam, { name: "Below", parentId: world.teamId });
  const beside = await world.run(world.owner, createTeam, { name: "Beside" });
  const { actor: key } = await world.key("read");
  const actors: Actor[] = [
    world.owner,
    await world.employee("lead"),
    await world.employee("manager", { teamIds: [world.teamId] }),
    await world.employee("employee", { teamIds: [world.teamId] }),
    await world.employee("employee", { teamIds: [below.id] }),
    await world.employee("employee"),
    key,
    visitor,
  ];
  const places: { id: string; teamId: string | null; ownerId: string | null }[] = [];
  for (const teamId of [null, world.teamId, below.id, beside.id]) {
    for (const owner of [null, ...actors.filter((actor) => actor.kind === "employee")]) {
      places.push({ id: newId(), teamId, ownerId: owner?.id ?? null });
    }
  }
  const { database } = world.services;
  await database
    .insertInto("cases")
    .values(
      places.map((place) => ({
        ...place,
        reference: place.id,
        kind: "question",
        receivedAt: new Date(),
        createdAt: new Date(),
      })),
    )
    .execute();
  actors.push({ kind: "customer", id: places[0]?.id ?? "", teamIds: new Set() });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...actors), async (actor) => {
      const rows = await database.selectFrom("cases").select("id").where(visibleCases(actor)).execute();
      const expected = places.filter((place) => seesCase(actor, place)).map((place) => place.id);
      expect(new Set(rows.map((row) => row.id))).toEqual(new Set(expected));
    }),
    { numRuns: 40 },
  );
  const manager = actors[2] as Actor;
  expect(seesCase(manager, { id: newId(), teamId: below.id, ownerId: null })).toBe(true);
  expect(seesCase(manager, { id: newId(), teamId: beside.id, ownerId: null })).toBe(false);
});
