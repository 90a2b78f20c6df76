import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { moveCase } from "#domain/cases/place-case.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { tellUs } from "#domain/listening/tell-us.ts";
import { changeOrganisation } from "#domain/organisation/organisation.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { openWorld, system, visitor, type World, waitingJobs } from "#test/world.ts";
import { closeCase } from "../close-case.ts";
import { followCase } from "../follow-case.ts";
import { readCase } from "../read-case.ts";
import { takeDecision } from "../take-decision.ts";
import { answerQuestion } from "./answer-question.ts";
import { getRightFigures } from "./figures.ts";
import { listQuestions } from "./questions.ts";
import { escalateQuestion } from "./watch-question.ts";
import { changeRight, createRight, retireRight } from "./write-right.ts";

let world: World;
let asker: EmployeeActor;
let colleague: EmployeeActor;
let manager: EmployeeActor;
let lead: EmployeeActor;
let elsewhere: EmployeeActor;
let rightId: string;
let principleId: string;
beforeAll(async () => {
  world = await openWorld();
  const other = await world.run(world.owner, createTeam, { name: "Elsewhere" });
  asker = await world.employee("employee", { name: "Noor", teamIds: [world.teamId] });
  colleague = await world.employee("employee", { name: "Sem", teamIds: [world.teamId] });
  manager = await world.employee("manager", { name: "Mila", teamIds: [world.teamId] });
  elsewhere = await world.employee("manager", { name: "Else", teamIds: [other.id] });
  lead = await world.employee("lead", { name: "Lena" });
  principleId = (await world.run(world.owner, createPrinciple, { statement: "We make it right at once" })).id;
  rightId = (
    await world.run(world.owner, createRight, {
      situation: "Waste collection missed",
      kind: "money",
      limitAmount: 100,
      principleId,
    })
  ).id;
});
afterAll(() => world.close());

const hour = 3600 * 1000;
const openCase = async () =>
  (await world.run(world.owner, recordVoice, { kind: "complaint", text: "The bin", channel: "phone" })).id;
const decide = async (fields: object, actor: EmployeeActor = asker, caseId?: string) =>
  world.run(actor, takeDecision, {
    caseId: caseId ?? (await openCase()),
    what: "A voucher",
    rightId,
    ...fields,
  });
const ask = async (amount = 120, actor = asker, caseId?: string) => {
  const asked = await decide({ amount }, actor, caseId);
  if (asked.state !== "asked") throw new Error("this was decided");
  return asked;
};
const answer = (questionId: string, fields: object, actor: EmployeeActor = manager) =>
  world.run(actor, answerQuestion, { questionId, ...fields });
const told = (subjectId: string) =>
  world.services.database
    .selectFrom("notices")
    .select(["recipientId", "kind"])
    .where("subjectId", "=", subjectId)
    .execute();

test("limit 100: 80 is decided at once, with the principle, and asks nobody", async () => {
  const taken = await decide({ amount: 80 });
  expect(taken).toMatchObject({ state: "decided", kind: "money", amount: 80, principleId, rightVersion: 1 });
  const kase = await world.ask(asker, readCase, { caseId: taken.caseId });
  expect(kase.decisions).toMatchObject([{ amount: 80, rightId, situation: "Waste collection missed" }]);
  expect([kase.questions, kase.promises]).toEqual([[], []]);
  expect(await told(taken.id)).toEqual([]);
});

test("limit 100: 120 asks the team's manager by a clock, and the one who told us is told when they hear", async () => {
  const receipt = await world.run(visitor, tellUs, { kind: "complaint", text: "My bin", language: "nl" });
  world.sent.length = 0;
  const asked = await ask(120, asker, receipt.caseId);
  expect(asked.answerBy.getTime() - asked.askedAt.getTime()).toBe(4 * hour);
  expect(await told(asked.id)).toEqual([{ recipientId: manager.id, kind: "question_asked" }]);
  const kase = await world.ask(asker, readCase, { caseId: receipt.caseId });
  expect(kase.decisions).toEqual([]);
  expect(kase.questions).toMatchObject([{ id: asked.id, amount: 120, answer: null }]);
  expect(kase.promises).toMatchObject([{ ownerId: asker.id, dueAt: asked.answerBy, state: "open" }]);
  const followed = await world.ask(visitor, followCase, {
    receipt: receiptOf(world.services.secret, receipt.caseId, 1),
  });
  expect(followed.promises).toMatchObject([
    { text: "U hoort van ons of we hierin meer voor u kunnen doen", dueAt: asked.answerBy },
  ]);
  expect(JSON.stringify(followed)).not.toContain("voucher");
  const jobs = await waitingJobs(world);
  expect(jobs.find((job) => job.task === "question_due")).toMatchObject({
    payload: { questionId: expect.any(String) },
  });
  expect(jobs.filter((job) => job.task === "mail_question_asked")).toHaveLength(1);
});

test("who has no right to it asks, whatever the amount, and so does who rather asks", async () => {
  const managers = await world.run(world.owner, createRight, {
    situation: "Refund of fees",
    kind: "money",
    limitAmount: 500,
    roles: ["manager"],
  });
  expect((await decide({ rightId: managers.id, amount: 5 })).state).toBe("asked");
  expect((await decide({ rightId: managers.id, amount: 500 }, manager)).state).toBe("decided");
  const exception = await world.run(world.owner, createRight, {
    situation: "Deadline passed",
    kind: "exception",
    exception: "Accept a form up to a week late",
  });
  expect((await decide({ rightId: exception.id })).state).toBe("decided");
  expect((await decide({ rightId: exception.id, ask: true })).state).toBe("asked");
});

test("what does not fit the right is refused beside its field", async () => {
  const refused = (fields: object, path: string, code: string) =>
    expect(decide(fields)).rejects.toMatchObject({ fields: [{ path, code }] });
  await refused({}, "amount", "required");
  await refused({ amount: 1, duration: "P1D" }, "duration", "not_of_this_right");
  await refused({ amount: 1, kind: "time" }, "kind", "not_of_this_right");
  await refused({ amount: 1, rightId: crypto.randomUUID() }, "rightId", "unknown_right");
  await refused({ rightId: undefined, ask: true }, "ask", "only_with_a_right");
  await expect(decide({ rightId: undefined, what: "An apology" })).resolves.toMatchObject({
    state: "decided",
  });
  const caseId = await openCase();
  await world.run(world.owner, closeCase, { caseId, outcome: "resolved" });
  await expect(decide({ amount: 120 }, asker, caseId)).rejects.toMatchObject({ code: "case_closed" });
  await expect(decide({ amount: 80 }, asker, caseId)).resolves.toMatchObject({ state: "decided" });
});

test("a decision keeps the version it was taken under; a retired right decides nothing more", async () => {
  const { id } = await world.run(world.owner, createRight, {
    situation: "Soon lower",
    kind: "money",
    limitAmount: 100,
  });
  const before = await decide({ rightId: id, amount: 80 });
  await world.run(world.owner, changeRight, { rightId: id, limitAmount: 50 });
  expect((await decide({ rightId: id, amount: 80 })).state).toBe("asked");
  const { decisions } = await world.ask(asker, readCase, { caseId: before.caseId });
  expect(decisions).toMatchObject([{ rightVersion: 1, amount: 80 }]);
  await world.run(world.owner, retireRight, { rightId: id });
  await expect(decide({ rightId: id, amount: 1 })).rejects.toMatchObject({
    fields: [{ path: "rightId", code: "right_retired" }],
  });
});

test("yes decides what was asked, partly what was granted, no nothing; each with words on the case", async () => {
  const [yes, partly, no] = [await ask(), await ask(), await ask()];
  await answer(yes.id, { outcome: "yes" });
  await answer(partly.id, { outcome: "partly", amount: 110, words: "This far today" });
  await answer(no.id, { outcome: "no", words: "We paid in May" });
  const of = async (caseId: string) => world.ask(asker, readCase, { caseId });
  expect((await of(yes.caseId)).decisions).toMatchObject([
    { amount: 120, questionId: yes.id, decidedBy: asker.id },
  ]);
  expect((await of(partly.caseId)).decisions).toMatchObject([{ amount: 110, questionId: partly.id }]);
  const refused = await of(no.caseId);
  expect(refused.decisions).toEqual([]);
  expect(refused.questions[0]?.answer).toMatchObject({
    outcome: "no",
    words: "We paid in May",
    answeredByName: "Mila",
  });
  expect(await told(no.id)).toContainEqual({ recipientId: asker.id, kind: "question_answered" });
  await expect(answer(no.id, { outcome: "yes" })).rejects.toMatchObject({ code: "already_answered" });
});

test("an answer that says too little or too much is refused beside its field", async () => {
  const { id } = await ask();
  const refused = (fields: object, path: string, code: string) =>
    expect(answer(id, fields)).rejects.toMatchObject({ fields: [{ path, code }] });
  await refused({ outcome: "no" }, "words", "required");
  await refused({ outcome: "partly", words: "So far" }, "amount", "required");
  await refused({ outcome: "partly", words: "So far", amount: 120 }, "amount", "not_less_than_asked");
  await refused({ outcome: "partly", words: "So far", amount: 0 }, "amount", "too_small");
  await refused({ outcome: "yes", amount: 110 }, "amount", "only_when_partly");
});

test("of answers given at the same moment, one counts", async () => {
  const { id, caseId } = await ask();
  const outcomes = await Promise.allSettled(
    [manager, lead, world.owner, manager].map((actor) => answer(id, { outcome: "yes" }, actor)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await world.ask(asker, readCase, { caseId })).decisions).toHaveLength(1);
});

test("a question is seen by its asker, the team's managers and leads; answered by the latter, never by the asker", async () => {
  const { id, caseId } = await ask();
  const sees = async (actor: EmployeeActor) =>
    (await world.ask(actor, listQuestions, { state: "unanswered", limit: 200 })).items.some(
      (question) => question.id === id,
    );
  expect(await Promise.all([asker, manager, lead, world.owner].map(sees))).toEqual([true, true, true, true]);
  expect(await Promise.all([colleague, elsewhere].map(sees))).toEqual([false, false]);
  expect((await world.ask(colleague, readCase, { caseId })).questions).toEqual([]);
  for (const actor of [colleague, elsewhere])
    await expect(answer(id, { outcome: "yes" }, actor)).rejects.toMatchObject({ status: 404 });
  await expect(answer(id, { outcome: "yes" }, asker)).rejects.toMatchObject({ status: 403 });
  const managersOwn = await ask(120, manager);
  await expect(answer(managersOwn.id, { outcome: "yes" }, manager)).rejects.toMatchObject({ status: 403 });
  expect((await told(managersOwn.id)).map(({ recipientId }) => recipientId).sort()).toEqual(
    [lead.id, world.owner.id].sort(),
  );
  await world.run(world.owner, moveCase, { caseId, teamId: [...elsewhere.teamIds][0] });
  expect(await Promise.all([asker, manager, elsewhere].map(sees))).toEqual([false, false, true]);
});

test("unanswered past its clock it goes to the leads once, and shows as late; answered in time it does not", async () => {
  const [late, answered] = [await ask(), await ask()];
  await answer(answered.id, { outcome: "yes" });
  world.at(new Date(late.answerBy.getTime() + 1000));
  const escalate = (questionId: string) => world.run(system, escalateQuestion, { questionId });
  const runs = await Promise.all([late.id, late.id, late.id, answered.id].map(escalate));
  expect(runs.filter((run) => run.told.length > 0)).toHaveLength(1);
  expect((await told(late.id)).filter(({ kind }) => kind === "question_late")).toHaveLength(2);
  expect((await told(answered.id)).some(({ kind }) => kind === "question_late")).toBe(false);
  const list = await world.ask(manager, listQuestions, { state: "late", limit: 200 });
  expect(list.items.map(({ id }) => id)).toContain(late.id);
  expect(list.items.map(({ id }) => id)).not.toContain(answered.id);
  await answer(late.id, { outcome: "no", words: "Sorry, too late" }, lead);
  expect(await told(late.id)).toContainEqual({ recipientId: asker.id, kind: "question_answered" });
  world.at(new Date());
});

test("the hours to answer are a setting", async () => {
  await world.run(world.owner, changeOrganisation, { questionHours: 2, currency: "usd" });
  const asked = await ask();
  expect(asked.answerBy.getTime() - asked.askedAt.getTime()).toBe(2 * hour);
  await expect(world.run(world.owner, changeOrganisation, { currency: "EURO" })).rejects.toMatchObject({
    fields: [{ path: "currency", code: "not_a_currency" }],
  });
});

test("where nobody else may answer, the asker does", async () => {
  const alone = await openWorld();
  const { id } = await alone.run(alone.owner, createRight, {
    situation: "Alone",
    kind: "money",
    limitAmount: 1,
  });
  const kase = await alone.run(alone.owner, recordVoice, { kind: "question", text: "?", channel: "phone" });
  const asked = await alone.run(alone.owner, takeDecision, {
    caseId: kase.id,
    what: "More",
    rightId: id,
    amount: 2,
  });
  expect(asked.state).toBe("asked");
  await expect(
    alone.run(alone.owner, answerQuestion, { questionId: asked.id, outcome: "yes" }),
  ).resolves.toMatchObject({ state: "answered" });
  await alone.close();
});

test("a manager of a team above the case's could answer as well: the asker is offered nothing then, and refused", async () => {
  const alone = await openWorld();
  try {
    const team = await alone.run(alone.owner, createTeam, { name: "Counter", parentId: alone.teamId });
    const right = await alone.run(alone.owner, createRight, {
      situation: "Anything",
      kind: "money",
      limitAmount: 1,
      teamIds: [team.id],
    });
    const { id: caseId } = await alone.run(alone.owner, recordVoice, {
      kind: "complaint",
      text: "The bin",
      channel: "phone",
      teamId: team.id,
    });
    const use = { caseId, what: "A voucher", rightId: right.id, amount: 5 };
    const asked = await alone.run(alone.owner, takeDecision, use);
    if (asked.state !== "asked") throw new Error("this was decided");
    const offered = async () => (await alone.ask(alone.owner, listQuestions, {})).items[0]?.mayAnswer;
    expect(await offered()).toBe(true);
    const above = await alone.employee("manager", { teamIds: [alone.teamId] });
    expect(await offered()).toBe(false);
    const yes = { questionId: asked.id, outcome: "yes" as const };
    await expect(alone.run(alone.owner, answerQuestion, yes)).rejects.toMatchObject({ status: 403 });
    expect(await alone.run(above, answerQuestion, yes)).toMatchObject({ answer: { outcome: "yes" } });
  } finally {
    await alone.close();
  }
});

test("figures are by situation, recomputed by hand, and know no person", async () => {
  const { id } = await world.run(world.owner, createRight, {
    situation: "Counted",
    kind: "money",
    limitAmount: 100,
  });
  const use = async (amount: number, actor = asker) => decide({ rightId: id, amount }, actor);
  for (const amount of [10, 20, 30]) await use(amount);
  const asked = [await use(200), await use(300), await use(400, colleague), await use(500)];
  const start = world.services.clock();
  const later = (minutes: number) => world.at(new Date(start.getTime() + minutes * 60_000));
  later(10);
  await answer(asked[0]?.id ?? "", { outcome: "yes" });
  later(30);
  await answer(asked[1]?.id ?? "", { outcome: "partly", amount: 250, words: "So far" });
  later(60);
  await answer(asked[2]?.id ?? "", { outcome: "no", words: "Not this time" });
  const figures = await world.ask(colleague, getRightFigures, {});
  const row = figures.items.find((item) => item.rightId === id);
  expect(row).toMatchObject({ uses: 7, within: 3, asked: 4, granted: 1, partly: 1, refused: 1, answered: 3 });
  expect(row?.grantedShare).toBeCloseTo(2 / 3);
  expect(row?.medianAnswerMinutes).toBeCloseTo(30, 0);
  expect(JSON.stringify(figures)).not.toMatch(new RegExp([asker.id, colleague.id, manager.id].join("|")));
  for (const person of ["askedBy", "decidedBy", "employeeId", "ownerId", "teamId"]) {
    await expect(world.ask(lead, getRightFigures, { [person]: asker.id })).rejects.toMatchObject({
      fields: [{ path: person, code: "unknown_field" }],
    });
    if (person !== "teamId")
      await expect(world.ask(lead, listQuestions, { [person]: asker.id })).rejects.toMatchObject({
        status: 422,
      });
  }
});
