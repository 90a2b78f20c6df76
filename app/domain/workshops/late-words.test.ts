import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { openWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeNote } from "./change-note.ts";
import { readPlan } from "./change-plan.ts";
import { giveConviction } from "./conviction.ts";
import { answerRung } from "./ladder/ladder.ts";
import { movePhase } from "./move-phase.ts";
import { addNote } from "./notes.ts";
import { endRound } from "./rounds.ts";
import { addStatement } from "./statements/add-statement.ts";
import { giveConsent, showConsent } from "./statements/consent.ts";
import { suggestWords } from "./statements/suggestions.ts";
import { createTemplate } from "./templates/templates.ts";
import { castVotes } from "./votes.ts";

/** Words and answers that wait on a device and arrive when the board has moved on. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const kinds = ["write", "discuss", "vote", "vote", "ladder", "draft", "consent"] as const;

/** A board whose first phase of each name is without names, and a second one with them. */
async function board() {
  const phases = kinds.flatMap((kind) => [
    { kind, title: `${kind} nameless`, anonymous: true },
    { kind, title: `${kind} named` },
  ]);
  const template = { title: "Late", plan: { areas: [{ title: "Board" }], phases } };
  const { id } = await world.run(world.owner, createTemplate, template);
  const workshop = await openWorkshop(world, id);
  const { workshopId } = workshop;
  const plan = await world.ask(world.owner, readPlan, { workshopId });
  const phaseOf = (title: string) => plan.phases.find((phase) => phase.title === title)?.id ?? "";
  return {
    ...workshop,
    areaId: plan.areas[0]?.id ?? "",
    phaseOf,
    async go(title: string) {
      const from = (await workshop.board(world.owner)).shared.frame?.phaseId;
      await world.run(world.owner, movePhase, { workshopId, from, phaseId: phaseOf(title) });
    },
    write: (actor: Actor, more: object = {}) =>
      world.run(actor, addNote, { workshopId, areaId: plan.areas[0]?.id, text: "Late", ...more }),
  };
}
const ageless = 1e6;

test("a note typed where nobody learns who wrote what stays nameless, however late it arrives", async () => {
  const workshop = await board();
  const ann = await workshop.join("Ann");
  await workshop.go("discuss named");
  for (const from of [
    { inPhase: workshop.phaseOf("write nameless") },
    { inPhase: workshop.phaseOf("discuss nameless") },
    // Nobody knows what such a phase said: the stricter promise.
    { inPhase: randomUUID() },
    // The plan was changed meanwhile; the device was told otherwise.
    { inPhase: workshop.phaseOf("discuss named"), nameless: true },
    {},
  ]) {
    const { id } = await workshop.write(ann, from);
    const shown = (await workshop.things("note")).find((note) => note.id === id);
    expect(shown, JSON.stringify(from)).toMatchObject({ authorId: null });
    // Its place does not tell that it came last.
    expect(shown?.position).toBeLessThan(ageless);
  }
  const { id } = await workshop.write(ann, { inPhase: workshop.phaseOf("discuss named") });
  expect((await workshop.things("note")).find((note) => note.id === id)).toMatchObject({ authorId: ann.id });
});

test("a private note that arrives when private writing is over hangs among the others, in no order", async () => {
  const workshop = await board();
  const ann = await workshop.join("Ann");
  await workshop.go("discuss named");
  const { id } = await workshop.write(ann, { inPhase: workshop.phaseOf("write named") });
  const [note] = await workshop.things("note");
  expect(note).toMatchObject({ id, authorId: ann.id });
  expect(note?.position).toBeLessThan(ageless);
});

test("going back does not show what is private, and a private note that arrives then stays so", async () => {
  const workshop = await board();
  const ann = await workshop.join("Ann");
  await workshop.go("write named");
  const early = await workshop.write(ann, { inPhase: workshop.phaseOf("write named") });
  await workshop.go("write nameless");
  await workshop.go("discuss nameless");
  expect(await workshop.things("note")).toMatchObject([{ id: early.id }]);
  await workshop.go("write named");
  const { id } = await workshop.write(ann, { inPhase: workshop.phaseOf("write named") });
  await workshop.go("write nameless");
  const late = await workshop.write(ann, { inPhase: workshop.phaseOf("write named") });
  expect(await workshop.things("note")).toHaveLength(1);
  await workshop.go("discuss named");
  const shown = (await workshop.things("note")).map((note) => note.id);
  expect(shown.sort()).toEqual([early.id, id, late.id].sort());
});

test("words that its author types without names take the name off a signed note", async () => {
  const workshop = await board();
  const ann = await workshop.join("Ann");
  await workshop.go("discuss named");
  const { id } = await workshop.write(ann, { inPhase: workshop.phaseOf("discuss named") });
  const change = (actor: Actor, more: object) =>
    world.run(actor, changeNote, { workshopId: workshop.workshopId, noteId: id, ...more });
  await change(world.owner, { text: "Corrected", inPhase: workshop.phaseOf("discuss nameless") });
  await change(ann, { position: 2 });
  expect(await workshop.things("note")).toMatchObject([{ authorId: ann.id }]);
  await change(ann, { text: "Anew", inPhase: workshop.phaseOf("discuss nameless") });
  expect(await workshop.things("note")).toMatchObject([{ authorId: null, text: "Anew" }]);
  // And no later word brings it back.
  await change(ann, { text: "Again", inPhase: workshop.phaseOf("discuss named") });
  expect(await workshop.things("note")).toMatchObject([{ authorId: null }]);
});

test("answers on the ladder, suggestions and objections keep the promise of the phase in which they were typed", async () => {
  const workshop = await board();
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  await workshop.go("draft named");
  const { id: statementId } = await world.run(world.owner, addStatement, {
    workshopId,
    text: "We ring back",
  });
  const inPhase = workshop.phaseOf("ladder nameless");
  await world.run(ann, answerRung, { workshopId, question: "why", text: "They count on us", inPhase });
  await world.run(ann, suggestWords, { workshopId, statementId, text: "We always ring back", inPhase });
  await workshop.go("consent named");
  const object = (phase: string, reason: string) =>
    world.run(ann, giveConsent, {
      workshopId,
      statementId,
      answer: "object",
      reason,
      inPhase: workshop.phaseOf(phase),
    });
  await object("consent named", "Signed");
  await object("consent nameless", "Nameless");
  await world.run(world.owner, showConsent, { workshopId, statementId, round: "show" });
  expect(await workshop.things("ladder")).toMatchObject([{ authorId: null }]);
  expect(await workshop.things("suggestion")).toMatchObject([{ suggestions: [{ authorId: null }] }]);
  expect(await workshop.things("consent")).toMatchObject([
    { objections: [{ reason: "Nameless", authorId: null }] },
  ]);
});

test("an answer counts for the words that were read, and in the round in which it was given", async () => {
  const workshop = await board();
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  await workshop.go("draft named");
  const { id: statementId, revision } = await world.run(world.owner, addStatement, {
    workshopId,
    text: "We ring back",
  });
  const agree = (read: number) =>
    world.run(ann, giveConsent, { workshopId, statementId, answer: "agree", revision: read });
  await expect(agree(revision + 1)).rejects.toMatchObject({ code: "statement_changed" });
  expect(await agree(revision)).toMatchObject({ revision });
  await workshop.go("vote named");
  const vote = (inPhase: string) =>
    world.run(ann, castVotes, { workshopId, target: "statement", targetId: statementId, votes: 1, inPhase });
  await expect(vote(workshop.phaseOf("vote nameless"))).rejects.toMatchObject({ code: "not_now" });
  expect(await vote(workshop.phaseOf("vote named"))).toMatchObject({ left: 4 });
  await expect(
    world.run(ann, giveConviction, { workshopId, conviction: 3, inPhase: workshop.phaseOf("vote named") }),
  ).rejects.toMatchObject({ code: "not_now" });
});

test("statements are hung up where they are drafted; elsewhere only by those who facilitate", async () => {
  const workshop = await board();
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  await workshop.go("vote named");
  const hang = (actor: Actor) => world.run(actor, addStatement, { workshopId, text: "We ring back" });
  await expect(hang(ann)).rejects.toMatchObject({ code: "not_now" });
  await hang(world.owner);
  await workshop.go("draft named");
  await hang(ann);
  expect(await workshop.things("statement")).toHaveLength(2);
});

test("going back ends no round: it stays open and hidden, and going on resumes it", async () => {
  const workshop = await board();
  const { workshopId } = workshop;
  const ann = await workshop.join("Ann");
  await workshop.go("discuss named");
  const { id } = await workshop.write(ann);
  await workshop.go("vote named");
  const vote = (votes: number) =>
    world.run(ann, castVotes, { workshopId, target: "note", targetId: id, votes });
  await vote(2);
  await workshop.go("discuss named");
  expect(await workshop.things("votes")).toEqual([]);
  await workshop.go("vote named");
  expect(await vote(3)).toMatchObject({ left: 2 });
  await workshop.go("discuss named");
  // Passed over, it is over: nobody can give dots in it any more.
  await workshop.go("ladder named");
  expect(await workshop.things("votes")).toMatchObject([{ results: [{ targetId: id, votes: 3 }] }]);
  await workshop.go("vote named");
  await expect(vote(1)).rejects.toMatchObject({ code: "round_closed" });
  await world.run(world.owner, endRound, { workshopId, round: "again" });
  expect(await workshop.own("votes", ann)).toEqual([]);
});
