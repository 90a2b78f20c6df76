import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ApiAnswer, type ApiClient, apiOf } from "#test/api.ts";
import { openWorld, type World } from "#test/world.ts";

let world: World;
let anyone: ApiClient;
let staff: ApiClient;
beforeAll(async () => {
  world = await openWorld();
  anyone = apiOf(world, null);
  staff = apiOf(world, (await world.key("read", "write")).key);
});
afterAll(() => world.close());

let reference: string;
let receipt: string;
let caseId: string;
beforeEach(async () => {
  const told = await anyone("POST", "/public/voices", {
    kind: "complaint",
    text: "The bin was not emptied",
    name: "Fatma Aydin",
    remedyWished: "A collection",
  });
  ({ reference, receipt } = told.body);
  caseId = (await staff("GET", "/cases?limit=1")).body.items[0].id;
});

const follow = (method = "GET", path = "", body?: unknown): Promise<ApiAnswer> =>
  anyone(method, `/public/voices/${reference}${path}`, body, { Receipt: receipt });
const onCase = (path: string, body?: unknown) => staff("POST", `/cases/${caseId}${path}`, body);
const later = (hours: number) => new Date(world.services.clock().getTime() + hours * 3_600_000).toISOString();
const feeling = { helped: "yes", answered: "partly", feeling: "good" };

test("a wrong receipt, none, another case's and an unknown reference are one answer", async () => {
  const other = (await anyone("POST", "/public/voices", { kind: "question", text: "When?" })).body;
  const attempts = await Promise.all([
    anyone("GET", `/public/voices/${reference}`, undefined, { Receipt: "wrong" }),
    anyone("GET", `/public/voices/${reference}`),
    anyone("GET", `/public/voices/${reference}`, undefined, { Receipt: other.receipt }),
    anyone("GET", "/public/voices/V-999999", undefined, { Receipt: receipt }),
    anyone("GET", "/public/voices/V-999999", undefined, { Receipt: "x".repeat(5000) }),
    anyone("POST", `/public/voices/${reference}/messages`, { body: "x" }, { Receipt: other.receipt }),
    anyone("POST", `/public/voices/${reference}/verdict`, { agrees: false }, { Receipt: "wrong" }),
    anyone("POST", `/public/voices/${reference}/feeling`, feeling, { Receipt: "wrong" }),
  ]);
  for (const attempt of attempts) {
    expect(attempt.status).toBe(404);
    expect(attempt.body).toEqual(attempts[0]?.body);
  }
});

test("the follow page tells of state, messages and promises, and of nothing else", async () => {
  expect((await follow()).body).toMatchObject({ reference, state: "received", messages: [], promises: [] });
  await onCase("/messages", { kind: "note", body: "SECRET NOTE route 7" });
  await onCase("/decisions", { what: "SECRET DECISION", kind: "money", amount: 50 });
  await onCase("/messages", { kind: "reply", body: "You are right" });
  const promise = (await onCase("/promises", { text: "A collection tomorrow", dueAt: later(20) })).body;
  const { body } = await follow();
  expect(body.state).toBe("answered");
  expect(body.messages).toMatchObject([{ kind: "reply", body: "You are right" }]);
  expect(body.promises).toMatchObject([
    { text: "A collection tomorrow", dueAt: promise.dueAt, state: "open" },
  ]);
  const text = JSON.stringify(body);
  for (const hidden of ["SECRET", "owner", "author", "team", "words", caseId]) {
    expect(text).not.toContain(hidden);
  }
});

test("writing back opens nothing again; the case awaits an answer, and its owner hears of it", async () => {
  await staff("PUT", `/cases/${caseId}/owner`, { ownerId: world.owner.id });
  await onCase("/messages", { kind: "reply", body: "Solved" });
  await onCase("/closure", { outcome: "resolved" });
  const written = await follow("POST", "/messages", { body: "Thank you\r\nbut no" });
  expect(written).toMatchObject({ status: 201, body: { kind: "customer", body: "Thank you\nbut no" } });
  expect((await follow()).body.state).toBe("closed");
  expect((await staff("GET", `/cases/${caseId}`)).body).toMatchObject({ awaitsAnswer: true });
  const { body } = await staff("GET", "/cases?state=closed&limit=1");
  expect(body.items[0]).toMatchObject({ id: caseId, awaitsAnswer: true });
  const notices = await world.services.database
    .selectFrom("notices")
    .selectAll()
    .where("caseId", "=", caseId)
    .execute();
  expect(notices).toMatchObject([
    { recipientId: world.owner.id, kind: "message_received", subjectId: written.body.id },
  ]);
  const reply = await onCase("/messages", { kind: "reply", body: "x", seenMessageId: crypto.randomUUID() });
  expect(reply.status).toBe(422);
});

test("whoever disagrees with the closing reopens the case, once, and the clock goes on", async () => {
  expect(await follow("POST", "/verdict", { agrees: true })).toMatchObject({
    status: 409,
    body: { code: "not_closed" },
  });
  await onCase("/closure", { outcome: "resolved" });
  const received = (await staff("GET", `/cases/${caseId}`)).body.receivedAt;
  const given = await follow("POST", "/verdict", { agrees: false, words: "Still full" });
  expect(given).toMatchObject({ status: 201, body: { agrees: false, state: "reopened" } });
  expect((await follow()).body).toMatchObject({ state: "reopened", closure: { verdict: { agrees: false } } });
  const kase = (await staff("GET", `/cases/${caseId}`)).body;
  expect(kase).toMatchObject({ closedAt: null, receivedAt: received });
  expect(kase.closures[0]).toMatchObject({ verdict: { agrees: false, words: "Still full" } });
  expect(kase.closures[0].reopenedAt).not.toBeNull();
  await onCase("/closure", { outcome: "partly_resolved" });
  expect((await follow("POST", "/verdict", { agrees: true })).body.state).toBe("closed");
  expect(await follow("POST", "/verdict", { agrees: false })).toMatchObject({
    status: 409,
    body: { code: "already_answered" },
  });
});

test("three taps are taken once for each closing, with the day alone, and no event tells of them", async () => {
  expect(await follow("POST", "/feeling", feeling)).toMatchObject({
    status: 409,
    body: { code: "not_closed" },
  });
  await onCase("/closure", { outcome: "answered" });
  const before = await staff("GET", "/activity?limit=1");
  const answers = await Promise.all(Array.from({ length: 5 }, () => follow("POST", "/feeling", feeling)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
  expect(answers.find((answer) => answer.status === 409)?.body.code).toBe("already_answered");
  expect((await staff("GET", "/activity?limit=1")).body.items).toEqual(before.body.items);
  const row = await world.services.database
    .selectFrom("feelings")
    .innerJoin("closures", "closures.id", "feelings.closureId")
    .select(["helped", "answered", "feeling", "day"])
    .where("caseId", "=", caseId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ ...feeling, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  expect((await follow()).body.closure.feelingGiven).toBe(true);
  // Beside a key there would be a time, and words to go with it.
  const kept = () => world.services.database.selectFrom("idempotentAnswers").select("result").execute();
  const keptBefore = await kept();
  await onCase("/reopening", {});
  await onCase("/closure", { outcome: "answered" });
  const headers = { Receipt: receipt, "Idempotency-Key": "tapped once" };
  expect(await anyone("POST", `/public/voices/${reference}/feeling`, feeling, headers)).toMatchObject({
    status: 201,
  });
  expect(await kept()).toEqual(keptBefore);
  expect((await follow("POST", "/feeling", { ...feeling, helped: "very" })).status).toBe(422);
});

test("a promise is released by the one it was made to, and only theirs", async () => {
  const promise = (await onCase("/promises", { text: "Ring", dueAt: later(5) })).body;
  const other = (await anyone("POST", "/public/voices", { kind: "question", text: "When?" })).body;
  const stolen = await anyone(
    "POST",
    `/public/voices/${other.reference}/promises/${promise.id}/release`,
    {},
    { Receipt: other.receipt },
  );
  expect([stolen.status, stolen.body.code]).toEqual([404, "not_found"]);
  const released = await follow("POST", `/promises/${promise.id}/release`, {});
  expect(released).toMatchObject({ status: 200, body: { state: "released" } });
  expect((await follow("POST", `/promises/${promise.id}/release`, {})).status).toBe(409);
  expect((await staff("POST", `/promises/${promise.id}/fulfilment`, {})).body).toMatchObject({
    code: "promise_ended",
    state: "released",
  });
  const { items } = (await staff("GET", `/activity?caseId=${caseId}`)).body;
  expect(items[0]).toMatchObject({ type: "promise.released", actorKind: "customer", caseId });
});

test("a conversation, an earlier seen word and a closing through the API", async () => {
  const seen = (await staff("GET", `/cases/${caseId}`)).body.lastWordId;
  const added = (await follow("POST", "/messages", { body: "It smells" })).body;
  const crossed = await onCase("/messages", { kind: "reply", body: "Tomorrow", seenMessageId: seen });
  expect(crossed).toMatchObject({
    status: 409,
    body: { code: "newer_message", messages: [{ id: added.id, body: "It smells" }] },
  });
  await onCase("/promises", { text: "Collect on Friday", dueAt: later(30) });
  expect(await onCase("/closure", { outcome: "resolved" })).toMatchObject({
    status: 409,
    body: { code: "open_promises", promises: [{ text: "Collect on Friday" }] },
  });
});

test("the follow page hears of a clock only where one runs, and until closing only where something times the closing", async () => {
  expect((await follow()).body.clocks).toEqual({ runs: false, untilClosed: false });
  const insert = (measure: "first_answer" | "resolution") =>
    staff("POST", "/standards", {
      name: `${measure} in two days`,
      measure,
      target: 0.9,
      within: "P2D",
      time: "elapsed",
    });
  await insert("first_answer");
  expect((await follow()).body.clocks).toEqual({ runs: true, untilClosed: false });
  await insert("resolution");
  expect((await follow()).body.clocks).toEqual({ runs: true, untilClosed: true });
});
