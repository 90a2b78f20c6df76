import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, EmployeeActor } from "#core/actor.ts";
import { newId } from "#core/identifiers.ts";
import type { LiveEvent } from "#core/live.ts";
import { logAfter, within } from "#core/log.ts";
import { createInitiative } from "#domain/improvement/checks/initiatives.ts";
import { askForViews } from "#domain/improvement/checks/show-check.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { account, common, notice, seesEvent } from "#domain/organisation/visibility.ts";
import { askNeed } from "#domain/people/needs/ask-need.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { openRound } from "#domain/philosophy/interpretation/open-round.ts";
import { listActivity } from "#domain/results/activity.ts";
import { invite } from "#domain/workshops/schedule/invite.ts";
import { openWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import { openStream, topicsOf } from "./stream.ts";

let world: World;
let otherTeamId: string;
let insider: EmployeeActor;
let outsider: EmployeeActor;
let lead: EmployeeActor;
beforeAll(async () => {
  world = await openWorld();
  otherTeamId = (await world.run(world.owner, createTeam, { name: "Parks" })).id;
  insider = await world.employee("employee", { teamIds: [world.teamId] });
  outsider = await world.employee("employee", { teamIds: [otherTeamId] });
  lead = await world.employee("lead");
});
afterAll(() => world.close());

/** A log of our own to publish to, and every byte that a stream has sent. */
function listenAs(
  actor: Actor,
  options: { since?: number; again?: () => Promise<Actor | null>; beat?: number },
) {
  const listeners = new Set<(events: LiveEvent[]) => void>();
  const abort = new AbortController();
  const stream = openStream({
    services: {
      ...world.services,
      live: {
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        last: () => 0,
        onBoard: () => () => undefined,
        announce: () => undefined,
      },
    },
    actor,
    since: options.since ?? 1e12,
    again: options.again ?? (async () => actor),
    signal: abort.signal,
    beat: options.beat,
  });
  let bytes = "";
  const ended = (async () => {
    for await (const chunk of stream) bytes += new TextDecoder().decode(chunk);
  })();
  return {
    publish: (...events: LiveEvent[]) => {
      for (const listener of listeners) listener(events);
    },
    bytes: async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return bytes;
    },
    listening: () => listeners.size,
    stop: () => abort.abort(),
    ended,
  };
}

let number = 0;
const event = (subjectType: string, place: LiveEvent["place"] = null): LiveEvent => {
  number += 1;
  return { number, type: `${subjectType}.changed`, subjectType, subjectId: newId(), place };
};
const newestEvent = async () => {
  const { number: newest } = await world.services.database
    .selectFrom("events")
    .select((eb) => eb.fn.max("number").as("number"))
    .executeTakeFirstOrThrow();
  return Number(newest);
};
const caseOf = (teamId: string | null, ownerId: string | null = null) => ({ id: newId(), teamId, ownerId });

test("what happens in a case reaches those who see it, and not one byte of it another team", async () => {
  const reply = event("message", caseOf(world.teamId));
  for (const [actor, hears] of [
    [insider, true],
    [lead, true],
    [world.owner, true],
    [outsider, false],
  ] as const) {
    const stream = listenAs(actor, {});
    const before = await stream.bytes();
    stream.publish(reply);
    const after = (await stream.bytes()).slice(before.length);
    expect(after.includes(`case:${reply.place?.id}`)).toBe(hears);
    if (!hears) expect(after).toBe("");
    stream.stop();
    await stream.ended;
  }
});

test("one batch for many ears: each hears only of their own part", async () => {
  const mine = event("promise", caseOf(otherTeamId));
  const theirs = event("message", caseOf(world.teamId));
  const owned = event("message", caseOf(world.teamId, outsider.id));
  const stream = listenAs(outsider, {});
  stream.publish(theirs, mine, owned);
  const bytes = await stream.bytes();
  expect(bytes).toContain(`case:${mine.place?.id}`);
  expect(bytes).toContain(`case:${owned.place?.id}`);
  expect(bytes).not.toContain(theirs.place?.id);
  expect(bytes).not.toContain(theirs.subjectId);
  stream.stop();
});

test("what we stand for is for all staff; colleagues, invitations, keys and the unknown for leads", async () => {
  const guarded = ["employee", "api_key", "invitation", "import", "something_new"];
  const employee = listenAs(insider, {});
  const leading = listenAs(lead, {});
  for (const type of [...common, ...guarded]) {
    const one = event(type);
    employee.publish(one);
    leading.publish(one);
  }
  const heard = await employee.bytes();
  const heardByLead = await leading.bytes();
  for (const type of common) expect(heard).toContain(`"${type}s"`);
  for (const type of guarded) expect(heard).not.toContain(`"${type}s"`);
  for (const type of [...common, ...guarded]) expect(heardByLead).toContain(`"${type}s"`);
  employee.stop();
  leading.stop();
});

test("a page that comes back hears once of what it missed, within its sight", async () => {
  const since = await newestEvent();
  await world.run(world.owner, createTeam, { name: "Missed" });
  const back = listenAs(outsider, { since: since });
  const bytes = await back.bytes();
  expect(bytes.match(/^data:/gm)).toHaveLength(1);
  expect(bytes).toContain('"teams"');
  const known = Number(bytes.match(/^id: (\d+)$/m)?.[1]);
  expect(known).toBeGreaterThan(since);
  const again = listenAs(outsider, { since: known });
  expect(await again.bytes()).not.toContain("data:");
  back.stop();
  again.stop();
});

test("who asks is read again: a moved colleague hears by the new rule, an ended session hears nothing more", async () => {
  let now: Actor | null = insider;
  const stream = listenAs(insider, { again: async () => now, beat: 20 });
  const kase = caseOf(world.teamId);
  now = { ...insider, teamIds: new Set([otherTeamId]) };
  await stream.bytes();
  stream.publish(event("message", kase));
  expect(await stream.bytes()).not.toContain(kase.id);
  now = null;
  await stream.ended;
  expect(await stream.bytes()).toContain("event: ended");
  expect(stream.listening()).toBe(0);
});

test("a reader who takes nothing is let go, and may catch up later", async () => {
  const listeners = new Set<(events: LiveEvent[]) => void>();
  const live = {
    subscribe(listener: (events: LiveEvent[]) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    last: () => 0,
    onBoard: () => () => undefined,
    announce: () => undefined,
  };
  openStream({
    services: { ...world.services, live },
    actor: lead,
    since: 1e12,
    again: async () => lead,
    signal: new AbortController().signal,
  });
  expect(listeners.size).toBe(1);
  for (let each = 0; each < 200; each += 1) for (const listener of listeners) listener([event("principle")]);
  expect(listeners.size).toBe(0);
});

test("the log tells an employee of exactly what an open page hears of", async () => {
  const { database } = world.services;
  const kinds = [
    ...common,
    "employee",
    "api_key",
    "invitation",
    "import",
    "workshop",
    "need",
    notice,
    account,
    "new",
  ];
  const newest = await newestEvent();
  const rows = kinds.map((subjectType, index) => ({
    number: newest + 1 + index,
    id: newId(),
    type: `${subjectType}.changed`,
    subjectType,
    subjectId: newId(),
    actorKind: "system" as const,
    happenedAt: new Date(),
    data: "{}",
  }));
  await database.insertInto("events").values(rows).execute();
  await database
    .updateTable("streams")
    .set({ number: newest + rows.length })
    .where("name", "=", "organisation")
    .execute();
  for (const [actor, more] of [
    [outsider, []],
    [lead, ["employee", "api_key", "invitation", "import", "workshop", "need", "new"]],
  ] as const) {
    const { items } = await world.ask(actor, listActivity, { limit: rows.length });
    const logged = rows
      .filter((row) => items.some((item) => item.id === row.id))
      .map((row) => row.subjectType);
    const heard = rows
      .filter((row) => seesEvent(actor, { ...row, place: null }))
      .map((row) => row.subjectType);
    expect(logged).toEqual(heard);
    expect(heard.sort()).toEqual([...common, ...more].sort());
  }
});

test("who is told something hears of it on an open page: invitations, needs, checks and readings too; nobody else does", async () => {
  const asked = await world.employee("employee", { teamIds: [otherTeamId] });
  const manager = await world.employee("manager", { teamIds: [otherTeamId] });
  const colleagues = await Promise.all([1, 2, 3].map(() => world.employee("employee")));
  const before = await newestEvent();
  const { workshopId } = await openWorkshop(world);
  await world.run(world.owner, invite, { workshopId, employeeIds: [asked.id] });
  const initiative = { kind: "initiative", title: "A desk at the station" };
  const { id: subjectId } = await world.run(lead, createInitiative, initiative);
  await world.run(lead, askForViews, { subjectType: "initiative", subjectId, employeeIds: [asked.id] });
  await world.run(asked, askNeed, { what: "A second screen", teamId: otherTeamId });
  const { id: principleId } = await world.run(lead, createPrinciple, { statement: "We call back" });
  const situations = Array.from({ length: 3 }, () => ({ text: "They wait", actions: ["Ring", "Write"] }));
  await world.run(lead, openRound, { principleId, situations, sample: 200 });
  const told = await world.services.database.selectFrom("notices").select(["kind", "recipientId"]).execute();
  expect(new Set(told.map((row) => row.kind))).toEqual(
    new Set(["workshop_invited", "check_asked", "need_asked", "reading_asked"]),
  );
  const events = await logAfter(within(world.services.database), before, 1000);
  for (const actor of [asked, manager, insider, lead, world.owner, ...colleagues]) {
    const heard = events.filter((event) => event.subjectType === notice && seesEvent(actor, event));
    expect(heard.length).toBe(told.filter((row) => row.recipientId === actor.id).length);
    expect(topicsOf(heard).includes("notices")).toBe(heard.length > 0);
  }
  expect(told.filter((row) => row.recipientId === asked.id)).toHaveLength(3);
});

test("whoever left is read again as soon as it is told, and hears nothing that came after it", async () => {
  let now: Actor | null = insider;
  const stream = listenAs(insider, { again: async () => now });
  await stream.bytes();
  now = null;
  world.services.streams.lookAgain(insider.id);
  const kase = caseOf(world.teamId);
  stream.publish(event("message", kase));
  await stream.ended;
  const bytes = await stream.bytes();
  expect(bytes).toContain("event: ended");
  expect(bytes).not.toContain(kase.id);
});
