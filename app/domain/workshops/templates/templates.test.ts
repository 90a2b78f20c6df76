import { afterAll, beforeAll, expect, test } from "vitest";
import { readBoard } from "#domain/workshops/read-board.ts";
import { openWorld, type World } from "#test/world.ts";
import { createWorkshop } from "../create-workshop.ts";
import { readSchedule } from "../schedule/read-schedule.ts";
import { builtIns } from "./built-in.ts";
import { Plan } from "./template.ts";
import { changeTemplate, createTemplate, listTemplates, readTemplate, retireTemplate } from "./templates.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const frameOf = async (templateId: string, language?: string) => {
  const input = { templateId, title: "Ours", language };
  const { id, yields } = await world.run(world.owner, createWorkshop, input);
  const board = await world.ask(world.owner, readBoard, { workshopId: id });
  return { yields, areas: board.shared.frame?.areas ?? [], phases: board.shared.frame?.phases ?? [] };
};

test.each(builtIns.flatMap((key) => ["en", "nl"].map((language) => [key, language] as const)))(
  "%s has all its words in %s, and makes a board that keeps every limit",
  async (key, language) => {
    const frame = await frameOf(key, language);
    const words = JSON.stringify(frame);
    expect(words).not.toMatch(/templates\.|\{\{/);
    expect(words).not.toMatch(/customer service|klantenservice/i);
    expect(frame.phases.length).toBeGreaterThan(2);
    expect(frame.phases.every((phase) => (phase.seconds ?? 0) > 0 && phase.prompt)).toBe(true);
  },
);

test("the four steps follow the programme: stakes, private meaning, all on the wall in full view, principles above", async () => {
  const { areas, phases } = await frameOf("four_steps");
  expect(areas.map((area) => area.title)).toEqual([
    "Excellent service",
    "Attention for customers",
    "Opportunities",
    "Challenges",
  ]);
  expect(phases.map((phase) => phase.kind)).toEqual([
    "conviction",
    "write",
    "discuss",
    "write",
    "discuss",
    "discuss",
    "group",
    "vote",
    "ladder",
    "draft",
    "tie",
    "rate",
    "consent",
  ]);
  expect(phases[1]?.areaIds).toEqual([areas[2]?.id, areas[3]?.id]);
  // Examples that would anchor people wait for the talk.
  expect(phases.filter((phase) => phase.prompts.length > 0).map((phase) => phase.kind)).toEqual(["discuss"]);
});

test("what service means: each note begins with the stem, and the workshop yields behaviours", async () => {
  const { areas, yields } = await frameOf("service_means");
  expect(areas).toEqual([expect.objectContaining({ stem: "Good service to customers means" })]);
  expect(yields).toBe("behaviours");
  expect((await frameOf("blank")).yields).toBeNull();
});

test("a lead copies a template and edits phases, areas, stems, prompts, timers, votes and anonymity; a workshop has them", async () => {
  const lead = await world.employee("lead");
  const copy = await world.run(lead, createTemplate, { copyOf: "start_stop", title: "Our retrospective" });
  const plan = {
    areas: [{ title: "Keep", stem: "We keep" }, { title: "Try" }],
    phases: [
      { kind: "vote", title: "First", votes: 3, areas: [1], seconds: 45 },
      { kind: "write", title: "Alone", anonymous: true, prompt: "Quietly", prompts: ["A card"] },
    ],
  };
  await world.run(lead, changeTemplate, { templateId: copy.id, plan });
  const { areas, phases } = await frameOf(copy.id);
  expect(areas.map(({ title, stem }) => [title, stem])).toEqual([
    ["Keep", "We keep"],
    ["Try", null],
  ]);
  expect(phases).toEqual([
    expect.objectContaining({ kind: "vote", votes: 3, seconds: 45, areaIds: [areas[1]?.id] }),
    expect.objectContaining({ kind: "write", anonymous: true, prompt: "Quietly", prompts: ["A card"] }),
  ]);
});

test("a template that was taken away is in no choice and plans nothing, and comes back whole", async () => {
  const { id } = await world.run(world.owner, createTemplate, { copyOf: "blank", title: "For a while" });
  const listed = async () => (await world.ask(world.owner, listTemplates, {})).items.map((each) => each.id);
  expect(await listed()).toContain(id);
  await world.run(world.owner, retireTemplate, { templateId: id });
  expect(await listed()).not.toContain(id);
  await expect(frameOf(id)).rejects.toMatchObject({ code: "invalid" });
  await world.run(world.owner, retireTemplate, { templateId: id, retired: false });
  expect((await world.ask(world.owner, readTemplate, { templateId: id })).phases).toHaveLength(4);
});

test("a plan names only areas that are there, and keeps the limits of a board", () => {
  const phase = { kind: "write", title: "Write" };
  const good = { areas: [{ title: "One" }], phases: [{ ...phase, areas: [0] }] };
  expect(Plan.safeParse(good).success).toBe(true);
  for (const bad of [
    { ...good, phases: [{ ...phase, areas: [1] }] },
    { ...good, areas: [] },
    { ...good, phases: [] },
    { ...good, phases: [{ ...phase, votes: 51 }] },
    { ...good, phases: [{ ...phase, seconds: 9 }] },
    { ...good, areas: [{ title: "x".repeat(81) }] },
    { ...good, surplus: true },
  ])
    expect(Plan.safeParse(bad).success).toBe(false);
});

test("the short way is the default: the four steps in order, said in the words of the long way", async () => {
  expect(builtIns[0]).toBe("four_short");
  const [short, long] = [await frameOf("four_short"), await frameOf("four_steps")];
  expect(short.phases.map(({ kind }) => kind)).toEqual([
    "conviction",
    "write",
    "discuss",
    "draft",
    "tie",
    "consent",
  ]);
  const titles = long.phases.map(({ title }) => title);
  expect(short.phases.filter(({ title }) => !titles.includes(title))).toEqual([]);
});

test("whoever reads another language finds ours in theirs, also in a copy and in the agenda; what was changed stays as it was written", async () => {
  const dutch = { ...(await world.employee("employee")), language: "nl" };
  const copy = await world.run(world.owner, createTemplate, { copyOf: "service_means", title: "Our way" });
  const { areas, phases, yields } = await world.ask(world.owner, readTemplate, { templateId: copy.id });
  const [first, ...rest] = phases;
  const plan = { areas, phases: [{ ...first, title: "Write it down" }, ...rest], yields };
  await world.run(world.owner, changeTemplate, { templateId: copy.id, plan });
  const listed = async (id: string) =>
    (await world.ask(dutch, listTemplates, {})).items.find((each) => each.id === id);
  const [ours, own] = [await listed("service_means"), await listed(copy.id)];
  expect(own?.phases.slice(1)).toEqual(ours?.phases.slice(1));
  expect([own?.title, own?.phases[0]?.title, own?.purpose]).toEqual([
    "Our way",
    "Write it down",
    ours?.purpose,
  ]);
  const { phases: read } = await world.ask(dutch, readTemplate, { templateId: copy.id });
  expect(read[1]?.prompts).toEqual(
    (await world.ask(dutch, readTemplate, { templateId: "service_means" })).phases[1]?.prompts,
  );

  const { id } = await world.run(world.owner, createWorkshop, { templateId: copy.id, title: "Ours" });
  const lead = { ...(await world.employee("lead")), language: "nl" };
  const { agenda, purpose } = await world.ask(lead, readSchedule, { workshopId: id });
  expect(agenda.map(({ title }) => title)).toEqual([
    "Write it down",
    ...(ours?.phases.slice(1) ?? []).map((phase) => phase.title),
  ]);
  expect(purpose).toBe(ours?.purpose);
  const { shared } = await world.ask(lead, readBoard, { workshopId: id });
  expect(shared.frame?.areas[0]?.words?.nl?.stem).toMatch(/^Goede service/);
});
