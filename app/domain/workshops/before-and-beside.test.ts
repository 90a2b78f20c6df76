import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, system } from "#core/actor.ts";
import { publishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { listActivity } from "#domain/results/activity.ts";
import { openWorkshop, type TestWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { readPlan } from "./change-plan.ts";
import { closeWorkshop } from "./close-workshop.ts";
import { giveConviction } from "./conviction.ts";
import { createWorkshop } from "./create-workshop.ts";
import { expirePresence } from "./expire-presence.ts";
import { exportBoard } from "./export/export-board.ts";
import { joinWorkshop } from "./join-workshop.ts";
import { listParticipants } from "./list-participants.ts";
import { movePhase } from "./move-phase.ts";
import { addNote } from "./notes.ts";
import { readOutcome } from "./outcome/read-outcome.ts";
import { changeParticipant } from "./participants.ts";
import { presenceOf } from "./presence.ts";
import { readBoard } from "./read-board.ts";
import { endRound } from "./rounds.ts";
import { readSchedule } from "./schedule/read-schedule.ts";
import { addStatement } from "./statements/add-statement.ts";
import { agreeStatement } from "./statements/agree-statement.ts";
import { giveConsent, showConsent } from "./statements/consent.ts";
import { readWorkshop } from "./workshop.ts";

let world: World;
let workshop: TestWorkshop;
let workshopId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.at(new Date());
  workshop = await openWorkshop(world);
  ({ workshopId } = workshop);
});
const later = (seconds: number) => world.at(new Date(world.services.clock().getTime() + seconds * 1000));

test("no answer of the private question is in any response to those who facilitate, whatever people answered", async () => {
  const guests = await Promise.all(Array.from({ length: 6 }, (_, index) => workshop.join(`Guest ${index}`)));
  /** Everything that a facilitator can ask about the workshop. */
  const everything = async () => {
    const queries = [readSchedule, readBoard, readOutcome, readWorkshop, readPlan, listParticipants];
    const answers: unknown[] = [];
    for (const each of queries) answers.push(await world.ask(world.owner, each as never, { workshopId }));
    for (const format of ["json", "csv"])
      answers.push(await world.ask(world.owner, exportBoard, { workshopId, format }));
    answers.push(await world.ask(world.owner, listActivity, {}));
    // That somebody is ready, an answer or a press, they show to all; with it the number of the board.
    return JSON.stringify(answers)
      .replaceAll('"ready":true', '"ready":false')
      .replace(/"(number|since)":[^,}]*/g, "");
  };
  const asked = await everything();
  expect(asked).toContain('"state":"asked"');
  for (const [index, guest] of guests.entries()) {
    await world.run(guest, giveConviction, { workshopId, conviction: [5, 5, 4, 2, 1, 3][index] });
    // Not a count, not a name, not a sign of what anybody has answered.
    expect(await everything()).toBe(asked);
  }
  await world.run(world.owner, endRound, { workshopId, round: "close" });
  const { conviction } = await world.ask(world.owner, readSchedule, { workshopId });
  expect(conviction).toEqual({
    phaseId: expect.any(String),
    state: "over",
    answered: false,
    spread: { kind: "counts", counts: [1, 1, 1, 1, 2], answers: 6 },
  });
});

test("somebody who works here and answered is told so on the page of the workshop, and nobody else is", async () => {
  const [one, other] = [await world.employee("employee"), await world.employee("employee")];
  const { code } = await world.ask(world.owner, readWorkshop, { workshopId });
  for (const person of [one, other]) await world.run(person, joinWorkshop, { workshopId, code });
  await world.run(one, giveConviction, { workshopId, conviction: 2 });
  const answered = async (actor: Actor) =>
    (await world.ask(actor, readSchedule, { workshopId })).conviction?.answered;
  expect([await answered(one), await answered(other), await answered(world.owner)]).toEqual([
    true,
    false,
    false,
  ]);
});

test("the facilitator leaves and the other continues: moves on, ends a round, closes", async () => {
  const helper = await world.employee("employee");
  const { code } = await world.ask(world.owner, readWorkshop, { workshopId });
  const { participantId } = await world.run(helper, joinWorkshop, { workshopId, code });
  const { frame } = (await workshop.board(helper)).shared;
  const on = { workshopId, from: frame?.phaseId, phaseId: frame?.phases[1]?.id };
  await expect(world.run(helper, movePhase, on)).rejects.toMatchObject({ status: 403 });
  await world.run(world.owner, changeParticipant, { workshopId, participantId, role: "cofacilitator" });
  const beat = presenceOf(world.services, {
    workshopId,
    participantId: (await workshop.board(world.owner)).participantId,
  });
  await beat("here");
  await beat("gone");
  await world.run(helper, movePhase, on);
  expect((await workshop.board(helper)).shared.frame?.phaseId).toBe(on.phaseId);
  await world.run(helper, closeWorkshop, { workshopId });
});

test("whoever fell silent, because the process that served them was killed, is not here any more after a minute", async () => {
  const [silent, present] = [await workshop.join("Silent"), await workshop.join("Present")];
  const beatOf = (guest: typeof silent) =>
    presenceOf(world.services, { workshopId, participantId: guest.id });
  await beatOf(silent)("here");
  await beatOf(present)("here");
  const expire = () => world.run(system, expirePresence, {});
  const here = async () =>
    (await workshop.things<{ name: string; here: boolean }>("participant"))
      .filter((each) => each.here)
      .map((each) => each.name);
  later(45);
  await beatOf(present)("here");
  expect([(await expire()).gone, (await here()).length]).toEqual([0, 2]);
  later(20);
  const before = (await workshop.board(world.owner)).since;
  const twice = await Promise.all([expire(), expire()]);
  expect(twice.map(({ gone }) => gone).sort()).toEqual([0, 1]);
  expect(await here()).toEqual(["Present"]);
  // Everybody who looks at the board is told.
  expect((await workshop.board(world.owner)).since).not.toBe(before);
  await beatOf(silent)("here");
  expect(await here()).toHaveLength(2);
});

test("one person alone walks through all four steps to a published principle, and waits for nobody", async () => {
  const solo = { templateId: "four_steps", title: "Alone", manner: "solo" };
  const { id, code } = await world.run(world.owner, createWorkshop, solo);
  expect(code).toBeNull();
  const frame = async () => (await world.ask(world.owner, readBoard, { workshopId: id })).shared.frame;
  const { phases, areas } = (await frame()) ?? { phases: [], areas: [] };
  let statementId = "";
  for (const [index, phase] of phases.entries()) {
    if (phase.kind === "write")
      await world.run(world.owner, addNote, {
        workshopId: id,
        areaId: phase.areaIds[0] ?? areas[0]?.id,
        text: "Ring back",
      });
    if (phase.kind === "draft")
      statementId = (
        await world.run(world.owner, addStatement, { workshopId: id, text: "We ring back when we said" })
      ).id;
    if (phase.kind === "consent") {
      const of = { workshopId: id, statementId };
      await world.run(world.owner, giveConsent, { ...of, answer: "agree" });
      await world.run(world.owner, showConsent, { ...of, round: "show" });
      const agreed = await world.run(world.owner, agreeStatement, of);
      await world.run(world.owner, publishPrinciple, {
        principleId: agreed.principleId,
        signOff: true,
      });
    }
    const next = phases[index + 1];
    if (next) await world.run(world.owner, movePhase, { workshopId: id, from: phase.id, phaseId: next.id });
  }
  await world.run(world.owner, closeWorkshop, { workshopId: id });
  const { principles } = await world.ask(world.owner, readOutcome, { workshopId: id });
  expect(principles.map(({ state }) => state)).toEqual(["published"]);
});

test("what happened in a workshop names it, and the phase to which it moved", async () => {
  const phaseId = await workshop.move("draft");
  const phase = (await workshop.board(world.owner)).shared.frame?.phases.find(({ id }) => id === phaseId);
  const { items } = await world.ask(world.owner, listActivity, { subjectId: workshopId });
  expect(items.find(({ type }) => type === "workshop.phase_moved")).toMatchObject({
    subjectName: "Our principles",
    phaseTitle: phase?.title,
  });
});
