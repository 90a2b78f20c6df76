import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmployeeActor, manages } from "#core/actor.ts";
import { newId } from "#core/identifiers.ts";
import { openWorld, type World } from "#test/world.ts";
import { whoHears } from "../cases/who-hears.ts";
import { whoLooksAfter, whoSees } from "./looks-after.ts";
import { createTeam } from "./teams.ts";
import { seesCase } from "./visibility.ts";

let world: World;
/** A site, a team in it, a counter in that, and another site. */
const places: { id: string; name: string }[] = [];
const people: EmployeeActor[] = [];
let former: EmployeeActor;

beforeAll(async () => {
  world = await openWorld();
  let parentId: string | undefined;
  for (const name of ["Site", "Team", "Counter"]) {
    const team = await world.run(world.owner, createTeam, { name, ...(parentId && { parentId }) });
    places.push({ id: team.id, name });
    parentId = team.id;
  }
  places.push({
    id: (await world.run(world.owner, createTeam, { name: "Other site" })).id,
    name: "Other site",
  });
  people.push(world.owner);
  for (const { id } of places)
    for (const role of ["lead", "manager", "employee"] as const)
      people.push(await world.employee(role, { teamIds: [id] }));
  people.push(await world.employee("manager"), await world.employee("employee"));
  former = await world.employee("manager", { teamIds: places.map(({ id }) => id) });
  await world.services.database
    .updateTable("employees")
    .set({ deactivatedAt: world.services.clock() })
    .where("id", "=", former.id)
    .execute();
});
afterAll(() => world.close());

const idsWhere = (holds: (person: EmployeeActor) => boolean) =>
  people
    .filter(holds)
    .map(({ id }) => id)
    .sort();

test("who looks after a team is asked of people who are not here as of who is: teams above included, nobody who left", async () => {
  for (const teamId of [null, ...places.map(({ id }) => id)]) {
    const { managers, leads } = await whoLooksAfter(world.services.database, teamId);
    expect([...managers, ...leads].sort()).toEqual(idsWhere((person) => manages(person, teamId)));
    expect(managers.sort()).toEqual(
      idsWhere((person) => person.role === "manager" && manages(person, teamId)),
    );
  }
  const counter = places.find(({ name }) => name === "Counter");
  const { managers } = await whoLooksAfter(world.services.database, counter?.id ?? null);
  expect(managers).toHaveLength(3);
});

test("who sees a case is asked of people who are not here as of who is", async () => {
  const everybody = [...people, former].map(({ id }) => id);
  for (const teamId of [null, ...places.map(({ id }) => id)]) {
    for (const owner of [null, ...people.slice(0, 6)]) {
      const place = { id: newId(), teamId, ownerId: owner?.id ?? null };
      const seeing = await whoSees(world.services.database, place, everybody);
      expect([...seeing].sort()).toEqual(idsWhere((person) => seesCase(person, place)));
    }
  }
});

test("what happens in a case is heard by its owner, else by who manages its team, else by the team, else by leads: never by nobody", async () => {
  const [site] = places;
  const alone = await world.run(world.owner, createTeam, { name: "Alone" });
  const member = await world.employee("employee", { teamIds: [alone.id] });
  const empty = await world.run(world.owner, createTeam, { name: "Empty" });
  const heard = (ownerId: string | null, teamId: string | null) =>
    whoHears(world.services.database, { ownerId, teamId });
  const leads = people.filter(({ role }) => role === "owner" || role === "lead").map(({ id }) => id);
  const managersOfSite = (await whoLooksAfter(world.services.database, site?.id ?? null)).managers;
  expect(await heard(member.id, site?.id ?? null)).toEqual([member.id]);
  expect(await heard(former.id, site?.id ?? null)).toEqual(managersOfSite);
  expect(managersOfSite).toHaveLength(1);
  expect(await heard(null, alone.id)).toEqual([member.id]);
  expect(await heard(null, empty.id)).toEqual(leads.sort());
  expect(await heard(null, null)).toEqual(leads.sort());
});
