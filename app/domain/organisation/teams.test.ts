import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "#test/world.ts";
import { changeTeam, createTeam, listTeams } from "./teams.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const make = (name: string, parentId?: string) =>
  world.run(world.owner, createTeam, { name, ...(parentId && { parentId }) });

test("a team gets another name and place; two teams beside each other never share a name", async () => {
  const parks = await make("Parks");
  const roads = await make("Roads");
  const changed = await world.run(world.owner, changeTeam, {
    teamId: parks.id,
    name: "Parks and trees",
    parentId: roads.id,
    kind: "back_office",
  });
  expect(changed).toMatchObject({ name: "Parks and trees", parentId: roads.id, kind: "back_office" });
  const top = await world.run(world.owner, changeTeam, { teamId: parks.id, parentId: null });
  expect(top.parentId).toBeNull();
  await expect(world.run(world.owner, changeTeam, { teamId: parks.id, name: "ROADS" })).rejects.toMatchObject(
    { status: 422, fields: [{ path: "name", code: "name_taken" }] },
  );
});

test("names that look the same are one name, whatever white stands between their words", async () => {
  expect((await make("Green \u00a0 south")).name).toBe("Green south");
  for (const white of ["  ", "\u00a0", "\u2009", "\u202f", "\t", " \u200b "])
    await expect(make(`GREEN${white}south`), JSON.stringify(white)).rejects.toMatchObject({
      fields: [{ path: "name", code: "name_taken" }],
    });
});

test("no team ever stands below itself, also when two moves meet", async () => {
  const one = await make("One");
  const two = await make("Two", one.id);
  const three = await make("Three", two.id);
  for (const parentId of [one.id, two.id, three.id]) {
    await expect(world.run(world.owner, changeTeam, { teamId: one.id, parentId })).rejects.toMatchObject({
      fields: [{ path: "parentId", code: "team_loop" }],
    });
  }
  for (let round = 0; round < 5; round += 1) {
    const left = await make(`Left ${round}`);
    const right = await make(`Right ${round}`);
    await Promise.allSettled([
      world.run(world.owner, changeTeam, { teamId: left.id, parentId: right.id }),
      world.run(world.owner, changeTeam, { teamId: right.id, parentId: left.id }),
    ]);
    const { items } = await world.ask(world.owner, listTeams, {});
    const parentOf = new Map(items.map((team) => [team.id, team.parentId]));
    expect([parentOf.get(left.id), parentOf.get(right.id)].filter(Boolean)).toHaveLength(1);
  }
});

test("employees and managers read the tree and do not change it", async () => {
  const manager = await world.employee("manager", { teamIds: [world.teamId] });
  await expect(world.run(manager, changeTeam, { teamId: world.teamId, name: "Mine" })).rejects.toMatchObject({
    status: 403,
  });
  expect((await world.ask(manager, listTeams, {})).items.length).toBeGreaterThan(0);
});
