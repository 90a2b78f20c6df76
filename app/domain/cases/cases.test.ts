import { afterAll, beforeAll, expect, test } from "vitest";
import { tellUs } from "#domain/listening/tell-us.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { closeCase, reopenCase } from "./close-case.ts";
import { fulfilPromise } from "./end-promise.ts";
import { makePromise } from "./make-promise.ts";
import { assignCase } from "./place-case.ts";
import { readCase } from "./read-case.ts";
import { takeDecision } from "./take-decision.ts";
import { writeMessage } from "./write-message.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const { inHours, record, promiseOn } = caseDesk(() => world);

test("the first reply stops the clock of the first answer, once; a note does not", async () => {
  const { id } = await record();
  await world.run(world.owner, writeMessage, { caseId: id, kind: "note", body: "Look at route 7" });
  expect((await world.ask(world.owner, readCase, { caseId: id })).firstAnswerAt).toBeNull();
  const first = await world.run(world.owner, writeMessage, { caseId: id, kind: "reply", body: "Sorry" });
  await world.run(world.owner, writeMessage, { caseId: id, kind: "reply", body: "Once more" });
  const kase = await world.ask(world.owner, readCase, { caseId: id });
  expect(kase.firstAnswerAt).toEqual(first.writtenAt);
  expect(kase.messages.map((message) => message.kind)).toEqual(["note", "reply", "reply"]);
  expect(kase.awaitsAnswer).toBe(false);
});

test("whoever did not see the last word is shown it instead of writing over it", async () => {
  const { id } = await record();
  const { voice } = await world.ask(world.owner, readCase, { caseId: id });
  const say = (body: string, seenMessageId?: string, kind = "reply") =>
    world.run(world.owner, writeMessage, { caseId: id, kind, body, seenMessageId });
  const first = await say("One", voice?.id);
  await say("Inside", undefined, "note");
  await expect(say("Two", voice?.id)).rejects.toMatchObject({
    status: 409,
    code: "newer_message",
    details: { messages: [{ id: first.id, body: "One" }] },
  });
  await expect(say("Two", first.id)).resolves.toMatchObject({ body: "Two" });
  const other = await record();
  await expect(
    world.run(world.owner, writeMessage, {
      caseId: other.id,
      kind: "reply",
      body: "Three",
      seenMessageId: first.id,
    }),
  ).rejects.toMatchObject({ fields: [{ path: "seenMessageId", code: "unknown_message" }] });
});

test("of replies written at the same moment by people who saw the same, one goes out", async () => {
  const { id } = await record();
  const { voice } = await world.ask(world.owner, readCase, { caseId: id });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) =>
      world.run(world.owner, writeMessage, {
        caseId: id,
        kind: "reply",
        body: `Answer ${index}`,
        seenMessageId: voice?.id,
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
});

test("a case never closes over an open promise, and closes once", async () => {
  const { id } = await record();
  const promise = await promiseOn(id, "Ring before noon");
  const close = () => world.run(world.owner, closeCase, { caseId: id, outcome: "resolved" });
  await expect(close()).rejects.toMatchObject({
    code: "open_promises",
    details: { promises: [{ id: promise.id, text: "Ring before noon" }] },
  });
  await world.run(world.owner, fulfilPromise, { promiseId: promise.id });
  await close();
  await expect(close()).rejects.toMatchObject({ status: 409, code: "already_closed" });
  await expect(promiseOn(id)).rejects.toMatchObject({ status: 409, code: "case_closed" });
  await world.run(world.owner, reopenCase, { caseId: id, reason: "The lorry did not come" });
  const kase = await world.ask(world.owner, readCase, { caseId: id });
  expect(kase.closedAt).toBeNull();
  expect(kase.closures[0]?.reopenedAt).toBeInstanceOf(Date);
  expect(kase.messages.at(-1)).toMatchObject({ kind: "note", body: "The lorry did not come" });
  await expect(world.run(world.owner, reopenCase, { caseId: id })).rejects.toMatchObject({
    code: "not_closed",
  });
});

test("an amount is kept to the cent, and a principle must exist", async () => {
  const { id } = await record();
  const decide = (fields: object) =>
    world.run(world.owner, takeDecision, { caseId: id, what: "Refund", ...fields });
  expect(await decide({ kind: "money", amount: 12.35 })).toMatchObject({ amount: 12.35 });
  expect(await decide({ amount: "12,35" })).toMatchObject({ amount: 12.35 });
  await expect(decide({ amount: 1.234 })).rejects.toMatchObject({ status: 422 });
  await expect(decide({ amount: -1 })).rejects.toMatchObject({ status: 422 });
  await expect(decide({ principleId: id })).rejects.toMatchObject({
    fields: [{ path: "principleId", code: "unknown_principle" }],
  });
  const { decisions } = await world.ask(world.owner, readCase, { caseId: id });
  expect(decisions.map((decision) => decision.amount)).toEqual([12.35, 12.35]);
});

test("a voice is not recorded from the future, nor due before it came", async () => {
  await expect(record({ receivedAt: inHours(1) })).rejects.toMatchObject({
    fields: [{ path: "receivedAt", code: "in_future" }],
  });
  await expect(record({ receivedAt: inHours(-1), dueAt: inHours(-2) })).rejects.toMatchObject({
    fields: [{ path: "dueAt", code: "before_received" }],
  });
});

test("whoever first answers or promises has a case that nobody took up, and gives it back in one step", async () => {
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  const ownerOf = async (caseId: string) => (await world.ask(world.owner, readCase, { caseId })).ownerId;
  const open = async () => (await world.run(visitor, tellUs, { kind: "question", text: "When?" })).caseId;
  const [answered, promised] = [await open(), await open()];
  await world.run(colleague, writeMessage, { caseId: answered, kind: "note", body: "Looking" });
  expect(await ownerOf(answered)).toBeNull();
  await world.run(colleague, writeMessage, { caseId: answered, kind: "reply", body: "Soon" });
  expect(await ownerOf(answered)).toBe(colleague.id);
  await world.run(world.owner, writeMessage, { caseId: answered, kind: "reply", body: "Very soon" });
  expect(await ownerOf(answered)).toBe(colleague.id);
  await world.run(colleague, assignCase, { caseId: answered, ownerId: null });
  expect(await ownerOf(answered)).toBeNull();
  await world.run(colleague, makePromise, { caseId: promised, text: "Ring you", dueAt: inHours(4) });
  expect(await ownerOf(promised)).toBe(colleague.id);
  const machine = (await world.key("read", "write")).actor;
  const left = await open();
  await world.run(machine, writeMessage, { caseId: left, kind: "reply", body: "An automatic answer" });
  expect(await ownerOf(left)).toBeNull();
});

test("what somebody writes down is theirs, unless it is for another team", async () => {
  const { id: elsewhere } = await world.run(world.owner, createTeam, { name: "Elsewhere" });
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  const ownerOf = async ({ id }: { id: string }) =>
    (await world.ask(world.owner, readCase, { caseId: id })).ownerId;
  expect(await ownerOf(await record({}, colleague))).toBe(colleague.id);
  expect(await ownerOf(await record({ channel: "visit", teamId: world.teamId }, colleague))).toBe(
    colleague.id,
  );
  expect(await ownerOf(await record({ teamId: elsewhere }, colleague))).toBeNull();
});

test("a message of a process whose clock was a year ahead draws no later one after it, and holds nobody up", async () => {
  const { id } = await record();
  const say = (body: string, seenMessageId?: string) =>
    world.run(world.owner, writeMessage, { caseId: id, kind: "reply", body, seenMessageId });
  const before = await say("Before");
  const present = world.services.clock();
  world.at(new Date(present.getTime() + 365 * 86_400_000));
  const ahead = await say("Ahead");
  expect(ahead.writtenAt.getTime() - present.getTime()).toBeGreaterThan(364 * 86_400_000);
  world.at(present);

  const after = await say("After");
  const last = await say("Last");
  for (const { writtenAt } of [after, last]) {
    expect(Math.abs(writtenAt.getTime() - Date.now())).toBeLessThan(60_000);
  }
  expect(after.writtenAt.getTime()).toBeGreaterThan(before.writtenAt.getTime());
  expect(last.writtenAt.getTime()).toBeGreaterThan(after.writtenAt.getTime());
  // Whoever saw the newest word may answer it, whichever they take for that: the one in the future is no newer one.
  await expect(say("Seen the last", last.id)).resolves.toMatchObject({ body: "Seen the last" });
  await expect(say("Seen all", ahead.id)).resolves.toMatchObject({ body: "Seen all" });
  // What truly came after is shown still.
  await expect(say("Too early", after.id)).rejects.toMatchObject({ code: "newer_message" });
  // Clocks that differ by seconds, as those of two processes may, keep the order of arrival.
  world.at(new Date(Date.now() - 20_000));
  const slow = await say("From a clock that is behind");
  const seen = await world.ask(world.owner, readCase, { caseId: id });
  world.at(new Date());
  expect(seen.messages.filter((message) => message.id !== ahead.id).at(-1)?.id).toBe(slow.id);
});
