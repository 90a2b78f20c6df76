import { afterAll, beforeAll, expect, test } from "vitest";
import { readCase } from "#domain/cases/read-case.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { getCharter } from "#domain/results/charter.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { agreePrinciple } from "./agree-principle.ts";
import { changePrinciple } from "./change-principle.ts";
import { createPrinciple } from "./create-principle.ts";
import { linkEvidence, unlinkEvidence } from "./evidence.ts";
import { getPrinciple } from "./get-principle.ts";
import { listPrinciples } from "./list-principles.ts";
import { publishPrinciple } from "./publish-principle.ts";
import { retirePrinciple } from "./retire-principle.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const drafted = async (statement: string) =>
  (await world.run(world.owner, createPrinciple, { statement })).id;
const published = async (statement: string) => {
  const principleId = await drafted(statement);
  await world.run(world.owner, agreePrinciple, { principleId });
  await world.run(world.owner, publishPrinciple, { principleId, signOff: true });
  return principleId;
};
const complaint = async (teamId = world.teamId) =>
  world.run(world.owner, recordVoice, {
    kind: "complaint",
    text: "Nobody rang back",
    channel: "phone",
    teamId,
  });

test("published without evidence it says so; a linked complaint takes the mark away, unlinking brings it back", async () => {
  const principleId = await published("We call back when we say");
  const marks = async () => {
    const charter = await world.ask(visitor, getCharter, {});
    const list = await world.ask(world.owner, listPrinciples, {});
    const one = await world.ask(world.owner, getPrinciple, { principleId });
    const of = <Row extends { id: string; hasVoice: boolean }>(rows: Row[]) =>
      rows.find((row) => row.id === principleId)?.hasVoice;
    return [of(charter.principles), of(list.items), one.hasVoice, one.evidence.length];
  };
  expect(await marks()).toEqual([false, false, false, 0]);
  const { id: caseId, reference } = await complaint();
  const link = await world.run(world.owner, linkEvidence, {
    principleId,
    reference: reference.toLowerCase(),
  });
  expect(link.caseId).toBe(caseId);
  expect(await marks()).toEqual([true, true, true, 1]);
  // The case itself names the principle in its thread.
  const named = async () => (await world.ask(world.owner, readCase, { caseId })).evidenceFor;
  expect(await named()).toEqual([principleId]);
  await world.run(world.owner, linkEvidence, { principleId, caseId });
  expect(await marks()).toEqual([true, true, true, 1]);
  await world.run(world.owner, unlinkEvidence, { principleId, linkId: link.id });
  expect(await marks()).toEqual([false, false, false, 0]);
  expect(await named()).toEqual([]);
  const events = await world.services.database
    .selectFrom("events")
    .select(["type", "caseId"])
    .where("subjectId", "=", principleId)
    .where("type", "like", "principle.evidence%")
    .orderBy("number")
    .execute();
  expect(events).toEqual([
    { type: "principle.evidence_linked", caseId },
    { type: "principle.evidence_unlinked", caseId },
  ]);
});

test("a voice that looks like spam is no evidence", async () => {
  const principleId = await drafted("We answer every letter");
  const { id: caseId } = await complaint();
  await world.run(world.owner, linkEvidence, { principleId, caseId });
  await world.services.database
    .updateTable("cases")
    .set({ suspectedSpam: true })
    .where("id", "=", caseId)
    .execute();
  const one = await world.ask(world.owner, getPrinciple, { principleId });
  expect([one.hasVoice, one.evidence]).toEqual([false, []]);
});

test("who may not see the case neither links it, nor reads it, nor takes it away", async () => {
  const { id: teamId } = await world.run(world.owner, createTeam, { name: "Elsewhere" });
  const stranger = await world.employee("employee", { teamIds: [world.teamId] });
  const principleId = await drafted("We come when we say");
  const { id: caseId, reference } = await complaint(teamId);
  await expect(world.run(stranger, linkEvidence, { principleId, caseId })).rejects.toMatchObject({
    status: 404,
  });
  await expect(world.run(stranger, linkEvidence, { principleId, reference })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: "reference", code: "unknown_case" }],
  });
  const { id: linkId } = await world.run(world.owner, linkEvidence, { principleId, caseId });
  expect((await world.ask(stranger, getPrinciple, { principleId })).evidence).toEqual([]);
  await expect(world.run(stranger, unlinkEvidence, { principleId, linkId })).rejects.toMatchObject({
    status: 404,
  });
  const other = await drafted("Another");
  await expect(world.run(world.owner, unlinkEvidence, { principleId: other, linkId })).rejects.toMatchObject({
    status: 404,
  });
});

test("draft, agreed, published, revised, retired: each with who and when, and each public wording kept", async () => {
  const lead = await world.employee("lead", { name: "Lena Lead" });
  const principleId = await published("We say what happens next");
  world.at("2027-02-01T10:00:00Z");
  await world.run(lead, changePrinciple, { principleId, why: "Because people wait" });
  await world.run(lead, changePrinciple, { principleId, statement: "We say what happens next, and when" });
  await world.run(lead, changePrinciple, {
    principleId,
    translations: { nl: { statement: "Wij zeggen wat er gebeurt, en wanneer" } },
  });
  world.at("2027-03-01T10:00:00Z");
  await world.run(lead, retirePrinciple, { principleId });
  const { transitions, versions, version } = await world.ask(lead, getPrinciple, { principleId });
  expect(transitions.map(({ state, actorName }) => [state, actorName])).toEqual([
    ["draft", "Olivia Owner"],
    ["agreed", "Olivia Owner"],
    ["published", "Olivia Owner"],
    ["revised", "Lena Lead"],
    ["revised", "Lena Lead"],
    ["retired", "Lena Lead"],
  ]);
  expect(transitions[3]?.happenedAt.toISOString().slice(0, 10)).toBe("2027-02-01");
  expect(versions.map(({ number, statement, actorName }) => [number, statement, actorName])).toEqual([
    [3, "We say what happens next, and when", "Lena Lead"],
    [2, "We say what happens next, and when", "Lena Lead"],
    [1, "We say what happens next", "Olivia Owner"],
  ]);
  expect(version).toBe(3);
});

test("an explanation of 240 characters is kept, of 241 refused", async () => {
  const explained = (length: number) =>
    world.run(world.owner, createPrinciple, { statement: "Short", explanation: "x".repeat(length) });
  expect((await explained(240)).explanation).toHaveLength(240);
  await expect(explained(241)).rejects.toMatchObject({
    status: 422,
    fields: [{ path: "explanation", code: "too_long", params: { maximum: 240 } }],
  });
});
