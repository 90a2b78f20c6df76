import { afterAll, beforeAll, expect, test } from "vitest";
import { answerBack } from "#domain/cases/answer-follow.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { tellUs } from "#domain/listening/tell-us.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { linkEvidence } from "#domain/philosophy/evidence.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { apiOf } from "#test/api.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { closeCase } from "./close-case.ts";
import { countCases, listCases } from "./list-cases.ts";
import { takeDecision } from "./take-decision.ts";
import { writeMessage } from "./write-message.ts";

let world: World;
const desk = caseDesk(() => world);
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const found = async (input: object, actor = world.owner) =>
  (await world.ask(actor, listCases, { limit: 50, ...input })).items.map(({ id }) => id);
const said = async (text: string) => (await desk.record({ text })).id;

test.each([
  ["fiets", "fietsen"],
  ["fiets", "fietsenstalling"],
  ["stalling", "fietsenstalling"],
  ["huis", "huizen"],
  ["huizen", "huis"],
  ["bus", "bussen"],
  ["bussen", "bus"],
  ["plaats", "plaatsen"],
  ["brief", "brieven"],
  ["brieven", "brief"],
  ["kind", "kinderen"],
  ["kinderen", "kind"],
  ["stad", "steden"],
  ["steden", "stad"],
  ["straat", "straten"],
  ["straten", "straat"],
  ["mogelijkheid", "mogelijkheden"],
  ["melding", "meldingen"],
  ["lamp", "lamps"],
  ["child", "children"],
  ["children", "child"],
  ["cities", "city"],
  ["city", "cities"],
  ["café", "CAFE"],
  ["cafe", "cafés"],
  ["Überweg", "uberweg"],
  ["Straße", "Strassen"],
])("%s finds what was said with %s", async (asked, told) => {
  const id = await said(`Hier staat ${told}, vandaag`);
  await said("Zonder dat woord");
  expect(await found({ words: asked })).toContain(id);
});

test("words are found on both sides of a slash or a hyphen, each word somewhere in the case, and parts that stand nowhere find nothing", async () => {
  const id = await said("Losplaats/kade 12-14 is dicht, zie molenwiek.");
  for (const words of [
    "kade",
    "losplaats kade",
    "losplaats/kade",
    "14",
    "12-14",
    "KADE molenwiek",
    "dicht!",
  ]) {
    expect(await found({ words }), words).toEqual([id]);
  }
  for (const words of ["molenwiek vuurtoren", "141", "4", "ade losplats xyzzy"]) {
    expect(await found({ words }), words).toEqual([]);
  }
  await world.run(world.owner, writeMessage, { caseId: id, kind: "reply", body: "De brugwachter komt" });
  await world.run(world.owner, writeMessage, { caseId: id, kind: "note", body: "Kapseizen?" });
  expect(await found({ words: "brugwachter molenwiek" })).toEqual([id]);
  expect(await found({ words: "kapseizen" })).toEqual([id]);
});

test("signs alone, the words of a query language and very many words are answered at once, and find nothing they should not", async () => {
  const id = await said("A plain lantern & nothing:*");
  for (const words of [":*", "&&&", "!", "' | '", "%", "_", "\\", "(", "🙂"]) {
    expect(await found({ words }), JSON.stringify(words)).toEqual([]);
  }
  expect(await found({ words: "lantern:*" })).toEqual([id]);
  expect(await found({ words: "%lantern%" })).toEqual([id]);
  expect(await found({ words: "   " })).toContain(id);
  expect((await found({ words: "the of a de het een" })).length).toBeLessThan(50);
  const start = performance.now();
  const many = Array.from({ length: 10_000 }, (_, index) => `w${index}`).join(" ");
  await expect(found({ words: many })).rejects.toMatchObject({
    fields: [{ path: "words", code: "too_long" }],
  });
  expect(await found({ words: many.slice(0, 1000) })).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("a case is found by its reference, by part of the number, and by its channel, kind and person", async () => {
  const told = await world.run(visitor, tellUs, { kind: "question", text: "Open?", name: "Sita" });
  const { personId } = await world.services.database
    .selectFrom("cases")
    .select("personId")
    .where("id", "=", told.caseId)
    .executeTakeFirstOrThrow();
  expect(await found({ reference: told.reference.toLowerCase() })).toEqual([told.caseId]);
  expect(await found({ reference: "V-1" })).toEqual([]);
  expect(await found({ words: told.reference })).toContain(told.caseId);
  expect(await found({ channel: "web" })).toEqual([told.caseId]);
  expect(await found({ channel: "web", kind: "complaint" })).toEqual([]);
  expect(await found({ personId })).toEqual([told.caseId]);
});

test("a period of days counts both whole, in the organisation's zone, and instants as they are", async () => {
  world.at("2026-05-01T10:00:00Z");
  const record = async (receivedAt: string) => (await desk.record({ receivedAt })).id;
  const first = await record("2026-04-09T22:00:00Z");
  const last = await record("2026-04-10T21:59:59Z");
  const outside = [await record("2026-04-09T21:59:59Z"), await record("2026-04-10T22:00:00Z")];
  const day = { receivedAfter: "2026-04-10", receivedBefore: "2026-04-10" };
  expect(await found(day)).toEqual([last, first]);
  expect(
    await found({ receivedAfter: "2026-04-10T21:59:59Z", receivedBefore: "2026-04-10T22:00:00Z" }),
  ).toEqual([outside[1], last]);
  await expect(found({ receivedAfter: "2026-04-11", receivedBefore: "2026-04-10" })).rejects.toMatchObject({
    fields: [{ path: "receivedBefore", code: "ends_before_start" }],
  });
});

test("the voices that touch a principle are those that its page counts, for each reader", async () => {
  const parks = await world.run(world.owner, createTeam, { name: "Parks" });
  const gardener = await world.employee("employee", { teamIds: [parks.id] });
  const { id: principleId } = await world.run(world.owner, createPrinciple, {
    statement: "We come back to you within 2 days",
  });
  const [closed, decided, linked, none] = await Promise.all(
    ["a", "b", "c", "d"].map(async (text) => (await desk.record({ text, teamId: parks.id })).id),
  );
  const elsewhere = (await desk.record({})).id;
  await world.run(world.owner, closeCase, { caseId: closed, outcome: "resolved", principleId });
  await world.run(world.owner, takeDecision, { caseId: decided, what: "A new bin", principleId });
  for (const caseId of [linked, elsewhere])
    await world.run(world.owner, linkEvidence, { principleId, caseId });
  for (const reader of [world.owner, gardener]) {
    const seen = await found({ principleId }, reader);
    expect(seen).not.toContain(none);
    expect(seen).toHaveLength((await world.ask(reader, getPrinciple, { principleId })).voices);
  }
  expect((await found({ principleId }, gardener)).toSorted()).toEqual([closed, decided, linked].toSorted());
});

test("filters keep their page, their counts follow, and nobody finds words of a case that they may not see", async () => {
  const pond = await world.run(world.owner, createTeam, { name: "Pond" });
  const keeper = await world.employee("employee", { teamIds: [pond.id] });
  const ids: string[] = [];
  for (let each = 0; each < 5; each += 1) {
    ids.unshift((await desk.record({ text: `Kroosvijver ${each}`, teamId: pond.id })).id);
  }
  await desk.record({ text: "Kroosvijver elsewhere" });
  const page = await world.ask(keeper, listCases, { words: "kroosvijver", limit: 2 });
  const rest = await world.ask(keeper, listCases, {
    words: "kroosvijver",
    limit: 50,
    cursor: page.nextCursor ?? "",
  });
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  expect(await world.ask(keeper, countCases, { words: "kroosvijver" })).toMatchObject({
    open: 5,
    unowned: 5,
  });
  expect(await world.ask(world.owner, countCases, { words: "kroosvijver" })).toMatchObject({
    open: 6,
    mine: 1,
  });
  const api = apiOf(world, (await world.key("read")).key);
  const { body } = await api(
    "GET",
    "/cases?words=kroosvijver&channel=phone&receivedAfter=2026-01-01&limit=1",
  );
  expect(body.items).toHaveLength(1);
  expect((await api("GET", "/cases?receivedAfter=yesterday")).status).toBe(422);
});

test("a word on a closed case waits for an answer wherever one looks, until we answer", async () => {
  const { caseId } = await world.run(visitor, tellUs, { kind: "complaint", text: "The lamp is dark" });
  await world.run(world.owner, closeCase, { caseId, outcome: "withdrawn" });
  const waiting = async () => [
    await found({ awaitsAnswer: "true", words: "lamp dark" }),
    (await world.ask(world.owner, countCases, { words: "lamp dark" })).awaiting,
  ];
  expect(await waiting()).toEqual([[], 0]);
  await world.run(visitor, answerBack, {
    receipt: receiptOf(world.services.secret, caseId, 1),
    body: "It is still dark",
  });
  expect(await waiting()).toEqual([[caseId], 1]);
  await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "We come tomorrow" });
  expect(await waiting()).toEqual([[], 0]);
});
