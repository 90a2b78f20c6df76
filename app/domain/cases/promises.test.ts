import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeOrganisation } from "#domain/organisation/organisation.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, system, type World } from "#test/world.ts";
import { getPerformance } from "../strategy/performance.ts";
import { createStandard } from "../strategy/write-standard.ts";
import { closeCase } from "./close-case.ts";
import { breakPromise, fulfilPromise, releasePromise } from "./end-promise.ts";
import { makePromise } from "./make-promise.ts";
import { assignCase } from "./place-case.ts";
import { promiseState, reminderAt } from "./promise-state.ts";
import { readCase } from "./read-case.ts";
import { takeBackPromise } from "./take-back-promise.ts";
import { tellOfLatePromise } from "./watch-promise.ts";
import { writeMessage } from "./write-message.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const { inHours, record, promiseOn } = caseDesk(() => world);

const hour = 3600 * 1000;

test("a promise made while the case is being closed is never left open behind it", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await record();
    await Promise.allSettled([
      promiseOn(id),
      world.run(world.owner, closeCase, { caseId: id, outcome: "answered" }),
    ]);
    const kase = await world.ask(world.owner, readCase, { caseId: id });
    const open = kase.promises.some((promise) => promise.state === "open");
    expect(open && kase.closedAt !== null).toBe(false);
  }
});

test("the state of a promise follows from its outcome and its due time alone", () => {
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true }),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom("fulfilment" as const, "breach" as const, "release" as const),
      (dueAt, after, kind) => {
        fc.pre(!Number.isNaN(new Date(dueAt.getTime() + after).getTime()));
        const state = promiseState(dueAt, { kind, happenedAt: new Date(dueAt.getTime() + after) });
        if (kind === "breach") expect(state).toBe("broken");
        if (kind === "release") expect(state).toBe("released");
        if (kind === "fulfilment") expect(state).toBe(after <= 0 ? "kept" : "late");
        expect(promiseState(dueAt, null)).toBe("open");
      },
    ),
  );
});

test("the reminder comes between making and due time, a day ahead whenever two days or more are left", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 63_000_000_000 }), (span) => {
      const madeAt = new Date("2026-01-01T00:00:00Z");
      const dueAt = new Date(madeAt.getTime() + span);
      const at = reminderAt(madeAt, dueAt).getTime();
      expect(at).toBeGreaterThanOrEqual(madeAt.getTime());
      expect(at).toBeLessThanOrEqual(dueAt.getTime());
      const ahead = dueAt.getTime() - at;
      expect(ahead).toBe(span >= 48 * hour ? 24 * hour : span - Math.trunc(span / 2));
    }),
  );
});

test("kept, late, broken and released come out of the commands, and each ends a promise once", async () => {
  const { id } = await record();
  const [kept, late, broken, released] = await Promise.all([
    promiseOn(id, "kept"),
    promiseOn(id, "late", 1),
    promiseOn(id, "broken"),
    promiseOn(id, "released"),
  ]);
  await world.run(world.owner, fulfilPromise, { promiseId: kept.id });
  await world.run(world.owner, breakPromise, { promiseId: broken.id });
  await expect(world.run(world.owner, releasePromise, { promiseId: released.id })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: "words", code: "required" }],
  });
  await world.run(world.owner, releasePromise, { promiseId: released.id, words: "It came already" });
  world.at(inHours(2));
  await world.run(world.owner, fulfilPromise, { promiseId: late.id });
  const { promises } = await world.ask(world.owner, readCase, { caseId: id });
  expect(Object.fromEntries(promises.map(({ text, state }) => [text, state]))).toEqual({
    kept: "kept",
    late: "late",
    broken: "broken",
    released: "released",
  });
  for (const promise of promises) {
    await expect(world.run(world.owner, breakPromise, { promiseId: promise.id })).rejects.toMatchObject({
      status: 409,
      code: "promise_ended",
      details: { state: promise.state },
    });
  }
  const { database } = world.services;
  const moved = database.updateTable("promises").set({ dueAt: new Date() }).where("id", "=", kept.id);
  await expect(moved.execute()).rejects.toThrow("keeps its words");
});

test("a due time lies in the future, within two years", async () => {
  const { id } = await record();
  await expect(promiseOn(id, "x", -1)).rejects.toMatchObject({ fields: [{ code: "not_in_future" }] });
  await expect(promiseOn(id, "x", 24 * 800)).rejects.toMatchObject({ fields: [{ code: "too_far" }] });
});

test("a promise belongs to somebody who can read its case", async () => {
  const outsider = await world.employee("employee");
  const { id } = await record();
  const promise = { caseId: id, text: "Ring", dueAt: inHours(3), ownerId: outsider.id };
  await expect(world.run(world.owner, makePromise, promise)).rejects.toMatchObject({
    fields: [{ path: "ownerId", code: "cannot_see_case" }],
  });
  await world.run(world.owner, assignCase, { caseId: id, ownerId: outsider.id });
  await expect(world.run(world.owner, makePromise, promise)).resolves.toMatchObject({
    ownerId: outsider.id,
  });
  const { actor: key } = await world.key("write");
  const byKey = await world.run(key, makePromise, { caseId: id, text: "Ring", dueAt: inHours(3) });
  expect(byKey.ownerId).toBe(outsider.id);
  const unowned = await record();
  const byPerson = await world.run(key, makePromise, { ...promise, caseId: unowned.id, ownerId: undefined });
  expect(byPerson.ownerId).toBe(key.responsibleId);
});

test("'done' is taken back for a day by whoever said it, while the case is open; a figure as of then goes on to say kept", async () => {
  const { id: standardId } = await world.run(world.owner, createStandard, {
    name: "Kept in 9 of 10",
    measure: "promise_kept",
    target: 0.9,
  });
  const { id: caseId } = await record({});
  const promise = await promiseOn(caseId, "Ring back", 2);
  const figure = (asOf?: string) => world.ask(world.owner, getPerformance, { standardId, asOf });
  const take = (actor = world.owner) => world.run(actor, takeBackPromise, { promiseId: promise.id });
  await expect(take()).rejects.toMatchObject({ code: "not_fulfilled" });
  await world.run(world.owner, fulfilPromise, { promiseId: promise.id });
  world.at(inHours(3));
  const before = await figure();
  const asOf = inHours(0);
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  await expect(take(colleague)).rejects.toMatchObject({ code: "not_yours" });
  expect(await take()).toMatchObject({ state: "open" });
  const kase = await world.ask(world.owner, readCase, { caseId });
  expect(kase.promises).toMatchObject([{ state: "open", takeBack: false }]);
  expect((await figure()).met).toBe(before.met - 1);
  expect(await figure(asOf)).toMatchObject({ met: before.met, total: before.total });
  await world.run(world.owner, fulfilPromise, { promiseId: promise.id });
  world.at(inHours(25));
  await expect(take()).rejects.toMatchObject({ code: "too_late" });
});

test("once a promise is late its owner, and nobody else, finds a message that waits; it is sent with one press, or by itself where that was chosen", async () => {
  const make = async () => {
    const { id: caseId } = await record({ language: "nl" });
    const { id: promiseId } = await promiseOn(caseId, "Wij bellen u", 1);
    return { caseId, promiseId };
  };
  const [one, other] = [await make(), await make()];
  const messageOf = async (caseId: string, actor = world.owner) =>
    (await world.ask(actor, readCase, { caseId })).promises[0]?.lateMessage;
  expect(await messageOf(one.caseId)).toBeNull();
  world.at(inHours(2));
  const lead = await world.employee("lead");
  expect(await messageOf(one.caseId, lead)).toBeNull();
  const body = await messageOf(one.caseId);
  expect(body).toContain("Wij bellen u");
  expect(body).toContain("Dat spijt ons");
  const send = () =>
    world.run(world.owner, writeMessage, {
      caseId: one.caseId,
      kind: "reply",
      body,
      lateMessageOf: one.promiseId,
    });
  await send();
  expect(await messageOf(one.caseId)).toBeNull();
  await expect(send()).rejects.toMatchObject({ code: "no_late_message" });
  const said = async (caseId: string) => (await world.ask(world.owner, readCase, { caseId })).messages;
  await world.run(system, tellOfLatePromise, { promiseId: other.promiseId });
  expect(await said(other.caseId)).toEqual([]);
  await world.run(world.owner, changeOrganisation, { lateMessagesByThemselves: true });
  const third = await make();
  world.at(inHours(2));
  for (let each = 0; each < 2; each += 1) {
    await world.run(system, tellOfLatePromise, { promiseId: third.promiseId });
  }
  expect(await said(third.caseId)).toMatchObject([{ kind: "reply", authorId: null }]);
  expect((await world.ask(world.owner, readCase, { caseId: third.caseId })).firstAnswerAt).toBeNull();
});

test("whoever looks after a case's team hears of its late promise, also who manages a team above", async () => {
  const counter = await world.run(world.owner, createTeam, { name: "Counter", parentId: world.teamId });
  const above = await world.employee("manager", { teamIds: [world.teamId] });
  const beside = await world.employee("manager");
  const { id } = await record({ teamId: counter.id });
  const promise = await promiseOn(id);
  world.at(inHours(5));
  const { told } = await world.run(system, tellOfLatePromise, { promiseId: promise.id });
  expect(told).toContain(above.id);
  expect(told).not.toContain(beside.id);
});
