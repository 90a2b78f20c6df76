import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { openWorkshop, type TestWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { changeNote } from "../change-note.ts";
import { tieNote } from "../ties.ts";
import { addStatement } from "./add-statement.ts";
import { changeStatement } from "./change-statement.ts";
import { listStatements } from "./list-statements.ts";
import { mergeStatements } from "./merge-statements.ts";
import { decideSuggestion, suggestWords } from "./suggestions.ts";

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
  await workshop.move("draft");
});

const state = (actor: Actor, text: string, more: object = {}) =>
  world.run(actor, addStatement, { workshopId, text, ...more });
const change = (actor: Actor, statementId: string, input: object) =>
  world.run(actor, changeStatement, { workshopId, statementId, ...input });
const suggest = (actor: Actor, statementId: string, input: object) =>
  world.run(actor, suggestWords, { workshopId, statementId, ...input });
const decide = (actor: Actor, statementId: string, suggestionId: string, input: object) =>
  world.run(actor, decideSuggestion, { workshopId, statementId, suggestionId, ...input });
const list = () => world.ask(world.owner, listStatements, { workshopId });
interface Kept {
  suggestions: { words: Record<string, string>; state: string; reason: string | null }[];
}
const keptWords = async () =>
  (await workshop.things<Kept>("suggestion")).flatMap(({ suggestions }) => suggestions);

test("12 of 15 elements tied: 3 are left; one untied, and everybody counts 4", async () => {
  const ann = await workshop.join("Ann");
  const noteIds = await workshop.notes(ann, ...Array.from({ length: 15 }, (_, index) => `Element ${index}`));
  const one = await state(ann, "We do what we say", { noteIds: noteIds.slice(0, 7) });
  const two = await state(ann, "We decide at once");
  const bare = await state(ann, "We listen");
  for (const noteId of noteIds.slice(7, 12)) {
    await world.run(ann, tieNote, { workshopId, noteId, targetIds: [two.id, one.id] });
  }
  expect(await list()).toMatchObject({ elements: 15, tied: 12, untied: 3, bareIds: [bare.id] });
  const { since } = await workshop.board(ann);
  await world.run(ann, tieNote, { workshopId, noteId: noteIds[0], targetIds: [] });
  expect((await workshop.board(ann)).since).not.toBe(since);
  expect((await workshop.things("tie")).map(({ id }) => id)).not.toContain(noteIds[0]);
  expect(await list()).toMatchObject({ tied: 11, untied: 4 });
  // What was put aside counts for nothing, until it comes back.
  await change(world.owner, one.id, { dropped: true });
  expect(await list()).toMatchObject({ tied: 5, untied: 10 });
  await change(world.owner, one.id, { dropped: false });
  await world.run(ann, changeNote, { workshopId, noteId: noteIds[14], removed: true });
  expect(await list()).toMatchObject({ elements: 14, tied: 11, untied: 3 });
});

test("words over newer ones of somebody else stand as a suggestion beside them, and neither is lost", async () => {
  const ann = await workshop.join("Ann");
  const { id, revision } = await state(ann, "First");
  expect(await change(ann, id, { text: "Of Ann", revision })).toMatchObject({ outcome: "saved" });
  const stale = await change(world.owner, id, { text: "Of Olivia", revision });
  expect(stale).toMatchObject({ outcome: "suggested", statement: { text: "Of Ann", revision: 2 } });
  expect(stale.suggestion).toMatchObject({ words: { text: "Of Olivia" }, state: "open" });
  expect(await keptWords()).toMatchObject([
    { words: { text: "First" }, state: "earlier" },
    { words: { text: "Of Olivia" }, state: "open" },
  ]);
  await expect(change(ann, id, { text: "Unseen" })).rejects.toMatchObject({
    fields: [{ path: "revision", code: "required" }],
  });
});

test("three editors lose no text, whatever each of them saw when they wrote", async () => {
  const ann = await workshop.join("Ann");
  const ben = await workshop.join("Ben");
  const step = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    lag: fc.integer({ min: 0, max: 3 }),
    field: fc.constantFrom("text" as const, "explanation" as const, "why" as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const { id } = await state(ann, "Start");
      const written: string[] = ["Start"];
      // Two at a time, so that they truly cross.
      for (let at = 0; at < steps.length; at += 2) {
        const row = (await list()).items.find((item) => item.id === id);
        await Promise.all(
          steps.slice(at, at + 2).map(({ who, lag, field }, index) => {
            const words = `${field} ${at + index}`;
            written.push(words);
            const revision = Math.max(1, (row?.revision ?? 1) - lag);
            return who === 0
              ? change(ann, id, { [field]: words, revision })
              : who === 1
                ? change(world.owner, id, { [field]: words, revision })
                : suggest(ben, id, { [field]: words });
          }),
        );
      }
      const shown = JSON.stringify([await workshop.things("statement"), await workshop.things("suggestion")]);
      for (const words of written) expect(shown).toContain(`"${words}"`);
      await change(ann, id, { dropped: true });
    }),
    { numRuns: 12 },
  );
}, 60_000);

test("its drafter or a facilitator decides on a suggestion, and declines with a reason", async () => {
  const [ann, ben] = [await workshop.join("Ann"), await workshop.join("Ben")];
  const { id } = await state(ann, "We listen");
  const one = await suggest(ben, id, { text: "We listen first", explanation: "Then we speak" });
  await expect(decide(ben, id, one.id, { decision: "accept", revision: 1 })).rejects.toMatchObject({
    code: "not_your_statement",
  });
  await expect(change(ben, id, { text: "Mine", revision: 1 })).rejects.toMatchObject({
    code: "not_your_statement",
  });
  await expect(decide(ann, id, one.id, { decision: "decline" })).rejects.toMatchObject({
    fields: [{ path: "reason", code: "required" }],
  });
  const accepted = await decide(ann, id, one.id, { decision: "accept", revision: 1 });
  expect(accepted.statement).toMatchObject({
    text: "We listen first",
    explanation: "Then we speak",
    revision: 2,
  });
  const two = await suggest(ben, id, { explanation: null });
  await expect(decide(ann, id, two.id, { decision: "accept", revision: 1 })).rejects.toMatchObject({
    code: "statement_changed",
  });
  const declined = await decide(world.owner, id, two.id, { decision: "decline", reason: "It helps" });
  expect(declined.suggestion).toMatchObject({ state: "declined", reason: "It helps" });
  await expect(decide(ann, id, two.id, { decision: "accept", revision: 2 })).rejects.toMatchObject({
    code: "suggestion_decided",
  });
  await expect(suggest(ben, id, { text: "We listen first" })).rejects.toMatchObject({
    fields: [{ path: "text", code: "nothing_new" }],
  });
});

test("an explanation holds 240 characters and not one more", async () => {
  const ann = await workshop.join();
  await state(ann, "Short", { explanation: "x".repeat(240) });
  await expect(state(ann, "Long", { explanation: "x".repeat(241) })).rejects.toMatchObject({
    fields: [{ path: "explanation", code: "too_long" }],
  });
});

test("statements that may say the same are pointed out; merged, their ties and suggestions go along", async () => {
  const ann = await workshop.join("Ann");
  const [first, second, third] = await workshop.notes(ann, "Ring back", "Keep promises", "Be there");
  const one = await state(ann, "Do what we say we will", { noteIds: [first, second], why: "Trust" });
  const two = await state(ann, "We do what we say", { noteIds: [second, third] });
  await state(ann, "Every letter can be understood");
  await suggest(ann, one.id, { text: "We keep our word" });
  const drafting = async () => (await workshop.things<{ similar: object[] }>("drafting"))[0];
  expect((await drafting())?.similar).toMatchObject([{ a: one.id, b: two.id }]);
  await world.run(ann, mergeStatements, { workshopId, statementId: one.id, intoId: two.id });
  expect((await list()).items).toMatchObject([
    { id: two.id, noteIds: [first, second, third].sort() },
    { text: "Every letter can be understood" },
  ]);
  expect((await drafting())?.similar).toEqual([]);
  const [kept] = await workshop.things<Kept>("suggestion");
  expect(kept).toMatchObject({
    id: two.id,
    suggestions: [
      { words: { text: "We keep our word" }, state: "open" },
      { words: { text: "Do what we say we will", why: "Trust" }, state: "earlier" },
    ],
  });
  await expect(change(ann, one.id, { dropped: false })).rejects.toMatchObject({ code: "statement_merged" });
  await expect(
    world.run(ann, tieNote, { workshopId, noteId: first, targetIds: [one.id] }),
  ).rejects.toMatchObject({ status: 422 });
});

test("the board asks once, at the sixth statement, which one could go, also when two come at once", async () => {
  const ann = await workshop.join();
  const asked = async () => (await workshop.things<{ nudged: boolean }>("drafting"))[0]?.nudged;
  const some = await Promise.all([1, 2, 3, 4].map((number) => state(ann, `Statement ${number}`)));
  expect(some.map(({ nudge }) => nudge)).toEqual(["no", "no", "no", "no"]);
  expect(await asked()).toBe(false);
  const last = await Promise.all([5, 6].map((number) => state(ann, `Statement ${number}`)));
  expect(last.map(({ nudge }) => nudge).sort()).toEqual(["no", "now"]);
  expect(await asked()).toBe(true);
  await change(ann, last[0]?.id ?? "", { dropped: true });
  expect(await state(ann, "Six again")).toMatchObject({ nudge: "no" });
});

test("the same statement sent twice is one; somebody else's id is nobody's business", async () => {
  const [ann, ben] = [await workshop.join(), await workshop.join()];
  const statementId = crypto.randomUUID();
  await Promise.all([1, 2, 3, 4].map(() => state(ann, "Once", { statementId })));
  expect((await list()).items).toHaveLength(1);
  await expect(state(ben, "Mine", { statementId })).rejects.toMatchObject({ code: "id_taken" });
});
