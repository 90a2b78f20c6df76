import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { answerQuestion } from "#domain/cases/rights/answer-question.ts";
import { createRight } from "#domain/cases/rights/write-right.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { runWaitingJobs } from "#test/run-waiting-jobs.ts";
import { openWorld, type World } from "#test/world.ts";
import { tasks } from "./tasks.ts";

let world: World;
let asker: EmployeeActor;
let manager: EmployeeActor;
let lead: EmployeeActor;
let rightId: string;
beforeAll(async () => {
  world = await openWorld();
  asker = await world.employee("employee", { teamIds: [world.teamId] });
  manager = await world.employee("manager", { teamIds: [world.teamId] });
  lead = await world.employee("lead");
  rightId = (
    await world.run(world.owner, createRight, { situation: "Late parcel", kind: "money", limitAmount: 100 })
  ).id;
});
afterAll(() => world.close());

async function ask(what: string): Promise<string> {
  const kase = await world.run(asker, recordVoice, { kind: "complaint", text: "Late", channel: "phone" });
  const asked = await world.run(asker, takeDecision, { caseId: kase.id, what, rightId, amount: 120 });
  return asked.id;
}

const mailsSaying = (words: string) => world.sent.filter((mail) => mail.text.includes(words));
const notices = (subjectId: string, kind: string) =>
  world.services.database
    .selectFrom("notices")
    .select("recipientId")
    .where("subjectId", "=", subjectId)
    .where("kind", "=", kind)
    .execute();

test("two processes that look at the same clock escalate once, each lead by one notice and one mail", async () => {
  const waiting = await ask("A hamper with pears");
  const answered = await ask("A hamper with apples");
  await world.run(manager, answerQuestion, { questionId: answered, outcome: "yes", words: "Gladly" });
  await runWaitingJobs(world, 2);
  const again = () => tasks.question_due?.(world.services, { questionId: waiting });
  await Promise.all([again(), again(), again()]);
  const late = (await notices(waiting, "question_late")).map(({ recipientId }) => recipientId);
  expect(late.sort()).toEqual([lead.id, world.owner.id].sort());
  expect(await notices(answered, "question_late")).toEqual([]);
  const pears = mailsSaying("A hamper with pears").map(({ to, subject }) => [to, /waits/.test(subject)]);
  expect(pears.sort()).toEqual(
    [
      [manager.email, false],
      [lead.email, true],
      [world.owner.email, true],
    ].sort(),
  );
  // Answered before the mail went out: nobody is asked any more, and the asker hears.
  expect(mailsSaying("A hamper with apples").map(({ to }) => to)).toEqual([asker.email]);
  expect(mailsSaying("A hamper with apples")[0]?.text).toContain("The answer: Yes. Gladly");
  const events = await world.services.database
    .selectFrom("events")
    .select("subjectId")
    .where("type", "=", "question.escalated")
    .execute();
  expect(events).toEqual([{ subjectId: waiting }]);
}, 40_000);
