import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { createPrinciple } from "../create-principle.ts";
import { answerRound, findMyLink, readLink } from "./answer.ts";
import { closeRound, listRounds, openRound } from "./open-round.ts";

let world: World;
let staff: EmployeeActor[];
beforeAll(async () => {
  world = await openWorld();
  staff = [world.owner];
});
afterAll(() => world.close());

const situations = ["It is five to five", "She rings a third time", "The form is wrong"].map((text) => ({
  text,
  actions: ["Ring now", "Ring tomorrow", "Pass it on"],
}));
const principle = async () =>
  (await world.run(world.owner, createPrinciple, { statement: "We call back when we say" })).id;
async function opened(options: object = {}) {
  const principleId = await principle();
  const { id } = await world.run(world.owner, openRound, { principleId, situations, ...options });
  return { principleId, roundId: id };
}
async function linkOf(actor: EmployeeActor, roundId: string) {
  const { path } = await world.ask(actor, findMyLink, { roundId });
  return { roundId, token: path.split("/").at(-1) };
}
const answer = async (actor: EmployeeActor, roundId: string, choices: number[]) =>
  world.run(visitor, answerRound, { ...(await linkOf(actor, roundId)), choices });
const round = async (principleId: string) =>
  (await world.ask(world.owner, listRounds, { principleId })).items[0];

test("fewer than five colleagues are not asked at all", async () => {
  const principleId = await principle();
  await expect(world.run(world.owner, openRound, { principleId, situations })).rejects.toMatchObject({
    code: "too_few_colleagues",
  });
  for (let each = 0; each < 5; each += 1) staff.push(await world.employee("employee"));
});

test("five against one gives 83 % agreement; four of six on another situation suggests other words when lower", async () => {
  const { principleId, roundId } = await opened();
  for (const [index, actor] of staff.entries()) {
    await answer(actor, roundId, [index === 5 ? 1 : 0, 2, index % 3]);
  }
  const open = await round(principleId);
  expect([open?.state, open?.findings, open?.asked]).toEqual(["open", null, 6]);
  await world.run(world.owner, closeRound, { roundId });
  const findings = (await round(principleId))?.findings;
  expect(findings?.answers).toBe(6);
  expect(findings?.situations.map(({ agreement }) => Math.round(agreement.share * 100))).toEqual([
    83, 83, 33,
  ]);
  expect(findings?.situations.map(({ leading }) => leading)).toEqual(["Ring now", "Pass it on", null]);
  expect(findings?.advice).toBe("reword");
});

test("agreement that is high enough suggests nothing", async () => {
  const { principleId, roundId } = await opened();
  for (const actor of staff) await answer(actor, roundId, [0, 0, 0]);
  await world.run(world.owner, closeRound, { roundId });
  expect((await round(principleId))?.findings?.advice).toBeNull();
});

test("fewer than five answers are shown to nobody, also once the round is over", async () => {
  const { principleId, roundId } = await opened();
  for (const actor of staff.slice(0, 4)) await answer(actor, roundId, [0, 0, 0]);
  await world.run(world.owner, closeRound, { roundId });
  const closed = await round(principleId);
  expect([closed?.state, closed?.findings]).toEqual(["closed", null]);
  expect(JSON.stringify(closed)).not.toContain("chosen");
});

test("a link works once, for its own colleague, while the round is open; twenty at once count once", async () => {
  const { roundId } = await opened();
  const [first, second] = staff as [EmployeeActor, EmployeeActor];
  const link = await linkOf(first, roundId);
  expect((await world.ask(visitor, readLink, link)).situations).toHaveLength(3);
  await expect(world.run(visitor, answerRound, { ...link, choices: [0, 0, 3] })).rejects.toMatchObject({
    status: 422,
  });
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () => world.run(visitor, answerRound, { ...link, choices: [0, 0, 0] })),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(world.ask(visitor, readLink, link)).rejects.toMatchObject({ status: 404 });
  await expect(world.ask(visitor, readLink, { ...link, token: "x".repeat(43) })).rejects.toMatchObject({
    status: 404,
  });
  const late = await linkOf(second, roundId);
  const stranger = await world.employee("lead");
  await expect(world.ask(stranger, findMyLink, { roundId })).rejects.toMatchObject({ status: 404 });
  world.at(new Date(Date.now() + 8 * 24 * 3600 * 1000));
  await expect(world.run(visitor, answerRound, { ...late, choices: [0, 0, 0] })).rejects.toMatchObject({
    status: 404,
  });
  world.at(new Date());
});

/** Everything in the database that an answer might leave a trace in, as a dump would write it. */
async function dumpOf(roundId: string) {
  const { database } = world.services;
  const { goodLinks, chosen } = await database
    .selectFrom("interpretationRounds")
    .select(["goodLinks", "chosen"])
    .where("id", "=", roundId)
    .executeTakeFirstOrThrow();
  const count = async (table: "events" | "idempotentAnswers" | "mails" | "eventPersonalValues") =>
    (
      await database
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("rows"))
        .executeTakeFirstOrThrow()
    ).rows;
  const samples = await database
    .selectFrom("interpretationSamples")
    .selectAll()
    .where("roundId", "=", roundId)
    .execute();
  return {
    chosen,
    left: goodLinks.map((link) => link.toString("hex")),
    samples,
    others: await Promise.all([
      count("events"),
      count("idempotentAnswers"),
      count("mails"),
      count("eventPersonalValues"),
    ]),
  };
}

test("what is stored is the same whoever chose what and in whatever order: nothing joins a person to an answer", async () => {
  const choices = [
    [0, 1, 2],
    [1, 1, 0],
    [0, 2, 1],
    [2, 0, 0],
    [0, 0, 0],
    [1, 2, 2],
  ];
  const [one, other] = [await opened({ sample: 200 }), await opened({ sample: 200 })];
  const people = staff.slice(0, 6);
  const before = await dumpOf(one.roundId);
  for (const [index, actor] of people.entries()) await answer(actor, one.roundId, choices[index] ?? []);
  for (const [index, actor] of people.toReversed().entries()) {
    await answer(actor, other.roundId, choices[(index + 2) % 6] ?? []);
  }
  const [first, second] = [await dumpOf(one.roundId), await dumpOf(other.roundId)];
  expect(first.chosen).toEqual(second.chosen);
  expect(first.left).toHaveLength(second.left.length);
  // What is left of the links stands in their own order, not in that of use.
  expect(first.left).toEqual(first.left.toSorted());
  expect(first.samples).toEqual(before.samples);
  expect(first.others).toEqual(before.others);
});
