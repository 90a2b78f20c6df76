import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "#core/actor.ts";
import { listMyNotices } from "#domain/cases/my-notices.ts";
import { openWorld, type World, waitingJobs } from "#test/world.ts";
import { createWorkshop } from "../create-workshop.ts";
import { joinWorkshop } from "../join-workshop.ts";
import { movePhase } from "../move-phase.ts";
import { changeParticipant } from "../participants.ts";
import { readBoard } from "../read-board.ts";
import { createTemplate, readTemplate } from "../templates/templates.ts";
import { setDeadlines } from "./deadlines.ts";
import { passDeadline } from "./pass-deadline.ts";
import { plannedDeadlines } from "./planned-deadlines.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.at(new Date()));

const plan = {
  areas: [{ title: "Here" }],
  phases: [
    { kind: "write", title: "Write", days: 2 },
    { kind: "discuss", title: "Talk" },
    { kind: "vote", title: "Choose", days: 3 },
  ],
};
const planned = async (manner: string, startsAt?: string) => {
  const { id: templateId } = await world.run(world.owner, createTemplate, { title: "Over days", plan });
  return world.run(world.owner, createWorkshop, { templateId, title: "Ours", manner, startsAt });
};
const frameOf = async (workshopId: string) => {
  const { frame } = (await world.ask(world.owner, readBoard, { workshopId })).shared;
  if (!frame) throw new Error("no frame");
  return frame;
};
const inDays = (days: number) => new Date(world.services.clock().getTime() + days * 86_400_000).toISOString();

test("deadlines stand days apart at the same time on the clock, in every zone and over every change of time", () => {
  const zones = ["Europe/Amsterdam", "Australia/Lord_Howe", "America/New_York", "UTC"];
  const each = fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(each, { minLength: 1, maxLength: 30 }),
      fc.date({ min: new Date("2024-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (days, start, zone) => {
        const deadlines = plannedDeadlines(days, start, zone);
        const local = (at: Date) =>
          Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
        let after = 0;
        for (const [index, at] of deadlines.entries()) {
          expect(at === null).toBe(days[index] === undefined);
          after += days[index] ?? 0;
          if (!at) continue;
          const wished = local(start).toPlainDateTime().add({ days: after });
          // Only a time that the clocks skip is another, and then by the gap alone.
          const off = local(at).toPlainDateTime().since(wished).total("minutes");
          expect(off === 0 || off === 30 || off === 60).toBe(true);
        }
      },
    ),
  );
});

test("a workshop over days has the deadlines of its template, and each is watched; a live one has none", async () => {
  const { id } = await planned("over_days", "2030-03-30T09:00:00Z");
  const { phases } = await frameOf(id);
  // The clocks go forward on 31 March 2030: ten o'clock stays ten o'clock.
  expect(phases.map(({ deadlineAt }) => deadlineAt?.toISOString() ?? null)).toEqual([
    "2030-04-01T08:00:00.000Z",
    null,
    "2030-04-04T08:00:00.000Z",
  ]);
  const watched = (await waitingJobs(world)).filter(
    ({ task, payload }) =>
      task === "workshop_deadline" && (payload as { workshopId: string }).workshopId === id,
  );
  expect(watched.map(({ runAt }) => runAt.toISOString())).toEqual([
    "2030-04-01T08:00:00.000Z",
    "2030-04-04T08:00:00.000Z",
  ]);
  const live = await frameOf((await planned("live")).id);
  expect(live.phases.map(({ deadlineAt }) => deadlineAt)).toEqual([null, null, null]);
});

test("the plan of a workshop becomes a template: phases, prompts and days, nothing that anybody wrote", async () => {
  const { id } = await planned("over_days", inDays(1));
  const template = await world.run(world.owner, createTemplate, { ofWorkshop: id, title: "As we did it" });
  const kept = await world.ask(world.owner, readTemplate, { templateId: template.id });
  expect(kept.areas).toEqual(plan.areas);
  expect(kept.phases.map(({ kind, title, days }) => ({ kind, title, ...(days && { days }) }))).toEqual(
    plan.phases,
  );
  const stranger = await world.employee("employee");
  const taken = world.run(stranger, createTemplate, { ofWorkshop: id, title: "Mine" });
  await expect(taken).rejects.toMatchObject({ status: 404 });
});

test("after the last phase nothing follows: those who facilitate hear once that time is up, and nothing closes", async () => {
  const { id: workshopId, code } = await planned("over_days");
  const [helper, participant] = [await world.employee("employee"), await world.employee("employee")];
  for (const person of [helper, participant]) {
    const { participantId } = await world.run(person, joinWorkshop, { workshopId, code });
    if (person === helper)
      await world.run(world.owner, changeParticipant, { workshopId, participantId, role: "cofacilitator" });
  }
  const { phases, phaseId } = await frameOf(workshopId);
  const last = phases.at(-1)?.id;
  await world.run(world.owner, movePhase, { workshopId, from: phaseId, phaseId: last });
  const upFor = async (person: typeof helper) =>
    (await world.ask(person, listMyNotices, {})).items.filter(
      ({ kind, phaseOf }) => kind === "workshop_time_up" && phaseOf === workshopId,
    ).length;
  const pass = () => world.run(system, passDeadline, { workshopId, phaseId: last });
  await pass();
  expect(await upFor(helper)).toBe(0);
  world.at(inDays(6));
  await Promise.all([pass(), pass()]);
  expect([await upFor(world.owner), await upFor(helper), await upFor(participant)]).toEqual([1, 1, 0]);
  expect((await frameOf(workshopId)).closedAt).toBeNull();
  expect((await frameOf(workshopId)).phaseId).toBe(last);
  // A later time: what was said is not true any more, and is said again when it is.
  await world.run(world.owner, setDeadlines, { workshopId, deadlines: [{ phaseId: last, at: inDays(2) }] });
  expect(await upFor(helper)).toBe(0);
  world.at(inDays(3));
  await pass();
  expect(await upFor(helper)).toBe(1);
});
