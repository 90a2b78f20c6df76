import fc from "fast-check";
import { expect, test } from "vitest";
import { Conflict } from "#core/errors.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, type World } from "#test/world.ts";
import { answerBack } from "../cases/answer-follow.ts";
import { closeCase, reopenCase } from "../cases/close-case.ts";
import { fulfilPromise } from "../cases/end-promise.ts";
import { pauseCase, resumeCase } from "../cases/pause-case.ts";
import { writeMessage } from "../cases/write-message.ts";
import { receiptOf } from "../listening/receipt.ts";
import { changeOrganisationCalendar } from "../organisation/calendars/write-calendar.ts";
import { getPerformance } from "./performance.ts";
import { createStandard } from "./write-standard.ts";

const kinds = [
  "record",
  "close",
  "reopen",
  "pause",
  "resume",
  "reply",
  "write back",
  "promise",
  "keep",
] as const;
const Deed = fc.record({
  kind: fc.constantFrom(...kinds, "record", "close", "reopen"),
  which: fc.nat(),
  hours: fc.integer({ min: 1, max: 30 }),
});
type Deed = typeof Deed extends fc.Arbitrary<infer Each> ? Each : never;

/** Whatever may happen to a case, in any order; what is refused just then does not happen. */
function doer(world: World) {
  const desk = caseDesk(() => world);
  const cases: string[] = [];
  const promises: string[] = [];
  const run = (command: Parameters<World["run"]>[1], input: object) => world.run(world.owner, command, input);
  const deeds: Record<Deed["kind"], (caseId: string, which: number) => Promise<unknown>> = {
    record: async () => cases.push((await desk.record()).id),
    close: (caseId) => run(closeCase as never, { caseId, outcome: "resolved" }),
    reopen: (caseId) => run(reopenCase as never, { caseId }),
    pause: (caseId) => run(pauseCase as never, { caseId, waitingFor: "papers" }),
    resume: (caseId) => run(resumeCase as never, { caseId }),
    reply: (caseId) => run(writeMessage as never, { caseId, kind: "reply", body: "On it" }),
    "write back": (caseId) => {
      const receipt = receiptOf(world.services.secret, caseId, 1);
      return run(answerBack as never, { receipt, body: "And now?" });
    },
    promise: async (caseId) => promises.push((await desk.promiseOn(caseId, "Ring", 20)).id),
    keep: (_caseId, which) => run(fulfilPromise as never, { promiseId: promises[which % promises.length] }),
  };
  return async ({ kind, which }: Deed) => {
    const caseId = cases[which % Math.max(1, cases.length)];
    if (kind !== "record" && caseId === undefined) return;
    if (kind === "keep" && promises.length === 0) return;
    await deeds[kind](caseId ?? "", which).catch((error) => {
      if (!(error instanceof Conflict)) throw error;
    });
  };
}

test("figures as of a moment know nothing that came later: they are what they were at that moment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Deed, { minLength: 30, maxLength: 40 }), async (deeds) => {
      const world = await openWorld();
      try {
        await live(world, deeds);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 120_000);

async function live(world: World, deeds: Deed[]): Promise<void> {
  let at = Temporal.Instant.from("2026-03-02T08:00:00Z");
  world.at(at.toString());
  const day = [{ opens: "08:00", closes: "18:00" }];
  const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
  await world.run(world.owner, changeOrganisationCalendar, { week });
  const standards: string[] = [];
  for (const fields of [
    { measure: "resolution", within: "PT12H" },
    { measure: "resolution", within: "PT6H", time: "working" },
    { measure: "first_answer", within: "PT12H" },
    { measure: "next_answer", within: "PT12H" },
    { measure: "acknowledgement", within: "PT1H" },
    { measure: "promise_kept" },
  ]) {
    const standard = { ...fields, name: "In 9 of 10 within hours", target: 0.9 };
    standards.push((await world.run(world.owner, createStandard, standard)).id);
  }
  const act = doer(world);
  const look = (asOf: string) =>
    Promise.all(
      standards.map(async (standardId) => {
        const {
          counting: _,
          withoutDeadline: __,
          ...figures
        } = await world.ask(world.owner, getPerformance, {
          standardId,
          asOf,
        });
        return figures;
      }),
    );
  const looks: { asOf: string; figures: Awaited<ReturnType<typeof look>> }[] = [];
  for (const [index, deed] of deeds.entries()) {
    await act(index < 4 ? { ...deed, kind: "record" } : deed);
    at = at.add({ hours: deed.hours });
    world.at(at.toString());
    const asOf = world.services.clock().toISOString();
    if (index % 3 === 0) looks.push({ asOf, figures: await look(asOf) });
    world.at(at.add({ minutes: 1 }).toString());
  }
  for (const { asOf, figures } of looks) expect(await look(asOf), asOf).toEqual(figures);
}
