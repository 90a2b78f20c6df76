import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openWorkshop, type TestWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { createPrinciple } from "../../philosophy/create-principle.ts";
import { createPledge } from "../../strategy/write-pledge.ts";
import { createStandard } from "../../strategy/write-standard.ts";
import { answerRung, changeRungAnswer, readLadder, rungs } from "./ladder.ts";
import { keepPledgeIdea, listPledgeIdeas, withdrawPledgeIdea } from "./pledge-ideas.ts";

let world: World;
let workshop: TestWorkshop;
let workshopId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  workshop = await openWorkshop(world);
  ({ workshopId } = workshop);
  await workshop.move("ladder");
});

const answer = (question: string, text: string, actor = world.owner as Parameters<World["run"]>[0]) =>
  world.run(actor, answerRung, { workshopId, question, text });
const keep = (answerId: string, keeps = "keep") =>
  world.run(world.owner, keepPledgeIdea, { workshopId, answerId, keep: keeps });
const ideas = async () =>
  (await world.ask(world.owner, listPledgeIdeas, {})).items.filter((idea) => idea.workshopId === workshopId);

test("six answers given in any order stand in the order of the questions; skipping and going back loses none", async () => {
  const ann = await workshop.join("Ann");
  for (const question of [...rungs].reverse()) await answer(question, `On ${question}`, ann);
  await answer("why", "And again", ann);
  await workshop.move("draft");
  await workshop.move("ladder");
  const ladder = await world.ask(ann, readLadder, { workshopId });
  expect(ladder.rungs.map(({ question }) => question)).toEqual([...rungs]);
  expect(ladder.rungs.map(({ answers }) => answers.map(({ text }) => text))).toEqual([
    ["On work"],
    ["On why", "And again"],
    ["On stand_for"],
    ["On basis"],
    ["On promise"],
    ["On principles"],
  ]);
  expect(ladder.rungs.map(({ asks }) => asks)).toEqual([
    "How do we want to work?",
    "Why?",
    "What do we stand for?",
    "What is the basis?",
    "What can we promise?",
    "So what are our principles?",
  ]);
  expect((await workshop.things("ladder", ann)).map(({ text }) => text)).toHaveLength(7);
});

test("a question that nobody answered keeps its place", async () => {
  await answer("promise", "We ring back");
  const ladder = await world.ask(world.owner, readLadder, { workshopId });
  expect(ladder.rungs.map(({ question, answers }) => [question, answers.length])).toEqual(
    rungs.map((question) => [question, question === "promise" ? 1 : 0]),
  );
});

test("an answer is its author's and a facilitator's to change; what was taken away comes back", async () => {
  const [ann, ben] = [await workshop.join("Ann"), await workshop.join("Ben")];
  const { id } = await answer("why", "Because", ann);
  const change = (actor: typeof ann | World["owner"], input: object) =>
    world.run(actor, changeRungAnswer, { workshopId, answerId: id, ...input });
  await expect(change(ben, { text: "Mine" })).rejects.toMatchObject({ status: 403 });
  await change(world.owner, { removed: true });
  expect(await workshop.things("ladder")).toEqual([]);
  await change(ann, { removed: false, text: "Because they count on us" });
  expect(await workshop.things("ladder")).toMatchObject([{ text: "Because they count on us" }]);
});

test("what we can promise becomes an idea for a pledge, once, and a pledge takes it up", async () => {
  const why = await answer("why", "Because");
  await expect(keep(why.id)).rejects.toMatchObject({ code: "not_a_promise" });
  const { id } = await answer("promise", "You hear from us within two days");
  await Promise.all([keep(id), keep(id), keep(id)]);
  const [idea, ...more] = await ideas();
  expect([idea?.state, idea?.text, more]).toEqual(["idea", "You hear from us within two days", []]);
  expect(await workshop.things("ladder")).toMatchObject([{}, { id, ideaId: idea?.id }]);

  const principle = await world.run(world.owner, createPrinciple, { statement: "We are there" });
  const standard = await world.run(world.owner, createStandard, {
    name: "Answered in two days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
  });
  const pledge = {
    text: "In two days",
    standardId: standard.id,
    principleIds: [principle.id],
    ideaId: idea?.id,
  };
  const outcomes = await Promise.allSettled([1, 2].map(() => world.run(world.owner, createPledge, pledge)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await ideas()).toEqual([]);
  await expect(keep(id, "take_back")).rejects.toMatchObject({ code: "idea_taken" });
  await expect(world.run(world.owner, withdrawPledgeIdea, { ideaId: idea?.id })).rejects.toMatchObject({
    code: "idea_taken",
  });
});

test("an idea says whom it is for, on the board and on the list; kept again without a word it stays so", async () => {
  const { id } = await answer("promise", "Somebody calls you on the first day");
  await keep(id);
  await world.run(world.owner, keepPledgeIdea, {
    workshopId,
    answerId: id,
    keep: "keep",
    audience: "New residents",
  });
  await keep(id);
  expect(await workshop.things("ladder")).toMatchObject([{ audience: "New residents" }]);
  expect(await ideas()).toMatchObject([{ audience: "New residents" }]);
});

test("an idea that was put aside is on the list no more, and may be kept again", async () => {
  const { id } = await answer("promise", "We ring back");
  const idea = await keep(id);
  await world.run(world.owner, withdrawPledgeIdea, { ideaId: idea.id });
  expect(await ideas()).toEqual([]);
  expect(await workshop.things("ladder")).toMatchObject([{ ideaId: null }]);
  await keep(id);
  expect(await ideas()).toHaveLength(1);
});
