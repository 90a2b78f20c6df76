import { afterAll, beforeAll, expect, test } from "vitest";
import { clockTasks } from "#jobs/clocks.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, type World } from "#test/world.ts";
import { closeCase } from "../cases/close-case.ts";
import { pauseCase, resumeCase } from "../cases/pause-case.ts";
import { assignCase } from "../cases/place-case.ts";
import { writeMessage } from "../cases/write-message.ts";
import { createTeam } from "../organisation/teams.ts";
import { createStandard } from "./write-standard.ts";

let world: World;
const desk = caseDesk(() => world);
beforeAll(async () => {
  world = await openWorld();
  world.at("2026-05-01T08:00:00Z");
  await world.run(world.owner, createStandard, {
    name: "Answered in 5 days",
    measure: "first_answer",
    target: 0.9,
    within: "P5D",
  });
});
afterAll(() => world.close());

const look = () => clockTasks.remind_of_deadlines?.(world.services, {});
const told = async (caseId: string) =>
  (
    await world.services.database
      .selectFrom("notices")
      .select("recipientId")
      .where("kind", "=", "deadline_near")
      .where("caseId", "=", caseId)
      .execute()
  ).map((row) => row.recipientId);
const mine = async (receivedAt: string) => {
  world.at(receivedAt);
  const { id: caseId } = await desk.record();
  await world.run(world.owner, assignCase, { caseId, ownerId: world.owner.id });
  return caseId;
};

test("a deadline that nears is told once, a day ahead, however many processes look", async () => {
  const caseId = await mine("2026-05-04T08:00:00Z");
  world.at("2026-05-08T07:58:00Z");
  await look();
  expect(await told(caseId)).toEqual([]);
  world.at("2026-05-08T08:01:00Z");
  await Promise.all([look(), look(), look()]);
  await look();
  expect(await told(caseId)).toEqual([world.owner.id]);
});

test("what was withdrawn is not reminded of", async () => {
  const caseId = await mine("2026-05-18T08:00:00Z");
  await world.run(world.owner, closeCase, { caseId, outcome: "withdrawn" });
  world.at("2026-05-22T09:00:00Z");
  await look();
  expect(await told(caseId)).toEqual([]);
});

test("what is answered, or has passed, or stands still is not reminded of", async () => {
  const answered = await mine("2026-06-01T08:00:00Z");
  await world.run(world.owner, writeMessage, { caseId: answered, kind: "reply", body: "Done" });
  const passed = await mine("2026-06-01T08:00:00Z");
  world.at("2026-06-10T08:00:00Z");
  await look();
  expect(await told(answered)).toEqual([]);
  expect(await told(passed)).toEqual([]);
  const paused = await mine("2026-06-11T08:00:00Z");
  await world.run(world.owner, pauseCase, { caseId: paused, waitingFor: "answer" });
  world.at("2026-06-15T20:00:00Z");
  await look();
  expect(await told(paused)).toEqual([]);
  await world.run(world.owner, resumeCase, { caseId: paused });
  await look();
  expect(await told(paused)).toEqual([]);
  // It stood still for four days and a half, so its deadline is on the 20th.
  world.at("2026-06-20T08:00:00Z");
  await look();
  expect(await told(paused)).toEqual([world.owner.id]);
});

test("of a case that nobody took up the managers of its team hear, or else those who run the programme", async () => {
  world.at("2026-07-01T08:00:00Z");
  const managed = (await world.run(world.owner, createTeam, { name: "Managed" })).id;
  const alone = (await world.run(world.owner, createTeam, { name: "Alone" })).id;
  const manager = await world.employee("manager", { teamIds: [managed] });
  await world.employee("employee", { teamIds: [managed] });
  const [one, other] = [await desk.record({ teamId: managed }), await desk.record({ teamId: alone })];
  world.at("2026-07-05T12:00:00Z");
  await look();
  expect(await told(one.id)).toEqual([manager.id]);
  expect(await told(other.id)).toEqual([world.owner.id]);
});
