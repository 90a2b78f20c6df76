import { afterAll, beforeAll, expect, test } from "vitest";
import { makePromise } from "#domain/cases/make-promise.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { createTeam } from "../organisation/teams.ts";
import { getHomeWork } from "./home-work.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;
const recorded = async (teamId: string, ownerId: string | null) => {
  const { id } = await world.run(world.owner, recordVoice, {
    kind: "question",
    text: "When is it open?",
    channel: "phone",
    teamId,
  });
  await world.services.database.updateTable("cases").set({ ownerId }).where("id", "=", id).execute();
  return id;
};
const waiting = async (actor: Parameters<World["ask"]>[0]) =>
  (await world.ask(actor, getHomeWork, {})).cases.items.map(({ id, why }) => [id, why]);

test("cases that wait: late ones, then mine, then those of my teams that nobody took up, and no others", async () => {
  const elsewhere = (await world.run(world.owner, createTeam, { name: "Elsewhere" })).id;
  const me = await world.employee("employee", { teamIds: [world.teamId] });
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  const unassigned = await recorded(world.teamId, null);
  const mine = await recorded(elsewhere, me.id);
  await recorded(world.teamId, colleague.id);
  await recorded(elsewhere, null);
  const late = await recorded(world.teamId, me.id);
  const { database } = world.services;
  await database
    .updateTable("cases")
    .set({ dueAt: new Date(Date.now() - hour) })
    .where("id", "=", late)
    .execute();
  expect(await waiting(me)).toEqual([
    [late, "late"],
    [mine, "mine"],
    [unassigned, "unassigned"],
  ]);
  const closed = { closedAt: new Date() };
  await database.updateTable("cases").set(closed).where("id", "=", late).execute();
  expect((await waiting(me)).map(([id]) => id)).toEqual([mine, unassigned]);
  expect(await waiting(await world.employee("employee"))).toEqual([]);
  await expect(world.ask(visitor, getHomeWork, {})).rejects.toMatchObject({ status: 401 });
});

test("a manager sees what their teams promised and is at risk, and how their cases stand; nobody else does", async () => {
  const teamId = (await world.run(world.owner, createTeam, { name: "Desk" })).id;
  const [manager, employee] = [
    await world.employee("manager", { teamIds: [teamId] }),
    await world.employee("employee", { teamIds: [teamId] }),
  ];
  const caseId = await recorded(teamId, employee.id);
  await recorded(teamId, null);
  const promise = (text: string, hours: number) =>
    world.run(employee, makePromise, {
      caseId,
      text,
      dueAt: new Date(Date.now() + hours * hour).toISOString(),
    });
  await promise("Ring tomorrow", 20);
  await promise("Write next week", 200);
  const work = await world.ask(manager, getHomeWork, {});
  expect(work.promises.map(({ text, state }) => [text, state])).toEqual([["Ring tomorrow", "open"]]);
  expect(work.team).toMatchObject({ open: 2, unassigned: 1, late: 0 });
  world.at(new Date(Date.now() + 21 * hour));
  expect((await world.ask(manager, getHomeWork, {})).promises[0]).toMatchObject({ state: "late" });
  expect(await world.ask(employee, getHomeWork, {})).toMatchObject({ promises: [], actions: [], team: null });
  world.at(new Date());
});
