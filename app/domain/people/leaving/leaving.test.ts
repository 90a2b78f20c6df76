import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCase } from "#domain/cases/close-case.ts";
import { fulfilPromise } from "#domain/cases/end-promise.ts";
import { makePromise } from "#domain/cases/make-promise.ts";
import { assignCase } from "#domain/cases/place-case.ts";
import { changeEmployee } from "#domain/organisation/change-employee.ts";
import { employeeOfUser, findEmployee, listEmployees } from "#domain/organisation/employees.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { changeAction, readAction } from "#domain/strategy/actions.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { createWorkshop } from "#domain/workshops/create-workshop.ts";
import { addWorkshopAction } from "#domain/workshops/outcome/stakes.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, type World } from "#test/world.ts";
import { deactivateEmployee, reactivateEmployee } from "./deactivate-employee.ts";
import { listOwned } from "./owned.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const { inHours, record } = caseDesk(() => world);

const sessionsOf = async (id: string) =>
  (
    await world.services.database
      .selectFrom("authSessions")
      .select("id")
      .where("userId", "=", `user-${id}`)
      .execute()
  ).length;

test("who leaves hands over what they answer for, with events; sessions end; nothing closed moves", async () => {
  const leaver = await world.employee("employee", { teamIds: [world.teamId] });
  const heir = await world.employee("employee", { teamIds: [world.teamId] });
  const open = await record();
  const closed = await record();
  for (const { id } of [open, closed])
    await world.run(world.owner, assignCase, { caseId: id, ownerId: leaver.id });
  const due = { text: "Ring back", dueAt: inHours(4) };
  const kept = await world.run(leaver, makePromise, { caseId: closed.id, ...due });
  await world.run(leaver, fulfilPromise, { promiseId: kept.id });
  await world.run(leaver, closeCase, { caseId: closed.id, outcome: "resolved" });
  const promise = await world.run(leaver, makePromise, { caseId: open.id, ...due });
  await world.services.database
    .insertInto("authSessions")
    .values({
      id: leaver.id,
      token: leaver.id,
      userId: `user-${leaver.id}`,
      expiresAt: new Date(Date.now() + 1e7),
    })
    .execute();

  const owned = await world.ask(world.owner, listOwned, { employeeId: leaver.id });
  expect(owned.items.map(({ kind, id }) => [kind, id])).toEqual([
    ["promise", promise.id],
    ["case", open.id],
  ]);
  const attempt = (handOverTo?: string) =>
    world.run(world.owner, deactivateEmployee, { employeeId: leaver.id, handOverTo });
  await expect(attempt()).rejects.toMatchObject({
    fields: [{ path: "handOverTo", code: "hand_over_needed" }],
  });
  await expect(attempt(leaver.id)).rejects.toMatchObject({ fields: [{ code: "unknown_employee" }] });
  expect(await sessionsOf(leaver.id)).toBe(1);

  expect(await attempt(heir.id)).toMatchObject({ deactivatedAt: expect.any(Date) });
  const { database } = world.services;
  const ownersOf = async (table: "cases" | "promises") =>
    Object.fromEntries(
      (await database.selectFrom(table).select(["id", "ownerId"]).execute()).map((row) => [
        row.id,
        row.ownerId,
      ]),
    );
  expect(await ownersOf("cases")).toMatchObject({ [open.id]: heir.id, [closed.id]: leaver.id });
  expect(await ownersOf("promises")).toMatchObject({ [promise.id]: heir.id, [kept.id]: leaver.id });
  expect(await sessionsOf(leaver.id)).toBe(0);
  expect(await employeeOfUser(database, `user-${leaver.id}`)).toBeNull();
  const events = await database
    .selectFrom("events")
    .select(["type", "data"])
    .where("subjectId", "in", [open.id, promise.id, leaver.id])
    .orderBy("number", "desc")
    .limit(3)
    .execute();
  expect(events.map((event) => event.type).sort()).toEqual([
    "case.assigned",
    "employee.deactivated",
    "promise.handed_over",
  ]);
  // What one person had in hand is written down nowhere as a number.
  expect(JSON.stringify(events.map((event) => event.data))).not.toMatch(/:\d/);

  await expect(attempt(heir.id)).rejects.toMatchObject({ code: "already_left" });
  await world.run(world.owner, reactivateEmployee, { employeeId: leaver.id });
  expect(await employeeOfUser(database, `user-${leaver.id}`)).toMatchObject({ id: leaver.id });
});

test("open actions go to the heir with an event; what is done stays where it was done", async () => {
  const leaver = await world.employee("employee", { teamIds: [world.teamId] });
  const heir = await world.employee("employee", { teamIds: [world.teamId] });
  const { id: workshopId } = await world.run(world.owner, createWorkshop, {
    templateId: "blank",
    title: "Friday",
  });
  const note = (text: string) =>
    world.run(world.owner, addWorkshopAction, { workshopId, text, ownerId: leaver.id });
  const [open, done] = [await note("A rota"), await note("A second line")];
  await world.run(leaver, changeAction, { actionId: done.id, state: "done" });
  const owned = await world.ask(world.owner, listOwned, { employeeId: leaver.id });
  expect(owned.items.map(({ kind, id, title }) => [kind, id, title])).toEqual([
    ["action", open.id, "A rota"],
  ]);
  const attempt = (handOverTo?: string) =>
    world.run(world.owner, deactivateEmployee, { employeeId: leaver.id, handOverTo });
  await expect(attempt()).rejects.toMatchObject({ fields: [{ code: "hand_over_needed" }] });
  await attempt(heir.id);
  const ownerOf = async (actionId: string) => (await world.ask(heir, readAction, { actionId })).ownerId;
  expect([await ownerOf(open.id), await ownerOf(done.id)]).toEqual([heir.id, leaver.id]);
  const told = await world.services.database
    .selectFrom("events")
    .select("data")
    .where("type", "=", "action.handed_over")
    .where("subjectId", "=", open.id)
    .executeTakeFirst();
  expect(told?.data).toEqual({ ownerId: heir.id });
});

test("a promise goes to nobody who may not read what it is about", async () => {
  const beside = await world.run(world.owner, createTeam, { name: "Parks" });
  const gardener = await world.employee("employee", { teamIds: [beside.id] });
  const stranger = await world.employee("employee", { teamIds: [world.teamId] });
  const { id: caseId } = await record({ teamId: beside.id });
  // The case is another's: what is one's own is handed over with its promises.
  await world.run(world.owner, assignCase, { caseId, ownerId: world.owner.id });
  await world.run(gardener, makePromise, { caseId, text: "Prune it", dueAt: inHours(4) });
  const attempt = (handOverTo: string) =>
    world.run(world.owner, deactivateEmployee, { employeeId: gardener.id, handOverTo });
  await expect(attempt(stranger.id)).rejects.toMatchObject({ fields: [{ code: "cannot_see_promises" }] });
  expect(await findEmployee(world.services.database, gardener.id)).toMatchObject({ deactivatedAt: null });
  expect(await attempt(world.owner.id)).toMatchObject({ id: gardener.id });
});

test("the last owner stays, also when two owners go at the same moment", async () => {
  const only = { employeeId: world.owner.id };
  const lastOwner = { code: "last_owner" };
  await expect(world.run(world.owner, deactivateEmployee, only)).rejects.toMatchObject(lastOwner);
  await expect(world.run(world.owner, changeEmployee, { ...only, role: "lead" })).rejects.toMatchObject(
    lastOwner,
  );
  const second = await world.employee("owner");
  const both = await Promise.allSettled([
    world.run(world.owner, changeEmployee, { ...only, role: "lead" }),
    world.run(second, changeEmployee, { employeeId: second.id, role: "lead" }),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { items } = await world.ask(world.owner, listEmployees, { role: "owner" });
  expect(items).toHaveLength(1);
  // Back as it was, for the tests after this one.
  await world.services.database
    .updateTable("employees")
    .set({ role: "owner" })
    .where("id", "=", world.owner.id)
    .execute();
});

test("owners change everybody, leads all but owners, nobody else anybody", async () => {
  const lead = await world.employee("lead");
  const manager = await world.employee("manager", { teamIds: [world.teamId] });
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  const parks = await world.run(world.owner, createTeam, { name: "Trees" });
  const change = (actor: typeof lead, employeeId: string, changes: object) =>
    world.run(actor, changeEmployee, { employeeId, ...changes });
  const forbidden = { code: "forbidden" };
  await expect(change(lead, world.owner.id, { name: "X" })).rejects.toMatchObject(forbidden);
  await expect(change(lead, colleague.id, { role: "owner" })).rejects.toMatchObject(forbidden);
  await expect(change(lead, lead.id, { role: "owner" })).rejects.toMatchObject(forbidden);
  await expect(change(manager, colleague.id, { name: "X" })).rejects.toMatchObject(forbidden);
  const email = `moved-${colleague.id}@veldhaven.example`;
  const changed = await change(lead, colleague.id, {
    role: "manager",
    level: "managers",
    email,
    language: "nl",
    teamIds: [world.teamId, parks.id],
  });
  expect(changed).toMatchObject({ role: "manager", level: "managers", email, language: "nl", revision: 2 });
  expect(changed.teamIds.sort()).toEqual([world.teamId, parks.id].sort());
  // The address is the one they sign in with.
  const user = await world.services.database
    .selectFrom("authUsers")
    .select("email")
    .where("id", "=", `user-${colleague.id}`)
    .executeTakeFirst();
  expect(user).toEqual({ email });
  expect(await change(lead, colleague.id, { email })).toMatchObject({ revision: 2 });
  const taken = change(lead, colleague.id, { email: "owner@veldhaven.example" });
  await expect(taken).rejects.toMatchObject({ fields: [{ path: "email", code: "email_taken" }] });
  const nowhere = change(lead, colleague.id, { teamIds: [crypto.randomUUID()] });
  await expect(nowhere).rejects.toMatchObject({ fields: [{ path: "teamIds", code: "unknown_team" }] });
});

test("colleagues are listed by name, a page at a time, and nobody twice", async () => {
  const team = await world.run(world.owner, createTeam, { name: "Names" });
  for (const name of ["ann", "Lotty", "lotty", "Cas", "Ánna"])
    await world.employee("employee", { name, teamIds: [team.id] });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.ask(world.owner, listEmployees, { teamId: team.id, limit: 2, cursor });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  const named = async (q: string) =>
    (await world.ask(world.owner, listEmployees, { teamId: team.id, q })).items.map((item) => item.name);
  expect((await named("LOTTY")).sort()).toEqual(["Lotty", "lotty"]);
  expect(await named("%")).toEqual([]);
  expect(
    (await world.ask(world.owner, listEmployees, { state: "left" })).items.every(
      (item) => item.deactivatedAt,
    ),
  ).toBe(true);
});

test("what would be handed over is listed in the reader's language where it was written in it", async () => {
  const leaver = await world.employee("lead", { teamIds: [world.teamId] });
  const { id: principleId } = await world.run(leaver, createPrinciple, {
    statement: "We write so that you can read it",
    translations: { nl: { statement: "Wij schrijven zo dat u het kunt lezen" } },
  });
  const { id: standardId } = await world.run(leaver, createStandard, {
    name: "An answer within 4 days",
    measure: "first_answer",
    target: 0.9,
    within: "P4D",
    translations: { nl: { name: "Antwoord binnen 4 dagen" } },
  });
  await world.run(leaver, createPledge, {
    text: "You have an answer within 4 days",
    standardId,
    principleIds: [principleId],
  });
  const titles = async (language: string) => {
    const owned = await world.ask({ ...world.owner, language }, listOwned, { employeeId: leaver.id });
    return owned.items.map(({ title }) => title);
  };
  expect(await titles("en")).toEqual([
    "We write so that you can read it",
    "An answer within 4 days",
    "You have an answer within 4 days",
  ]);
  // The pledge has no Dutch words yet: its own stand there rather than nothing.
  expect(await titles("nl")).toEqual([
    "Wij schrijven zo dat u het kunt lezen",
    "Antwoord binnen 4 dagen",
    "You have an answer within 4 days",
  ]);
});
