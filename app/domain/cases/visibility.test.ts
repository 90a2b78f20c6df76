import { afterAll, beforeAll, expect, test } from "vitest";
import { createTeam } from "#domain/organisation/teams.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { listActivity } from "../results/activity.ts";
import { closeCase, reopenCase } from "./close-case.ts";
import { fulfilPromise } from "./end-promise.ts";
import { countCases, listCases } from "./list-cases.ts";
import { makePromise } from "./make-promise.ts";
import { assignCase, moveCase } from "./place-case.ts";
import { readCase } from "./read-case.ts";
import { takeDecision } from "./take-decision.ts";
import { writeMessage } from "./write-message.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const { inHours, record, promiseOn } = caseDesk(() => world);

test("a case that may not be seen is as absent as one that does not exist, for every command and query", async () => {
  const stranger = await world.employee("employee");
  const { id } = await record();
  const promise = await promiseOn(id);
  const absent = { status: 404, code: "not_found" };
  const attempts = [
    () => world.ask(stranger, readCase, { caseId: id }),
    () => world.run(stranger, writeMessage, { caseId: id, kind: "note", body: "x" }),
    () => world.run(stranger, makePromise, { caseId: id, text: "x", dueAt: inHours(2) }),
    () => world.run(stranger, takeDecision, { caseId: id, what: "x" }),
    () => world.run(stranger, closeCase, { caseId: id, outcome: "answered" }),
    () => world.run(stranger, reopenCase, { caseId: id }),
    () => world.run(stranger, assignCase, { caseId: id, ownerId: stranger.id }),
    () => world.run(stranger, moveCase, { caseId: id, teamId: world.teamId }),
    () => world.run(stranger, fulfilPromise, { promiseId: promise.id }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(absent);
  await expect(world.ask(visitor, readCase, { caseId: id })).rejects.toMatchObject({ status: 401 });
  expect((await world.ask(stranger, listCases, {})).items).toEqual([]);
  expect(await world.ask(stranger, countCases, {})).toEqual({
    open: 0,
    mine: 0,
    late: 0,
    unowned: 0,
    awaiting: 0,
    aside: 0,
  });
  const seen = await world.ask(stranger, listActivity, { limit: 200 });
  expect(seen.items.filter((event) => event.caseId !== null)).toEqual([]);
  expect(seen.items.filter((event) => event.type.startsWith("api_key"))).toEqual([]);
});

test("lists, counts and activity show each person their own teams' cases and their own", async () => {
  const beside = await world.run(world.owner, createTeam, { name: "Parks" });
  const gardener = await world.employee("employee", { teamIds: [beside.id] });
  const theirs = await record({ teamId: beside.id, dueAt: inHours(1) });
  const elsewhere = await record();
  await world.run(world.owner, assignCase, { caseId: elsewhere.id, ownerId: gardener.id });
  await record();
  const ids = async (filters: object) =>
    (await world.ask(gardener, listCases, filters)).items.map((item) => item.id).sort();
  expect(await ids({})).toEqual([theirs.id, elsewhere.id].sort());
  expect(await ids({ ownerId: "me" })).toEqual([elsewhere.id]);
  expect(await ids({ ownerId: "none" })).toEqual([theirs.id]);
  expect(await ids({ teamId: beside.id })).toEqual([theirs.id]);
  expect(await ids({ late: "true" })).toEqual([]);
  world.at(inHours(2));
  expect(await ids({ late: "true" })).toEqual([theirs.id]);
  expect(await ids({ late: "false" })).toEqual([elsewhere.id]);
  expect(await world.ask(gardener, countCases, {})).toEqual({
    open: 2,
    mine: 1,
    late: 1,
    unowned: 1,
    awaiting: 2,
    aside: 0,
  });
  await world.run(gardener, closeCase, { caseId: theirs.id, outcome: "resolved" });
  expect(await ids({ state: "closed" })).toEqual([theirs.id]);
  expect(await ids({ state: "open" })).toEqual([elsewhere.id]);
  const { items } = await world.ask(gardener, listActivity, { limit: 200 });
  expect(new Set(items.flatMap((event) => event.caseId ?? []))).toEqual(new Set([theirs.id, elsewhere.id]));
  await world.run(gardener, moveCase, { caseId: theirs.id, teamId: world.teamId });
  expect(await ids({})).toEqual([elsewhere.id]);
});

test("a list goes on where it stopped, also among cases of one moment", async () => {
  const team = await world.run(world.owner, createTeam, { name: "Streets" });
  const receivedAt = inHours(-5);
  for (let index = 0; index < 7; index += 1) await record({ teamId: team.id, receivedAt });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { id: string }[]; nextCursor: string | null } = await world.ask(
      world.owner,
      listCases,
      { teamId: team.id, limit: 3, ...(cursor && { cursor }) },
    );
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  const edited = Buffer.from(JSON.stringify(["0000-01-01T00:00:00Z", team.id])).toString("base64url");
  for (const cursor of [edited, "bm90IG9uZQ"]) {
    const broken = world.ask(world.owner, listCases, { cursor });
    await expect(broken).rejects.toMatchObject({ status: 422, fields: [{ code: "not_a_cursor" }] });
  }
});
