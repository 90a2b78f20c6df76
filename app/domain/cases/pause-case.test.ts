import { afterAll, beforeAll, expect, test } from "vitest";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, type World } from "#test/world.ts";
import { receiptOf } from "../listening/receipt.ts";
import { answerBack, giveVerdict } from "./answer-follow.ts";
import { closeCase } from "./close-case.ts";
import { followCase } from "./follow-case.ts";
import { pauseCase, resumeCase } from "./pause-case.ts";
import { readCase } from "./read-case.ts";
import { writeMessage } from "./write-message.ts";

let world: World;
const desk = caseDesk(() => world);
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const receipt = (caseId: string) => receiptOf(world.services.secret, caseId, 1);
const read = (caseId: string) => world.ask(world.owner, readCase, { caseId });
const reply = (caseId: string, fields: object = {}) =>
  world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "Which number?", ...fields });
const nextAnswers = (caseId: string) =>
  world.services.database
    .selectFrom("nextAnswers")
    .select(["askedAt", "answeredAt"])
    .where("caseId", "=", caseId)
    .orderBy("askedAt")
    .execute();

test("a pause says since when, why and by whom; it ends once, and a case has one at a time", async () => {
  world.at("2026-05-04T08:00:00Z");
  const { id: caseId } = await desk.record();
  await world.run(world.owner, pauseCase, { caseId, waitingFor: "papers", words: "The receipt" });
  expect((await read(caseId)).pauses).toMatchObject([
    { waitingFor: "papers", words: "The receipt", byName: "Olivia Owner", endedAt: null },
  ]);
  expect((await read(caseId)).abilities).toMatchObject({ pause: false, resume: true });
  await expect(world.run(world.owner, pauseCase, { caseId, waitingFor: "answer" })).rejects.toMatchObject({
    code: "already_paused",
  });
  world.at("2026-05-05T08:00:00Z");
  await world.run(world.owner, resumeCase, { caseId });
  const [pause] = (await read(caseId)).pauses;
  expect(pause?.endedBy).toBe("staff");
  expect((pause?.endedAt?.getTime() ?? 0) - (pause?.startedAt.getTime() ?? 0)).toBeCloseTo(86_400_000, -3);
  await expect(world.run(world.owner, resumeCase, { caseId })).rejects.toMatchObject({ code: "not_paused" });
});

test("something else to wait for is said in words", async () => {
  const { id: caseId } = await desk.record();
  await expect(world.run(world.owner, pauseCase, { caseId, waitingFor: "other" })).rejects.toMatchObject({
    fields: [{ path: "words", code: "required" }],
  });
});

test("a reply may ask and pause in one act; what they write back lets the clocks go on", async () => {
  const { id: caseId } = await desk.record();
  await reply(caseId, { awaitAnswer: "true" });
  expect((await read(caseId)).pauses).toMatchObject([{ waitingFor: "answer", endedAt: null }]);
  const follows = await world.ask(world.owner, followCase, { receipt: receipt(caseId) });
  expect(follows.pauses).toMatchObject([{ waitingFor: "answer", endedAt: null }]);
  expect(JSON.stringify(follows)).not.toContain("Olivia");
  await world.run(world.owner, answerBack, { receipt: receipt(caseId), body: "Number 12" });
  expect((await read(caseId)).pauses).toMatchObject([{ endedBy: "customer" }]);
  await expect(
    world.run(world.owner, writeMessage, { caseId, kind: "note", body: "Rang", awaitAnswer: true }),
  ).rejects.toMatchObject({ fields: [{ path: "awaitAnswer", code: "notes_ask_nobody" }] });
});

test("closing ends a pause, and what is closed is not paused", async () => {
  const { id: caseId } = await desk.record();
  await world.run(world.owner, pauseCase, { caseId, waitingFor: "appointment" });
  await world.run(world.owner, closeCase, { caseId, outcome: "withdrawn" });
  expect((await read(caseId)).pauses).toMatchObject([{ endedBy: "closing" }]);
  await expect(world.run(world.owner, pauseCase, { caseId, waitingFor: "answer" })).rejects.toMatchObject({
    code: "case_closed",
  });
});

test("a pause never moves the due time of a promise", async () => {
  const { id: caseId } = await desk.record();
  const promise = await desk.promiseOn(caseId);
  await world.run(world.owner, pauseCase, { caseId, waitingFor: "answer" });
  await world.run(world.owner, resumeCase, { caseId });
  expect((await read(caseId)).promises).toMatchObject([{ id: promise.id, dueAt: promise.dueAt }]);
});

test("the next answer: from their message to our reply, once however often they write, and not before the first answer", async () => {
  const { id: caseId } = await desk.record();
  const write = (body: string) => world.run(world.owner, answerBack, { receipt: receipt(caseId), body });
  await write("Hello?");
  expect(await nextAnswers(caseId)).toEqual([]);
  await reply(caseId);
  await write("And the other bin?");
  await write("Are you there?");
  await world.run(world.owner, writeMessage, { caseId, kind: "note", body: "Asked the depot" });
  expect(await nextAnswers(caseId)).toMatchObject([{ answeredAt: null }]);
  await reply(caseId);
  await write("Thanks, one more thing");
  const answers = await nextAnswers(caseId);
  expect(answers).toHaveLength(2);
  expect(answers[0]?.answeredAt).not.toBeNull();
  expect(answers[1]?.answeredAt).toBeNull();
});

test("who says it is not solved waits for our next answer again; who agrees does not", async () => {
  const closed = async (agrees: boolean) => {
    const { id: caseId } = await desk.record();
    await reply(caseId);
    await world.run(world.owner, closeCase, { caseId, outcome: "resolved" });
    await world.run(world.owner, giveVerdict, { receipt: receipt(caseId), agrees });
    return nextAnswers(caseId);
  };
  expect(await closed(true)).toEqual([]);
  expect(await closed(false)).toMatchObject([{ answeredAt: null }]);
});
