import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import {
  getDocument,
  getDocumentVersion,
  listDocuments,
  listDocumentVersions,
  writeDocumentVersion,
} from "./documents.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const write = (actor: Actor, body: string, expectedRevision?: number) =>
  execute({ ...world.callerOf(actor), expectedRevision }, writeDocumentVersion, { kind: "vision", body });

test("the three texts are there from the first day, empty", async () => {
  const { items } = await world.ask(world.owner, listDocuments, {});
  expect(items.map(({ kind, revision, body }) => [kind, revision, body])).toEqual([
    ["definition", 0, null],
    ["vision", 0, null],
    ["strategy", 0, null],
  ]);
});

test("leads write and whoever owns the text; others read; a version never changes", async () => {
  const lead = await world.employee("lead", { name: "Lena Lead" });
  const employee = await world.employee("employee");
  await expect(write(employee, "Mine")).rejects.toMatchObject({ status: 403 });
  expect((await world.ask(employee, getDocument, { kind: "vision" })).revision).toBe(0);
  expect(await write(lead, "Everybody is heard.")).toMatchObject({ revision: 1, ownerId: lead.id });
  await expect(write(employee, "Mine")).rejects.toMatchObject({ status: 403 });
  await world.run(world.owner, writeDocumentVersion, {
    kind: "vision",
    body: "Everybody is heard and told.",
    ownerId: employee.id,
  });
  expect(await write(employee, "Everyone is heard and told.")).toMatchObject({
    revision: 3,
    ownerId: employee.id,
  });
  const versions = await world.ask(employee, listDocumentVersions, { kind: "vision", limit: 2 });
  expect(versions.items.map(({ number, body }) => [number, body])).toEqual([
    [3, "Everyone is heard and told."],
    [2, "Everybody is heard and told."],
  ]);
  const rest = await world.ask(employee, listDocumentVersions, {
    kind: "vision",
    limit: 2,
    cursor: versions.nextCursor ?? "",
  });
  expect(rest.items.map(({ number, writtenByName }) => [number, writtenByName])).toEqual([[1, "Lena Lead"]]);
  expect(rest.nextCursor).toBeNull();
  const third = await world.ask(employee, getDocumentVersion, { kind: "vision", number: 3 });
  expect(third.differences).toEqual([
    { kind: "removed", text: "Everybody" },
    { kind: "added", text: "Everyone" },
    { kind: "same", text: " is heard and told." },
  ]);
  await expect(world.ask(employee, getDocumentVersion, { kind: "vision", number: 4 })).rejects.toMatchObject({
    status: 404,
  });
  await expect(world.ask(visitor, getDocument, { kind: "vision" })).rejects.toMatchObject({ status: 401 });
});

test("of two who write on what they read, the second hears of the newer version", async () => {
  const { revision } = await world.ask(world.owner, getDocument, { kind: "vision" });
  const results = await Promise.allSettled([
    write(world.owner, "One.", revision),
    write(world.owner, "Other.", revision),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({ status: 412 });
});

test("first versions written at once are numbered one after another", async () => {
  await Promise.all(
    [1, 2, 3].map((number) =>
      world.run(world.owner, writeDocumentVersion, { kind: "strategy", body: `Draft ${number}` }),
    ),
  );
  const { items } = await world.ask(world.owner, listDocumentVersions, { kind: "strategy" });
  expect(items.map((item) => item.number)).toEqual([3, 2, 1]);
});
