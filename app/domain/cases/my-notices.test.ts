import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { openWorld, type World } from "#test/world.ts";
import { readAttention } from "./attention.ts";
import { findCaseByReference } from "./find-by-reference.ts";
import { listMyNotices, readAllNotices, readNotice } from "./my-notices.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function addCase(values: {
  teamId: string;
  ownerId?: string;
  closedAt?: Date;
  suspectedSpam?: boolean;
}) {
  const id = newId();
  const reference = `T-${id.slice(-6)}`;
  await world.services.database
    .insertInto("cases")
    .values({ ...values, id, reference, kind: "question", receivedAt: new Date(), createdAt: new Date() })
    .execute();
  return { id, reference };
}

async function addNotice(recipientId: string, caseId: string) {
  const id = newId();
  await world.services.database
    .insertInto("notices")
    .values({ id, recipientId, kind: "message_received", subjectId: newId(), caseId, createdAt: new Date() })
    .execute();
  return id;
}

test("a notice is one person's: listed to them, read by them, counted for them", async () => {
  const me = await world.employee("employee", { teamIds: [world.teamId] });
  const other = await world.employee("employee", { teamIds: [world.teamId] });
  const kase = await addCase({ teamId: world.teamId });
  const first = await addNotice(me.id, kase.id);
  await addNotice(me.id, kase.id);
  expect((await world.ask(other, listMyNotices, {})).items).toEqual([]);
  await expect(world.run(other, readNotice, { noticeId: first })).rejects.toMatchObject({ status: 404 });
  expect((await world.ask(me, readAttention, {})).unreadNotices).toBe(2);
  await world.run(me, readNotice, { noticeId: first });
  expect((await world.ask(me, readAttention, {})).unreadNotices).toBe(1);
  const page = await world.ask(me, listMyNotices, { limit: 1 });
  expect(page.items).toHaveLength(1);
  const rest = await world.ask(me, listMyNotices, { limit: 5, cursor: page.nextCursor ?? undefined });
  expect(rest.items.map((each) => each.id)).toEqual([first]);
  expect(await world.run(me, readAllNotices, {})).toEqual({ read: 1 });
  expect((await world.ask(me, listMyNotices, { unread: true })).items).toEqual([]);
});

test("a notice about a case that left my sight tells nothing more, and is not counted", async () => {
  const elsewhere = await world.run(world.owner, createTeam, { name: "Elsewhere" });
  const me = await world.employee("employee", { teamIds: [world.teamId] });
  const kase = await addCase({ teamId: elsewhere.id });
  await addNotice(me.id, kase.id);
  expect((await world.ask(me, listMyNotices, {})).items).toEqual([]);
  expect((await world.ask(me, readAttention, {})).unreadNotices).toBe(0);
});

test("the count of open cases and the search by reference obey who sees what", async () => {
  const hidden = await world.run(world.owner, createTeam, { name: "Hidden" });
  const insider = await world.employee("employee", { teamIds: [hidden.id] });
  const outsider = await world.employee("employee");
  const before = (await world.ask(world.owner, readAttention, {})).openCases;
  const kase = await addCase({ teamId: hidden.id });
  await addCase({ teamId: hidden.id, closedAt: new Date() });
  await addCase({ teamId: hidden.id, suspectedSpam: true });
  expect((await world.ask(insider, readAttention, {})).openCases).toBe(1);
  expect((await world.ask(outsider, readAttention, {})).openCases).toBe(0);
  expect((await world.ask(world.owner, readAttention, {})).openCases).toBe(before + 1);
  const { reference, id } = kase;
  expect(await world.ask(insider, findCaseByReference, { reference })).toMatchObject({ id });
  expect(await world.ask(outsider, findCaseByReference, { reference })).toBeNull();
  expect(await world.ask(insider, findCaseByReference, { reference: reference.slice(0, -1) })).toBeNull();
});
