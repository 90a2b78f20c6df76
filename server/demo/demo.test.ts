import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { system } from "#core/actor.ts";
import { listCases } from "#domain/cases/list-cases.ts";
import { readCase } from "#domain/cases/read-case.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { getHome } from "#domain/results/home.ts";
import { getProgramme } from "#domain/results/programme.ts";
import { getPerformance } from "#domain/strategy/performance.ts";
import { listPledges } from "#domain/strategy/pledges.ts";
import { listStandards } from "#domain/strategy/standards.ts";
import { readOutcome } from "#domain/workshops/outcome/read-outcome.ts";
import { listWorkshops } from "#domain/workshops/workshop.ts";
import { openEmptyWorld, openWorld } from "#test/world.ts";
import { type DemoSignIn, fillDemo } from "./demo.ts";
import { openCases } from "./open-cases.ts";
import { topics } from "./texts/topics.ts";

let world: Awaited<ReturnType<typeof openEmptyWorld>>;
let signIn: DemoSignIn | null;
let seconds: number;
beforeAll(async () => {
  world = await openEmptyWorld();
  const began = performance.now();
  signIn = await fillDemo(world.services);
  seconds = (performance.now() - began) / 1000;
});
afterAll(() => world.close());

const count = async (from: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.raw(from)}`.execute(
    world.services.database,
  );
  return rows[0]?.count ?? 0;
};

test("two years of service stand there within fifteen seconds, on a busy machine within thirty", async () => {
  expect(seconds).toBeLessThan(30);
  const cases = await count("cases");
  expect(cases).toBeGreaterThan(2300);
  expect(cases).toBeLessThan(2800);
  expect(await count("employees")).toBe(14);
  expect(await count("promises")).toBeGreaterThan(500);
  expect(await count("feelings")).toBeGreaterThan(400);
  expect(await count("decisions")).toBeGreaterThan(50);
  expect(await count("pauses")).toBeGreaterThan(80);
  expect(await count("next_answers")).toBeGreaterThan(200);
  expect(await count("cases where closed_at is null")).toBeGreaterThan(20);
  expect(await count("cases where closed_at is null")).toBeLessThan(150);
});

test.each([
  ["employees where level is not null", 13],
  ["needs", 3],
  ["bad_moments", 4],
  ["glossary_terms", 2],
  ["principle_result_values", 12],
  ["imports", 1],
  ["decisions where right_version_id is not null", 2],
  ["decision_questions", 2],
])("pages that need %s show something", async (rows, least) => {
  expect(await count(rows)).toBeGreaterThanOrEqual(least);
});

test("nothing contradicts itself: no closing over an open promise, nothing before its time or in the future", async () => {
  for (const wrong of [
    "cases where first_answer_at < received_at or closed_at < first_answer_at or closed_at > now()",
    "cases join voices on voices.case_id = cases.id where cases.received_at > now() or cases.kind <> voices.kind",
    "cases where (closed_at is not null) <> exists (select from closures where case_id = cases.id)",
    "cases join promises on promises.case_id = cases.id left join promise_outcomes on promise_id = promises.id where closed_at is not null and promise_id is null",
    "promises join promise_outcomes on promise_id = id where happened_at < made_at",
    "promises where due_at <= made_at",
    "messages join cases on cases.id = case_id where written_at < received_at or written_at > now()",
    "cases where first_answer_at is not null and not exists (select from messages where case_id = cases.id and kind = 'reply')",
    "pauses where started_at > now() or ended_at > now()",
    "pauses join cases on cases.id = case_id where started_at < first_answer_at or closed_at < coalesce(ended_at, 'infinity')",
    "next_answers join cases on cases.id = case_id where asked_at < first_answer_at or answered_at > now() or (answered_at is null) <> ((select kind from messages where case_id = cases.id and kind <> 'note' order by written_at desc limit 1) = 'customer')",
    "voices where text ~ '[{}]' or text ~ '  '",
    "messages where body ~ '[{}]'",
    "promises where text ~ '[{}]'",
    "events where number > (select number from streams where name = 'organisation')",
  ]) {
    expect(await count(wrong), wrong).toBe(0);
  }
});

test("the owner has promises due soon and exactly one that is late", async () => {
  const open = "promises join employees on employees.id = owner_id and email = 'marieke@veldhaven.example'";
  expect(await count(`${open} where due_at < now()`)).toBe(1);
  expect(
    await count(`${open} where due_at between now() and now() + interval '42 hours'`),
  ).toBeGreaterThanOrEqual(6);
  expect(await count(open)).toBe(openCases.length);
  const late =
    "promises left join promise_outcomes on promise_id = id where promise_id is null and due_at < now()";
  expect(await count(late)).toBe(1);
});

test("one mail was refused and one late promise has its message waiting, where the owner sees both", async () => {
  const { items } = await world.ask(system, listCases, { state: "open", limit: 100 });
  const refused = items.filter(({ mailRefused }) => mailRefused);
  expect(refused).toHaveLength(1);
  expect(await count("notices where kind = 'mail_refused'")).toBeGreaterThan(0);
  const [late] = items.filter(
    (kase) => kase.nextPromiseDueAt && new Date(kase.nextPromiseDueAt) < new Date(),
  );
  const marieke = await ownerOf(world);
  const kase = await world.ask(marieke, readCase, { caseId: late?.id ?? "" });
  expect(kase.promises.filter(({ lateMessage }) => lateMessage)).toHaveLength(1);
});

test("the pledges tell different stories: kept, missed with a plan, and not yet known", async () => {
  const { items } = await world.ask(system, listPledges, {});
  expect(items).toHaveLength(5);
  const from = new Date(Date.now() - 365 * 24 * 3_600_000).toISOString().slice(0, 10);
  const figures: Record<string, { share: number | null; verdict: string }> = {};
  for (const pledge of items) {
    const { share, verdict } = await world.ask(system, getPerformance, {
      standardId: pledge.standardId,
      from,
    });
    figures[pledge.text] = { share: share && Math.round(share * 100) / 100, verdict };
  }
  expect(figures).toMatchObject({
    "You hear from a person within two days": { share: 0.94, verdict: "missed" },
    "What you bring us is settled within two weeks": { verdict: "met" },
    "What an employee promises you happens by the day they named": { verdict: "met" },
    "A dangerous spot in the street is made safe within five days": { verdict: "met" },
    "Questions at the digital desk are answered within a day": { verdict: "not_yet_known" },
  });
  const counted = Object.values(figures).filter((figure) => figure.verdict !== "not_yet_known");
  for (const { share } of counted) expect(share).toBeLessThan(0.97);
});

test("the principles stand in all their states, in both languages", async () => {
  const { items } = await world.ask(system, listPrinciples, {});
  const states = items.map((one) => one.state).sort();
  expect(states).toEqual(["agreed", "draft", ...Array.from({ length: 5 }, () => "published")]);
  for (const one of items) expect(one.translations.nl?.statement).toBeTruthy();
});

test("every standard has a Dutch name", async () => {
  const { items } = await world.ask(system, listStandards, {});
  for (const one of items) expect(one.translations.nl?.name).toBeTruthy();
});

test("a stranger finds a workshop with what came of it, one that goes on, and things held against the principles", async () => {
  const owner = await ownerOf(world);
  const workshops = (await world.ask(owner, listWorkshops, {})).items;
  expect(workshops.map(({ closedAt }) => closedAt !== null)).toEqual([false, true]);
  const workshopId = workshops[1]?.id;
  const outcome = await world.ask(owner, readOutcome, { workshopId });
  expect(outcome.stem).toBe("Good service to residents means");
  expect(outcome.behaviours.map(({ state, votes }) => [state, votes])).toEqual([
    ["kept", 5],
    ["kept", 3],
    ["kept", 2],
    ["kept", null],
    ["declined", null],
    ["proposed", null],
  ]);
  expect([outcome.stakes.length, outcome.actions.length, outcome.pinned]).toEqual([2, 3, "everywhere"]);
  expect(outcome.actions.map(({ state, ownerName }) => [state, ownerName])).toEqual([
    ["doing", "Lotte Dijkstra"],
    ["open", "Ellen Vos"],
    ["done", "Joost Bakker"],
  ]);
  expect((await world.ask(owner, getHome, {})).pins.map((pin) => pin.workshopId)).toEqual([workshopId]);
  const { unchecked, reviews } = (await world.ask(owner, getProgramme, {})).waiting;
  expect(unchecked.count).toBeGreaterThan(0);
  expect(reviews.count).toBeGreaterThan(0);
});

async function ownerOf({ services: { database } }: typeof world) {
  const { userId } = await database
    .selectFrom("employees")
    .select("userId")
    .where("role", "=", "owner")
    .executeTakeFirstOrThrow();
  const owner = await employeeOfUser(database, userId ?? "");
  if (!owner) throw new Error("the demo has no owner");
  return owner;
}

test("a list of fifty does not look canned", async () => {
  const { rows } = await sql<{
    text: string;
  }>`select text from voices order by received_at desc limit 50`.execute(world.services.database);
  expect(new Set(rows.map((row) => row.text)).size).toBeGreaterThan(44);
  for (const topic of topics) {
    for (const words of [topic.nl, topic.en]) {
      const texts = [
        ...words.complaints.flat(),
        ...words.questions.flat(),
        ...words.suggestions,
        ...words.compliments,
      ];
      for (const text of texts) expect(text.trim().length).toBeGreaterThan(15);
    }
  }
});

test("the demo's people can sign in, and a second start changes nothing and says how again", async () => {
  if (!signIn) throw new Error("no sign-in was given");
  expect(signIn.password.length).toBeGreaterThanOrEqual(15);
  const { identity } = world.services;
  expect(await identity.signIn({ ...signIn, headers: new Headers() })).not.toBeNull();
  expect(
    await identity.signIn({ ...signIn, email: "ruben@veldhaven.example", headers: new Headers() }),
  ).not.toBeNull();
  const before = await count("events");
  expect(await fillDemo(world.services)).toEqual(signIn);
  expect(await count("events")).toBe(before);
});

test("an organisation of somebody's own is left alone", async () => {
  const own = await openWorld();
  expect(await fillDemo(own.services)).toBeNull();
  expect(await own.services.database.selectFrom("cases").select("id").execute()).toEqual([]);
  await own.close();
});
