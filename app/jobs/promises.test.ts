import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { fulfilPromise } from "#domain/cases/end-promise.ts";
import { makePromise } from "#domain/cases/make-promise.ts";
import { assignCase } from "#domain/cases/place-case.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { runWaitingJobs } from "#test/run-waiting-jobs.ts";
import { openWorld, type World, waitingJobs } from "#test/world.ts";
import { tasks } from "./tasks.ts";

let world: World;
let owner: EmployeeActor;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.employee("employee", { name: "Noor", teamIds: [world.teamId] });
});
afterAll(() => world.close());

const day = 24 * 3600 * 1000;
const inDays = (days: number) => new Date(world.services.clock().getTime() + days * day);

async function promiseIn(days: number, teamId = world.teamId) {
  const { id } = await world.run(world.owner, recordVoice, {
    kind: "complaint",
    text: "The bin",
    channel: "phone",
    teamId,
  });
  await world.run(world.owner, assignCase, { caseId: id, ownerId: owner.id });
  return world.run(owner, makePromise, { caseId: id, text: "Ring back", dueAt: inDays(days).toISOString() });
}

const noticesOn = (subjectId: string) =>
  world.services.database
    .selectFrom("notices")
    .select(["recipientId", "kind"])
    .where("subjectId", "=", subjectId)
    .execute();

test("jobs wait for the reminder and for the due time, and hold the id alone", async () => {
  const far = await promiseIn(10);
  const near = await promiseIn(1);
  const jobs = await waitingJobs(world);
  const at = (task: string, promiseId: string) =>
    jobs.find((job) => job.task === task && (job.payload as { promiseId: string }).promiseId === promiseId)
      ?.runAt;
  expect(at("promise_reminder", far.id)).toEqual(new Date(far.dueAt.getTime() - day));
  expect(at("promise_reminder", near.id)?.getTime()).toBeCloseTo(near.dueAt.getTime() - day / 2, -3);
  expect(at("promise_due", far.id)).toEqual(far.dueAt);
  expect(jobs.every((job) => Object.keys(job.payload as object).length === 1)).toBe(true);
});

test("two processes that run the same jobs at once remind once, by notice and by mail", async () => {
  const promise = await promiseIn(3);
  const ended = await promiseIn(3);
  await world.run(owner, fulfilPromise, { promiseId: ended.id });
  world.sent.length = 0;
  await runWaitingJobs(world, 2);
  expect(await noticesOn(promise.id)).toContainEqual({ recipientId: owner.id, kind: "promise_due" });
  expect(await noticesOn(ended.id)).toEqual([]);
  const mails = world.sent.filter((mail) => mail.to === owner.email && mail.text.includes(promise.caseId));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("Ring back");
  const again = () => tasks.promise_reminder?.(world.services, { promiseId: promise.id });
  await Promise.all([again(), again(), again()]);
  const reminded = await world.services.database
    .selectFrom("events")
    .select("number")
    .where("type", "=", "promise.reminded")
    .where("subjectId", "=", promise.id)
    .execute();
  expect(reminded).toHaveLength(1);
  const mailAgain = () => tasks.mail_promise_due?.(world.services, { subjectId: promise.id });
  await Promise.all([mailAgain(), mailAgain(), mailAgain()]);
  expect((await noticesOn(promise.id)).filter((notice) => notice.kind === "promise_due")).toHaveLength(1);
  expect(world.sent.filter((mail) => mail.text.includes(promise.caseId))).toHaveLength(1);
}, 30_000);

test("a promise that passes its due time is known to its owner, to those who lead, and to its team's managers", async () => {
  const parks = await world.run(world.owner, createTeam, { name: "Parks" });
  const [manager, elsewhere, lead, colleague] = await Promise.all([
    world.employee("manager", { teamIds: [parks.id] }),
    world.employee("manager", { teamIds: [world.teamId] }),
    world.employee("lead"),
    world.employee("employee", { teamIds: [parks.id] }),
  ]);
  const promise = await promiseIn(1, parks.id);
  const late = () => tasks.promise_due?.(world.services, { promiseId: promise.id });
  await Promise.all([late(), late()]);
  const told = (await noticesOn(promise.id)).map((notice) => notice.recipientId).sort();
  expect(told).toEqual([owner.id, world.owner.id, lead.id, manager.id].sort());
  expect(told).not.toContain(elsewhere.id);
  expect(told).not.toContain(colleague.id);
});
