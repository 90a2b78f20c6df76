import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { openWorld, type World } from "#test/world.ts";
import { getRight, listRights, lookUpRights } from "./read-rights.ts";
import { changeRight, createRight, retireRight } from "./write-right.ts";

let world: World;
let parks: string;
let northId: string;
let employee: EmployeeActor;
let manager: EmployeeActor;
beforeAll(async () => {
  world = await openWorld();
  parks = (await world.run(world.owner, createTeam, { name: "Parks" })).id;
  northId = (await world.run(world.owner, createTeam, { name: "Parks North", parentId: parks })).id;
  employee = await world.employee("employee", { teamIds: [northId] });
  manager = await world.employee("manager", { teamIds: [parks] });
});
afterAll(() => world.close());

const money = { situation: "Waste collection missed", kind: "money", limitAmount: 100 };
const give = (fields: object = {}, actor: EmployeeActor = world.owner) =>
  world.run(actor, createRight, { ...money, ...fields });
const lookUp = async (actor: EmployeeActor, q = "") =>
  (await world.ask(actor, lookUpRights, { q, limit: 200 })).items;

test("a change of what a right says is a new version; a change around it is not", async () => {
  const right = await give({ steps: "Look at the route first", reviewOn: "2027-01-31" });
  expect([right.version, right.revision, right.state]).toEqual([1, 1, "in_force"]);
  const higher = await world.run(world.owner, changeRight, { rightId: right.id, limitAmount: "150,50" });
  expect([higher.version, higher.limitAmount, higher.steps]).toEqual([2, 150.5, "Look at the route first"]);
  const around = await world.run(world.owner, changeRight, { rightId: right.id, reviewOn: "2027-06-30" });
  expect([around.version, around.revision, around.reviewOn]).toEqual([2, 3, "2027-06-30"]);
  const { versions } = await world.ask(world.owner, getRight, { rightId: right.id });
  expect(versions.map(({ number, limitAmount }) => [number, limitAmount])).toEqual([
    [2, 150.5],
    [1, 100],
  ]);
  await expect(
    world.services.database
      .updateTable("decisionRightVersions")
      .set({ limitAmount: 1 })
      .where("rightId", "=", right.id)
      .execute(),
  ).rejects.toThrow(/keeps its words/);
});

test("a right of another kind brings a limit of that kind, and leaves the old one", async () => {
  const right = await give();
  await expect(
    world.run(world.owner, changeRight, { rightId: right.id, kind: "time" }),
  ).rejects.toMatchObject({ fields: [{ path: "limitDuration", code: "required" }] });
  const time = await world.run(world.owner, changeRight, {
    rightId: right.id,
    kind: "time",
    limitDuration: "P3D",
  });
  expect([time.kind, time.limitAmount, time.limitDuration]).toEqual(["time", null, "P3D"]);
  await expect(give({ exception: "No deposit" })).rejects.toMatchObject({
    fields: [{ path: "exception", code: "not_of_this_right" }],
  });
  await expect(give({ limitAmount: 0 })).rejects.toMatchObject({
    fields: [{ path: "limitAmount", code: "too_small" }],
  });
  await expect(give({ limitAmount: 1.001 })).rejects.toMatchObject({ status: 422 });
  await expect(give({ teamIds: [crypto.randomUUID()] })).rejects.toMatchObject({
    fields: [{ path: "teamIds", code: "unknown_team" }],
  });
});

test("a retired right is out of the lookup, changes no more, and stays readable", async () => {
  const right = await give({ situation: "Retired soon" });
  await world.run(world.owner, retireRight, { rightId: right.id });
  expect(await lookUp(employee, "Retired soon")).toEqual([]);
  await expect(
    world.run(world.owner, changeRight, { rightId: right.id, limitAmount: 1 }),
  ).rejects.toMatchObject({ status: 409, code: "right_retired" });
  expect((await world.ask(employee, getRight, { rightId: right.id })).state).toBe("retired");
  const retired = await world.ask(employee, listRights, { state: "retired" });
  expect(retired.items.map(({ id }) => id)).toEqual([right.id]);
});

test("leads set every right, managers those of their own teams alone, employees none", async () => {
  const lead = await world.employee("lead");
  await expect(give({}, lead)).resolves.toMatchObject({ version: 1 });
  const own = await give({ teamIds: [northId] }, manager);
  await expect(give({}, manager)).rejects.toMatchObject({ status: 403 });
  await expect(give({ teamIds: [northId, world.teamId] }, manager)).rejects.toMatchObject({ status: 403 });
  await expect(give({ teamIds: [northId] }, employee)).rejects.toMatchObject({ status: 403 });
  const change = (fields: object) => world.run(manager, changeRight, { rightId: own.id, ...fields });
  await expect(change({ limitAmount: 50 })).resolves.toMatchObject({ limitAmount: 50 });
  await expect(change({ teamIds: [] })).rejects.toMatchObject({ status: 403 });
  const everybodys = await give();
  await expect(
    world.run(manager, changeRight, { rightId: everybodys.id, teamIds: [parks] }),
  ).rejects.toMatchObject({ status: 403 });
});

test("the lookup shows first what I may decide: by role, by team, by a team above mine", async () => {
  const { id: principleId } = await world.run(world.owner, createPrinciple, {
    statement: "Grace before rules",
  });
  const made = {
    all: await give({ situation: "Zzz lookup for all", principleId }),
    team: await give({ situation: "Yyy lookup for Parks", teamIds: [parks] }),
    elsewhere: await give({ situation: "Aaa lookup elsewhere", teamIds: [world.teamId] }),
    managers: await give({ situation: "Bbb lookup for managers", roles: ["manager"], teamIds: [parks] }),
  };
  const seen = async (actor: EmployeeActor) =>
    (await lookUp(actor, "lookup")).map(({ id, mine }) => [id, mine]);
  expect(await seen(employee)).toEqual([
    [made.team.id, true],
    [made.all.id, true],
    [made.elsewhere.id, false],
    [made.managers.id, false],
  ]);
  expect(await seen(manager)).toEqual([
    [made.managers.id, true],
    [made.team.id, true],
    [made.all.id, true],
    [made.elsewhere.id, false],
  ]);
  expect((await lookUp(employee, "grace RULES")).map(({ id }) => id)).toEqual([made.all.id]);
  const { actor: key } = await world.key("read");
  const all = await world.ask(key, lookUpRights, { q: "lookup" });
  expect(all.items.every(({ mine }) => mine)).toBe(true);
});

test.each(["'", ":*", "&&&", "100%", "_", "\\", "a\0b", "\ud800", "x ".repeat(99), "the"])(
  "a search for %j ends well",
  async (q) => {
    await expect(lookUp(employee, q)).resolves.toBeInstanceOf(Array);
  },
);

test("signs that a search knows stand for themselves", async () => {
  const right = await give({ situation: "Refund of 100% at once" });
  expect((await lookUp(employee, "100%")).map(({ id }) => id)).toEqual([right.id]);
  expect(await lookUp(employee, "1%0%%")).toEqual([]);
});
