import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor, ParticipantActor } from "#core/actor.ts";
import { openWorkshop, type TestWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { closeWorkshop } from "./close-workshop.ts";
import { giveConviction } from "./conviction.ts";
import { askWhichToDrop, chooseToDrop } from "./drop-rounds.ts";
import { changeOwnChair, changeParticipant } from "./participants.ts";
import { endRound } from "./rounds.ts";
import { addStatement } from "./statements/add-statement.ts";
import { giveRating } from "./votes.ts";

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
});

const people = async (count: number): Promise<ParticipantActor[]> => {
  const joined: ParticipantActor[] = [];
  for (let number = 0; number < count; number += 1) joined.push(await workshop.join(`Guest ${number}`));
  return joined;
};
const convinced = (actor: Actor, conviction: number) =>
  world.run(actor, giveConviction, { workshopId, conviction });
const close = () => world.run(world.owner, endRound, { workshopId, round: "close" });
const spread = async (actor: Actor = world.owner) =>
  (await workshop.things<{ spread: object }>("conviction", actor))[0]?.spread;

test("how convinced people are is shown as a spread after the close, and never who answered what", async () => {
  const guests = await people(6);
  for (const [index, guest] of guests.entries()) await convinced(guest, [5, 4, 4, 2, 1, 3][index] ?? 3);
  // Nothing for facilitators or others but that they are ready with this phase: no spread, and no count of answers.
  const open = await workshop.board(world.owner);
  expect(open.shared.all?.conviction).toEqual([]);
  const told = await world.services.database
    .selectFrom("boardLog")
    .select("kind")
    .where("boardId", "=", workshopId);
  expect(new Set((await told.execute()).map(({ kind }) => kind))).toEqual(new Set(["participant"]));
  const first = guests[0] as ParticipantActor;
  expect(await workshop.own("convictions", first)).toHaveLength(1);
  expect(JSON.stringify(await workshop.own("convictions", first))).not.toMatch(/counts|conviction"/);
  await close();
  expect(await spread()).toEqual({ kind: "counts", counts: [1, 1, 1, 2, 1], answers: 6 });
  for (const guest of guests) {
    const seen = await workshop.board(guest);
    expect(seen.shared.all?.conviction).toEqual((await workshop.board(world.owner)).shared.all?.conviction);
  }
  await expect(convinced(first, 1)).rejects.toMatchObject({ code: "round_closed" });
  // A second round beside the first would tell what one person said.
  await expect(world.run(world.owner, endRound, { workshopId, round: "again" })).rejects.toMatchObject({
    code: "not_now",
  });
});

test("of four answers nothing is told, and of five that are the same a range", async () => {
  const guests = await people(5);
  for (const guest of guests.slice(0, 4)) await convinced(guest, 1);
  await close();
  expect(await spread()).toEqual({ kind: "too_few" });
  workshop = await openWorkshop(world);
  ({ workshopId } = workshop);
  for (const guest of await people(5)) await convinced(guest, 5);
  await workshop.move("write");
  expect(await spread()).toEqual({ kind: "range", from: 4, to: 5, answers: 5 });
});

test("nothing that is kept joins an answer to whoever gave it", async () => {
  const guests = await people(5);
  for (const [index, guest] of guests.entries()) {
    const caller = { ...world.callerOf(guest), idempotencyKey: `key-${index}` };
    const { execute } = await import("#core/execute.ts");
    await execute(caller, giveConviction, { workshopId, conviction: index + 1 });
  }
  await expect(convinced(guests[0] as ParticipantActor, 2)).rejects.toMatchObject({
    code: "answered_already",
  });
  const { database } = world.services;
  const givers = await database
    .selectFrom("boardConvictionGivers")
    .selectAll()
    .where("boardId", "=", workshopId)
    .execute();
  expect(Object.keys(givers[0] ?? {}).sort()).toEqual(["boardId", "participantId", "phaseId"]);
  const kept = await database
    .selectFrom("boardConvictions")
    .select("counts")
    .where("boardId", "=", workshopId)
    .execute();
  expect(kept).toEqual([{ counts: [1, 1, 1, 1, 1] }]);
  // Not even a digest under the request's own key, of which there are only five possible ones.
  const digests = await database.selectFrom("idempotentAnswers").select("actor").execute();
  expect(digests).toEqual([]);
  const events = await database.selectFrom("events").select("type").execute();
  expect(events.map(({ type }) => type).filter((type) => type.startsWith("conviction"))).toEqual([]);
});

test("which one would you drop? Counts are on nobody's board before the asking ends", async () => {
  const [ann, ben] = (await people(2)) as [ParticipantActor, ParticipantActor];
  await workshop.move("draft");
  const state = (text: string) => world.run(ann, addStatement, { workshopId, text });
  const [one, two] = [await state("One"), await state("Two")];
  const drop = (actor: Actor, statementId: string | null) =>
    world.run(actor, chooseToDrop, { workshopId, statementId });
  const ask = (round: string) => world.run(world.owner, askWhichToDrop, { workshopId, round });
  await expect(drop(ann, one.id)).rejects.toMatchObject({ code: "no_round_open" });
  await ask("open");
  await expect(ask("open")).rejects.toMatchObject({ code: "round_open" });
  await world.run(ann, changeOwnChair, { workshopId, speaksFor: 3 });
  const countsFor = { workshopId, participantId: ann.id, countsFor: 3 };
  await world.run(world.owner, changeParticipant, countsFor);
  const before = (await workshop.board(world.owner)).since;
  await drop(ann, two.id);
  await drop(ann, one.id);
  await drop(ben, two.id);
  expect((await workshop.board(world.owner)).since).toBe(before);
  expect(await workshop.things("drop", ben)).toMatchObject([{ open: true, results: [] }]);
  expect(await workshop.own("drops", ann)).toMatchObject([{ statementId: one.id }]);
  await ask("close");
  expect(await workshop.things("drop", ben)).toMatchObject([
    {
      open: false,
      results: [
        { statementId: one.id, votes: 3 },
        { statementId: two.id, votes: 1 },
      ],
    },
  ]);
  await ask("open");
  await drop(ben, one.id);
  await world.run(world.owner, closeWorkshop, { workshopId });
  expect((await workshop.things("drop")).map((round) => round.open)).toEqual([false, false]);
});

test("five raters and four statements: where each stands is the median, and nothing is told before the close", async () => {
  const guests = await people(5);
  await workshop.move("draft");
  const ids: string[] = [];
  for (const text of ["One", "Two", "Three", "Four"]) {
    ids.push((await world.run(world.owner, addStatement, { workshopId, text })).id);
  }
  await workshop.move("rate");
  const before = (await workshop.board(world.owner)).since;
  const able = [1, 2, 5, 4, 2];
  const stretch = [5, 5, 4, 1, 3];
  for (const [rater, guest] of guests.entries()) {
    for (const [place, targetId] of ids.entries()) {
      const of = (values: number[]) => values[(rater + place) % 5];
      await world.run(guest, giveRating, {
        workshopId,
        target: "statement",
        targetId,
        able: place === 3 ? rater + 1 : of(able),
        stretch: of(stretch),
      });
    }
  }
  const open = await workshop.board(guests[0] as ParticipantActor);
  expect([open.shared.all?.ratings, (await workshop.board(world.owner)).since]).toEqual([[], before]);
  await close();
  const [round] = await workshop.things<{ results: object[] }>("ratings");
  expect(round?.results).toHaveLength(4);
  for (const id of ids) {
    const own = ids.indexOf(id) === 3 ? 3 : 2;
    expect(round?.results).toContainEqual({ targetId: id, able: own, stretch: 4, raters: 5, devices: 5 });
  }
});
