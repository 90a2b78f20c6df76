import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { openWorld, type World } from "#test/world.ts";
import { answerNeed } from "./answer-need.ts";
import { askNeed } from "./ask-need.ts";
import { getNeedFigures } from "./figures.ts";
import { listNeeds } from "./needs.ts";

let world: World;
let asker: EmployeeActor;
let colleague: EmployeeActor;
let manager: EmployeeActor;
let elsewhere: EmployeeActor;
beforeAll(async () => {
  world = await openWorld();
  const other = await world.run(world.owner, createTeam, { name: "Elsewhere" });
  asker = await world.employee("employee", { teamIds: [world.teamId] });
  colleague = await world.employee("employee", { teamIds: [world.teamId] });
  manager = await world.employee("manager", { teamIds: [world.teamId] });
  elsewhere = await world.employee("manager", { teamIds: [other.id] });
});
afterAll(() => world.close());

const on = (day: string, time = "12:00") => world.at(`2027-03-${day}T${time}:00+01:00`);
const ask = (fields: object = {}, actor = asker) =>
  world.run(actor, askNeed, { what: "A second telephone", ...fields });
const answer = (needId: string, fields: object, actor: EmployeeActor = manager) =>
  world.run(actor, answerNeed, { needId, ...fields });

test("3 of 4 requests answered by their day: 75 %, counted in full; what can still be answered is left out", async () => {
  on("01");
  const answerBy = "2027-03-10";
  const [early, onTheDay, later, late] = [
    await ask({ answerBy }),
    await ask({ answerBy }),
    await ask({ answerBy }),
    await ask({ answerBy }),
  ];
  await ask({ answerBy: "2027-03-30" });
  const figures = () => world.ask(asker, getNeedFigures, {});
  expect(await figures()).toMatchObject({ inTime: 0, total: 0, share: null });
  await answer(early.id, { outcome: "granted" });
  on("10", "23:59");
  await answer(onTheDay.id, { outcome: "declined", words: "No line is free" });
  await answer(later.id, { outcome: "later", words: "With the new budget", laterOn: "2027-03-20" });
  expect(await figures()).toMatchObject({ inTime: 3, total: 3, overdue: 0 });
  on("11", "00:01");
  expect(await figures()).toMatchObject({ inTime: 3, total: 4, overdue: 1, share: 0.75 });
  await answer(late.id, { outcome: "granted" });
  expect(await figures()).toMatchObject({ inTime: 3, total: 4, overdue: 0, share: 0.75 });
});

test("an answer by a week from today is suggested; the past and another's team are refused", async () => {
  on("12");
  expect(await ask()).toMatchObject({ answerBy: "2027-03-19", state: "open", teamId: world.teamId });
  await expect(ask({ answerBy: "2027-03-11" })).rejects.toMatchObject({
    fields: [{ path: "answerBy", code: "not_in_future" }],
  });
  await expect(ask({ teamId: [...elsewhere.teamIds][0] })).rejects.toMatchObject({
    fields: [{ path: "teamId", code: "unknown_team" }],
  });
});

test("later is answered again by its day, and is overdue after it; granted and declined are the end", async () => {
  on("12");
  const { id } = await ask();
  await expect(answer(id, { outcome: "later", words: "Soon" })).rejects.toMatchObject({
    fields: [{ path: "laterOn", code: "required" }],
  });
  await expect(answer(id, { outcome: "declined" })).rejects.toMatchObject({
    fields: [{ path: "words", code: "required" }],
  });
  const put = await answer(id, { outcome: "later", words: "Soon", laterOn: "2027-03-15" });
  expect([put.state, put.dueOn]).toEqual(["later", "2027-03-15"]);
  on("16");
  const overdue = await world.ask(manager, listNeeds, { state: "overdue" });
  expect(overdue.items.map((need) => need.id)).toContain(id);
  expect((await answer(id, { outcome: "granted" })).state).toBe("granted");
  await expect(answer(id, { outcome: "granted" })).rejects.toMatchObject({ code: "already_answered" });
});

test("a need is seen by its asker, the team's managers and leads, and answered by the latter", async () => {
  on("12");
  const { id } = await ask();
  const sees = async (actor: EmployeeActor) =>
    (await world.ask(actor, listNeeds, { limit: 200 })).items.some((need) => need.id === id);
  expect(await Promise.all([asker, manager, world.owner, colleague, elsewhere].map(sees))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  await expect(answer(id, { outcome: "granted" }, asker)).rejects.toMatchObject({ status: 403 });
  await expect(answer(id, { outcome: "granted" }, elsewhere)).rejects.toMatchObject({ status: 404 });
  const notices = await world.services.database
    .selectFrom("notices")
    .select("recipientId")
    .where("subjectId", "=", id)
    .execute();
  expect(notices.map(({ recipientId }) => recipientId).sort()).toEqual([manager.id, world.owner.id].sort());
});
