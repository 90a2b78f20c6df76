import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { listActivity } from "../results/activity.ts";
import { closeCase, reopenCase } from "./close-case.ts";
import { breakPromise, fulfilPromise, releasePromise } from "./end-promise.ts";
import { countCases, listCases } from "./list-cases.ts";
import { makePromise } from "./make-promise.ts";
import { assignCase, moveCase } from "./place-case.ts";
import { promiseState, reminderAt } from "./promise-state.ts";
import { readCase } from "./read-case.ts";
import { takeDecision } from "./take-decision.ts";
import { writeMessage } from "./write-message.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hour = 3600 * 1000;
const inHours = (hours: number) => new Date(world.services.clock().getTime() + hours * hour).toISOString();
const record = (fields: object = {}, actor: EmployeeActor = world.owner) =>
  world.run(actor, recordVoice, { kind: "complaint", text: "The bin", channel: "phone", ...fields });
const promiseOn = (caseId: string, text = "Ring back", hours = 4) =>
  world.run(world.owner, makePromise, { caseId, text, dueAt: inHours(hours) });

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

test("a promise made while the case is being closed is never left open behind it", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await record();
    await Promise.allSettled([
      promiseOn(id),
      world.run(world.owner, closeCase, { caseId: id, outcome: "answered" }),
    ]);
    const kase = await world.ask(world.owner, readCase, { caseId: id });
    const open = kase.promises.some((promise) => promise.state === "open");
    expect(open && kase.closedAt !== null).toBe(false);
  }
});

test("the state of a promise follows from its outcome and its due time alone", () => {
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true }),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom("fulfilment" as const, "breach" as const, "release" as const),
      (dueAt, after, kind) => {
        fc.pre(!Number.isNaN(new Date(dueAt.getTime() + after).getTime()));
        const state = promiseState(dueAt, { kind, happenedAt: new Date(dueAt.getTime() + after) });
        if (kind === "breach") expect(state).toBe("broken");
        if (kind === "release") expect(state).toBe("released");
        if (kind === "fulfilment") expect(state).toBe(after <= 0 ? "kept" : "late");
        expect(promiseState(dueAt, null)).toBe("open");
      },
    ),
  );
});

test("the reminder comes between making and due time, a day ahead whenever two days or more are left", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 63_000_000_000 }), (span) => {
      const madeAt = new Date("2026-01-01T00:00:00Z");
      const dueAt = new Date(madeAt.getTime() + span);
      const at = reminderAt(madeAt, dueAt).getTime();
      expect(at).toBeGreaterThanOrEqual(madeAt.getTime());
      expect(at).toBeLessThanOrEqual(dueAt.getTime());
      const ahead = dueAt.getTime() - at;
      expect(ahead).toBe(span >= 48 * hour ? 24 * hour : span - Math.trunc(span / 2));
    }),
  );
});

test("kept, late, broken and released come out of the commands, and each ends a promise once", async () => {
  const { id } = await record();
  const [kept, late, broken, released] = await Promise.all([
    promiseOn(id, "kept"),
    promiseOn(id, "late", 1),
    promiseOn(id, "broken"),
    promiseOn(id, "released"),
  ]);
  await world.run(world.owner, fulfilPromise, { promiseId: kept.id });
  await world.run(world.owner, breakPromise, { promiseId: broken.id });
  await expect(world.run(world.owner, releasePromise, { promiseId: released.id })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: "words", code: "required" }],
  });
  await world.run(world.owner, releasePromise, { promiseId: released.id, words: "It came already" });
  world.at(inHours(2));
  await world.run(world.owner, fulfilPromise, { promiseId: late.id });
  const { promises } = await world.ask(world.owner, readCase, { caseId: id });
  expect(Object.fromEntries(promises.map(({ text, state }) => [text, state]))).toEqual({
    kept: "kept",
    late: "late",
    broken: "broken",
    released: "released",
  });
  for (const promise of promises) {
    await expect(world.run(world.owner, breakPromise, { promiseId: promise.id })).rejects.toMatchObject({
      status: 409,
      code: "promise_ended",
      details: { state: promise.state },
    });
  }
  const { database } = world.services;
  const moved = database.updateTable("promises").set({ dueAt: new Date() }).where("id", "=", kept.id);
  await expect(moved.execute()).rejects.toThrow("keeps its words");
});

test("a due time lies in the future, within two years", async () => {
  const { id } = await record();
  await expect(promiseOn(id, "x", -1)).rejects.toMatchObject({ fields: [{ code: "not_in_future" }] });
  await expect(promiseOn(id, "x", 24 * 800)).rejects.toMatchObject({ fields: [{ code: "too_far" }] });
});

test("a promise belongs to somebody who can read its case", async () => {
  const outsider = await world.employee("employee");
  const { id } = await record();
  const promise = { caseId: id, text: "Ring", dueAt: inHours(3), ownerId: outsider.id };
  await expect(world.run(world.owner, makePromise, promise)).rejects.toMatchObject({
    fields: [{ path: "ownerId", code: "cannot_see_case" }],
  });
  await world.run(world.owner, assignCase, { caseId: id, ownerId: outsider.id });
  await expect(world.run(world.owner, makePromise, promise)).resolves.toMatchObject({
    ownerId: outsider.id,
  });
  const { actor: key } = await world.key("write");
  const byKey = await world.run(key, makePromise, { caseId: id, text: "Ring", dueAt: inHours(3) });
  expect(byKey.ownerId).toBe(outsider.id);
  const unowned = await record();
  const byPerson = await world.run(key, makePromise, { ...promise, caseId: unowned.id, ownerId: undefined });
  expect(byPerson.ownerId).toBe(key.responsibleId);
});

test("a case that may not be seen is as absent as one that does not exist, for every command and query", async () => {
  const stranger = await world.employee("employee");
  const { id } = await record();
  const promise = await promiseOn(id);
  const absent = { status: 404, code: "not_found" };
  const attempts = [
    () => world.ask(stranger, readCase, { caseId: id }),
    () => world.run(stranger, writeMessage, { caseId: id, kind: "note", body: "x" }),
    () => world.run(stranger, makePromise, { caseId: id, text: "x", dueAt: inHours(2) }),
    () => world.run(stranger, takeDecision, { caseId: id, what: "x" }),
    () => world.run(stranger, closeCase, { caseId: id, outcome: "answered" }),
    () => world.run(stranger, reopenCase, { caseId: id }),
    () => world.run(stranger, assignCase, { caseId: id, ownerId: stranger.id }),
    () => world.run(stranger, moveCase, { caseId: id, teamId: world.teamId }),
    () => world.run(stranger, fulfilPromise, { promiseId: promise.id }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(absent);
  await expect(world.ask(visitor, readCase, { caseId: id })).rejects.toMatchObject({ status: 401 });
  expect((await world.ask(stranger, listCases, {})).items).toEqual([]);
  expect(await world.ask(stranger, countCases, {})).toEqual({ open: 0, mine: 0, late: 0, aside: 0 });
  const seen = await world.ask(stranger, listActivity, { limit: 200 });
  expect(seen.items.filter((event) => event.caseId !== null)).toEqual([]);
  expect(seen.items.filter((event) => event.type.startsWith("api_key"))).toEqual([]);
});

test("lists, counts and activity show each person their own teams' cases and their own", async () => {
  const beside = await world.run(world.owner, createTeam, { name: "Parks" });
  const gardener = await world.employee("employee", { teamIds: [beside.id] });
  const theirs = await record({ teamId: beside.id, dueAt: inHours(1) });
  const elsewhere = await record();
  await world.run(world.owner, assignCase, { caseId: elsewhere.id, ownerId: gardener.id });
  await record();
  const ids = async (filters: object) =>
    (await world.ask(gardener, listCases, filters)).items.map((item) => item.id).sort();
  expect(await ids({})).toEqual([theirs.id, elsewhere.id].sort());
  expect(await ids({ ownerId: "me" })).toEqual([elsewhere.id]);
  expect(await ids({ ownerId: "none" })).toEqual([theirs.id]);
  expect(await ids({ teamId: beside.id })).toEqual([theirs.id]);
  expect(await ids({ late: "true" })).toEqual([]);
  world.at(inHours(2));
  expect(await ids({ late: "true" })).toEqual([theirs.id]);
  expect(await ids({ late: "false" })).toEqual([elsewhere.id]);
  expect(await world.ask(gardener, countCases, {})).toEqual({ open: 2, mine: 1, late: 1, aside: 0 });
  await world.run(gardener, closeCase, { caseId: theirs.id, outcome: "resolved" });
  expect(await ids({ state: "closed" })).toEqual([theirs.id]);
  expect(await ids({ state: "open" })).toEqual([elsewhere.id]);
  const { items } = await world.ask(gardener, listActivity, { limit: 200 });
  expect(new Set(items.flatMap((event) => event.caseId ?? []))).toEqual(new Set([theirs.id, elsewhere.id]));
  await world.run(gardener, moveCase, { caseId: theirs.id, teamId: world.teamId });
  expect(await ids({})).toEqual([elsewhere.id]);
});

test("a list goes on where it stopped, also among cases of one moment", async () => {
  const team = await world.run(world.owner, createTeam, { name: "Streets" });
  const receivedAt = inHours(-5);
  for (let index = 0; index < 7; index += 1) await record({ teamId: team.id, receivedAt });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { id: string }[]; nextCursor: string | null } = await world.ask(
      world.owner,
      listCases,
      { teamId: team.id, limit: 3, ...(cursor && { cursor }) },
    );
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  const edited = Buffer.from(JSON.stringify(["0000-01-01T00:00:00Z", team.id])).toString("base64url");
  expect((await world.ask(world.owner, listCases, { cursor: edited })).items).toEqual([]);
  const broken = world.ask(world.owner, listCases, { cursor: "bm90IG9uZQ" });
  await expect(broken).rejects.toMatchObject({ status: 422, fields: [{ code: "not_a_cursor" }] });
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
