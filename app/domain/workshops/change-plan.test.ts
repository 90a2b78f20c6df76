import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runningPlan } from "#test/policy/workshop-scene.ts";
import { openWorld, type World } from "#test/world.ts";
import { changePlan } from "./change-plan.ts";
import { createWorkshop } from "./create-workshop.ts";
import { movePhase } from "./move-phase.ts";
import { addNote } from "./notes.ts";
import { readBoard } from "./read-board.ts";
import { castVotes } from "./votes.ts";

let world: World;
let workshopId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  workshopId = (await world.run(world.owner, createWorkshop, { templateId: "start_stop", title: "Ours" })).id;
});

const frame = async () => {
  const { shared } = await world.ask(world.owner, readBoard, { workshopId });
  if (!shared.frame) throw new Error("no frame");
  return { ...shared.frame, notes: shared.all?.note ?? [] };
};
const plan = () => runningPlan(world, workshopId);
const change = (next: object) => world.run(world.owner, changePlan, { workshopId, plan: next });
const phaseOf = async (kind: string) => (await frame()).phases.find((each) => each.kind === kind)?.id ?? "";

test("phases are added, renamed and put in another order while the workshop runs, and the board stands where it stood", async () => {
  const now = (await frame()).phaseId;
  const { areas, phases } = await plan();
  const [write, ...rest] = phases;
  await change({
    areas: [{ title: "Wonder", stem: "I wonder" }, ...areas],
    phases: [
      ...rest,
      { kind: "rate", title: "Can we?", seconds: 120, areas: [0] },
      { ...write, title: "Write first" },
    ],
  });
  const after = await frame();
  expect(after.phases.map((phase) => phase.kind)).toEqual([
    "discuss",
    "group",
    "vote",
    "discuss",
    "rate",
    "write",
  ]);
  expect(after.phaseId).toBe(now);
  expect(after.phases.at(-1)).toMatchObject({ id: now, title: "Write first", anonymous: true });
  expect(after.areas.map((area) => area.title)).toEqual(["Wonder", "Start", "Stop", "Continue"]);
  expect(after.phases[4]?.areaIds).toEqual([after.areas[0]?.id]);
});

test("what somebody gave keeps its phase and its area; an empty one goes", async () => {
  const { areas, phases } = await frame();
  const areaId = areas[1]?.id ?? "";
  const note = await world.run(world.owner, addNote, { workshopId, areaId, text: "Printing it out" });
  await world.run(world.owner, movePhase, {
    workshopId,
    from: phases[0]?.id,
    phaseId: await phaseOf("vote"),
  });
  await world.run(world.owner, castVotes, { workshopId, target: "note", targetId: note.id, votes: 2 });
  const full = await plan();
  const without = (kind: string) => ({ ...full, phases: full.phases.filter((each) => each.kind !== kind) });
  await expect(change(without("vote"))).rejects.toMatchObject({ code: "phase_is_now" });
  await world.run(world.owner, movePhase, {
    workshopId,
    from: await phaseOf("vote"),
    phaseId: await phaseOf("group"),
  });
  await expect(change(without("vote"))).rejects.toMatchObject({ code: "phase_in_use" });
  const unused = full.areas.filter((area) => area.id !== areaId);
  await expect(
    change({ areas: unused, phases: full.phases.map((phase) => ({ ...phase, areas: [] })) }),
  ).rejects.toMatchObject({ code: "area_in_use" });
  // The writing itself may go: its notes stay on the wall.
  await change(without("write"));
  const after = await frame();
  expect(after.phases.map((phase) => phase.kind)).not.toContain("write");
  expect(after.notes).toEqual([expect.objectContaining({ id: note.id, text: "Printing it out" })]);
});

test("two facilitators do not undo each other: the second one is told that the plan has changed", async () => {
  const full = await plan();
  const caller = { ...world.callerOf(world.owner), expectedRevision: 1 };
  const { execute } = await import("#core/execute.ts");
  const send = (title: string) =>
    execute(caller, changePlan, {
      workshopId,
      plan: { ...full, areas: full.areas.map((area) => ({ ...area, title })) },
    });
  await send("First");
  await expect(send("Second")).rejects.toMatchObject({ code: "stale" });
});

test("ids of another board, or the same one twice, are refused", async () => {
  const full = await plan();
  const { id } = await world.run(world.owner, createWorkshop, { templateId: "blank", title: "Another" });
  const other = await runningPlan(world, id);
  await expect(change({ ...full, phases: [...full.phases, other.phases[0]] })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(change({ ...full, phases: [...full.phases, full.phases[0]] })).rejects.toMatchObject({
    code: "invalid",
  });
});
