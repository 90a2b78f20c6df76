import fc from "fast-check";
import { expect, test } from "vitest";
import { Plan, phaseKinds, RunningPlan } from "#domain/workshops/templates/template.ts";
import { draftOf, minutesText, planIn, planOf, type StoredPlan, secondsIn } from "./draft.ts";

const words = (maximum: number) =>
  fc.string({ minLength: 1, maxLength: maximum }).filter((text) => /^[!-~]([ -~]*[!-~])?$/.test(text));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const phase = fc.record({
  kind: fc.constantFrom(...phaseKinds),
  title: words(80),
  prompt: optional(words(500)),
  prompts: fc.array(words(200), { maxLength: 12 }),
  seconds: optional(fc.integer({ min: 10, max: 86_400 })),
  anonymous: fc.boolean(),
  days: optional(fc.integer({ min: 1, max: 60 })),
  areas: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
});
const area = fc.record({ title: words(80), stem: optional(words(80)) });
const plan = fc.record({
  areas: fc.array(area, { minLength: 3, maxLength: 6 }),
  phases: fc.array(phase, { minLength: 1, maxLength: 30 }),
});

test("what is stored comes back from its fields as it was, whatever it is", () => {
  fc.assert(
    fc.property(plan, (stored) => {
      expect(Plan.parse(planOf(draftOf(stored as StoredPlan)))).toEqual(Plan.parse(stored));
    }),
  );
});

test("areas that are moved or taken away keep their phases: a phase means the area, not its place", () => {
  const draft = draftOf({
    areas: [{ title: "One" }, { title: "Two" }, { title: "Three" }],
    phases: [{ kind: "write", title: "Write", areas: [0, 2] }],
  });
  const [one, two, three] = draft.areas;
  if (!one || !two || !three) throw new Error("three areas");
  expect(planOf({ ...draft, areas: [three, two, one] }).phases[0]).toMatchObject({ areas: [2, 0] });
  expect(planOf({ ...draft, areas: [two, three] }).phases[0]).toMatchObject({ areas: [1] });
});

test("minutes are read as people write them, and what is none is refused beside its field", () => {
  expect([secondsIn("8"), secondsIn("1:30"), secondsIn("1,5"), secondsIn(" 0:45 ")]).toEqual([
    480, 90, 90, 45,
  ]);
  expect([minutesText(480), minutesText(90), minutesText(45), minutesText(null)]).toEqual([
    "8",
    "1:30",
    "0:45",
    "",
  ]);
  const draft = draftOf({
    areas: [{ title: "One" }],
    phases: [
      { id: "0198c0de-0000-7000-8000-000000000001", kind: "vote", title: "Vote", votes: 3, seconds: 60 },
    ],
  });
  const [vote] = draft.phases;
  if (!vote) throw new Error("a phase");
  const typed = { ...draft, phases: [{ ...vote, minutes: "soon", votes: "many" }] };
  const issues = RunningPlan.safeParse(planOf(typed)).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join("."))).toEqual(["phases.0.seconds", "phases.0.votes"]);
  expect(planIn("{")).toBeNull();
});
