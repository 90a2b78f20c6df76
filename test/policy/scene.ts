import { type Actor, customerOf, visitor } from "#core/actor.ts";
import { Conflict } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import { closeCase } from "#domain/cases/close-case.ts";
import { makePromise } from "#domain/cases/make-promise.ts";
import { askErasure } from "#domain/cases/persons/ask-erasure.ts";
import { joinPeople } from "#domain/cases/persons/join-people.ts";
import { namePersonOfCase } from "#domain/cases/persons/person-of-case.ts";
import { createRight } from "#domain/cases/rights/write-right.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { addAuditItem } from "#domain/improvement/audit/items.ts";
import { createInitiative } from "#domain/improvement/checks/initiatives.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { changeTeamCalendar } from "#domain/organisation/calendars/write-calendar.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { shareDevice } from "#domain/organisation/shared-devices.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { askNeed } from "#domain/people/needs/ask-need.ts";
import { holdCase } from "#domain/people/personal-data/holds.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { writeDocumentVersion } from "#domain/philosophy/documents.ts";
import { defineTerm } from "#domain/philosophy/glossary/glossary.ts";
import { noteMoment } from "#domain/philosophy/moments/moments.ts";
import { setResult } from "#domain/results/principle-results/write-results.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { openWorld, type World } from "../world.ts";
import type { Place, Role } from "./table.ts";
import { seatPeople, workshopIn } from "./workshop-scene.ts";

/** What stands in one team: everything that a right may depend on. */
export type Corner = Awaited<ReturnType<typeof cornerOf>>;

/** An organisation in which each role meets each team: a case in the own team, in one below it, and elsewhere. */
export interface Scene {
  world: World;
  actors: Record<Role, Actor>;
  corners: Record<Place, Corner>;
  principleId: string;
  /** Another one, that is published. */
  publishedId: string;
  initiativeId: string;
  /** Something in the audit. */
  itemId: string;
  momentId: string;
  termId: string;
  /** Colleagues are asked how the principle is read. */
  roundId: string;
  standardId: string;
  pledgeId: string;
  /** Of a shared device in the own team. */
  deviceToken: string;
  deviceId: string;
  importId: string;
}

const hour = 3600 * 1000;

export async function openScene(): Promise<Scene> {
  const world = await openWorld();
  const { owner, services } = world;
  const team = async (name: string, parentId?: string) =>
    (await world.run(owner, createTeam, { name, parentId })).id;
  const own = await team("Own");
  const teams: Record<Place, string> = {
    own,
    below: await team("Below", own),
    other: await team("Other"),
  };
  const principle = await world.run(owner, createPrinciple, { statement: "We call back when we say" });
  const publishedId = await publishedPrinciple(world);
  const initiative = await world.run(owner, createInitiative, { kind: "letter", title: "The reminder" });
  const item = await world.run(owner, addAuditItem, { kind: "convey", name: "The reminder letter" });
  const moment = await world.run(owner, noteMoment, { what: "The counter closed at noon" });
  const term = await world.run(owner, defineTerm, { term: "Call back", definition: "We ring you." });
  const standard = await world.run(owner, createStandard, {
    name: "Answered in two days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
  });
  const pledge = await world.run(owner, createPledge, {
    text: "You have an answer in two days",
    standardId: standard.id,
    principleIds: [principle.id],
  });
  await world.run(owner, setResult, {
    principleId: principle.id,
    side: "customer",
    name: "Felt heard",
    unit: "%",
  });
  await world.run(owner, writeDocumentVersion, { kind: "vision", body: "Everybody is heard." });
  services.singleSignOn = {
    name: "Our provider",
    begin: async () => "https://provider.example/",
    complete: async () => {
      throw new Conflict("provider_refused");
    },
  };
  const corners = {
    own: await cornerOf(world, teams.own),
    below: await cornerOf(world, teams.below),
    other: await cornerOf(world, teams.other),
  };
  const device = await world.run(owner, shareDevice, { name: "Counter", teamId: own });
  const chief = await world.employee("owner", { teamIds: [own] });
  const { userId } = await services.database
    .selectFrom("employees")
    .select("userId")
    .where("id", "=", chief.id)
    .executeTakeFirstOrThrow();
  const atCounter = await employeeOfUser(services.database, userId ?? "", device.id);
  if (!atCounter) throw new Error("nobody stands at the counter");
  const actors = {
    owner,
    lead: await world.employee("lead", { teamIds: [own] }),
    manager: await world.employee("manager", { teamIds: [own] }),
    employee: await world.employee("employee", { teamIds: [own] }),
    counter: atCounter,
  };
  const guest = await seatPeople(world, corners.own.workshop, [actors.manager, actors.employee, atCounter]);
  return {
    world,
    corners,
    principleId: principle.id,
    publishedId,
    initiativeId: initiative.id,
    itemId: item.id,
    momentId: moment.id,
    termId: term.id,
    roundId: await insertRound(world, principle.id),
    standardId: standard.id,
    pledgeId: pledge.id,
    deviceToken: device.token,
    deviceId: device.id,
    importId: await insertImport(world),
    actors: {
      ...actors,
      keyRead: (await world.key("read")).actor,
      keyWrite: (await world.key("read", "write")).actor,
      visitor,
      customer: customerOf(corners.own.caseId),
      guest,
    },
  };
}

async function publishedPrinciple(world: World): Promise<string> {
  const id = newId();
  await world.services.database
    .insertInto("principles")
    .values({
      id,
      statement: "We say what happens next",
      state: "published",
      place: 10,
      createdAt: new Date(),
    })
    .execute();
  return id;
}

async function insertRound(world: World, principleId: string): Promise<string> {
  const id = crypto.randomUUID();
  const openedAt = world.services.clock();
  const situations = Array.from({ length: 3 }, () => ({ text: "It rings", actions: ["Answer", "Wait"] }));
  await world.services.database
    .insertInto("interpretationRounds")
    .values({
      id,
      principleId,
      situations: JSON.stringify(situations) as never,
      chosen: JSON.stringify([
        [0, 0],
        [0, 0],
        [0, 0],
      ]) as never,
      goodLinks: [],
      asked: 5,
      openedAt,
      closesAt: new Date(openedAt.getTime() + 24 * hour),
      actorKind: "system",
    })
    .execute();
  return id;
}

async function insertImport(world: World): Promise<string> {
  const id = newId();
  await world.services.database
    .insertInto("imports")
    .values({ id, mapping: "{}", bytesTotal: 1, actorKind: "system", createdAt: new Date() })
    .execute();
  return id;
}

/** A team with a colleague, and a case, a standard, a right, a question and a need of theirs. */
async function cornerOf(world: World, teamId: string) {
  const { owner, services } = world;
  const colleague = await world.employee("employee", { teamIds: [teamId] });
  const record = async () =>
    (await world.run(owner, recordVoice, { kind: "complaint", text: "The bin", channel: "phone", teamId }))
      .id;
  const receipt = (caseId: string) => receiptOf(services.secret, caseId, 1);
  const caseId = await record();
  const closedCaseId = await record();
  await world.run(owner, closeCase, { caseId: closedCaseId, outcome: "resolved" });
  const dueAt = new Date(services.clock().getTime() + hour);
  const promise = await world.run(owner, makePromise, {
    caseId,
    text: "Ring back",
    dueAt: dueAt.toISOString(),
  });
  const right = await world.run(owner, createRight, {
    situation: `Collection missed ${teamId}`,
    kind: "money",
    limitAmount: 10,
    teamIds: [teamId],
  });
  await world.run(colleague, takeDecision, { caseId, what: "Pay for it", amount: 50, rightId: right.id });
  const { id: questionId } = await services.database
    .selectFrom("decisionQuestions")
    .select("id")
    .where("caseId", "=", caseId)
    .executeTakeFirstOrThrow();
  const decisionId = newId();
  await services.database
    .insertInto("decisions")
    .values({ id: decisionId, caseId, what: "Waived the fee", decidedAt: services.clock() })
    .execute();
  const checkId = newId();
  await services.database
    .insertInto("checks")
    .values({
      id: checkId,
      subjectType: "decision",
      subjectId: decisionId,
      caseId,
      number: 1,
      createdAt: services.clock(),
    })
    .execute();
  await services.database
    .insertInto("checkViews")
    .values({ id: newId(), checkId, checkerId: owner.id, givenAt: services.clock() })
    .execute();
  const need = await world.run(colleague, askNeed, { what: "A second telephone" });
  await world.run(owner, changeTeamCalendar, { teamId, week: {} });
  const ownStandardId = newId();
  await services.database
    .insertInto("standards")
    .values({
      id: ownStandardId,
      name: "Ours",
      measure: "promise_kept",
      target: 0.9,
      teamId,
      createdAt: services.clock(),
    })
    .execute();
  const person = await world.run(owner, namePersonOfCase, { caseId: closedCaseId });
  const other = await world.run(owner, namePersonOfCase, { caseId });
  const third = await world.run(owner, namePersonOfCase, { caseId: await record() });
  const join = await world.run(owner, joinPeople, { personId: other.id, otherId: third.id });
  const hold = await world.run(owner, holdCase, { caseId, reason: "A lawsuit" });
  await world.run(visitor, askErasure, { receipt: receipt(closedCaseId) });
  const request = await services.database
    .selectFrom("erasureRequests")
    .select("id")
    .where("caseId", "=", closedCaseId)
    .executeTakeFirstOrThrow();
  return {
    teamId,
    personId: person.id,
    requestId: request.id,
    otherPersonId: other.id,
    joinId: join.id,
    holdId: hold.id,
    colleagueId: colleague.id,
    caseId,
    closedCaseId,
    receipt: receipt(caseId),
    closedReceipt: receipt(closedCaseId),
    promiseId: promise.id,
    rightId: right.id,
    decisionId,
    checkId,
    questionId,
    needId: need.id,
    standardId: ownStandardId,
    workshop: await workshopIn(world),
  };
}
