import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dumpOf, filesWith, findIn } from "../erasure/dump.ts";
import { openWorld, type World } from "../world.ts";
import { type App, startApp, urlOf } from "./app.ts";

const mark = "zqcanary";
let world: World;
let app: App;
let folder: string;
let key: string;
beforeAll(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), "kept-erased-"));
  app = await startApp({ DATABASE_URL: urlOf(world.connection), DATA_DIR: folder, LOG_LEVEL: "debug" });
  ({ key } = await world.key("read", "write"));
}, 90_000);
afterAll(async () => {
  await app.stop();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}

test("a running app keeps nothing of somebody erased: not in the database, its data folder or its log", async () => {
  const told = {
    kind: "complaint",
    text: `${mark}-words`,
    name: `Anna ${mark}`,
    email: `${mark}@example.org`,
  };
  const { body: voice } = await call("POST", "/public/voices", told, { "Idempotency-Key": `${mark}-once` });
  const receipt = { Receipt: voice.receipt };
  const mine = `/public/voices/${voice.reference}`;
  expect((await call("POST", `${mine}/messages`, { body: `${mark}-back` }, receipt)).status).toBe(201);
  // Refusals and looks leave no trace of what was typed either.
  expect((await call("POST", "/public/voices", { ...told, kind: `${mark}-kind` })).status).toBe(422);
  await fetch(`${app.url}/settings/personal-data?q=${mark}`, { redirect: "manual" });
  await fetch(`${app.url}/confirm/${mark}`, { redirect: "manual" });
  const { body: found } = await call("GET", `/people?q=${mark}@example.org`);
  const personId: string = found.items[0].id;
  const exported = await call("GET", `/people/${personId}/export`);
  expect(JSON.stringify(exported.body)).toContain(`${mark}-back`);
  expect(findIn(await dumpOf(world.connection), mark).length).toBeGreaterThan(2);

  const confirm = `${mark}@example.org`;
  const erased = await call(
    "POST",
    `/people/${personId}/erasure`,
    { confirm },
    { "Idempotency-Key": "erase" },
  );
  expect([erased.status, erased.body.personId]).toEqual([201, personId]);
  expect(
    (await call("POST", `/people/${personId}/erasure`, { confirm }, { "Idempotency-Key": "erase" })).body,
  ).toEqual(erased.body);
  expect((await call("GET", mine, undefined, receipt)).status).toBe(404);

  expect(findIn(await dumpOf(world.connection), mark)).toEqual([]);
  expect(await filesWith(folder, mark)).toEqual([]);
  const lines = app.output().split("\n");
  expect(lines.some((line) => line.includes(`/api/v1/people/${personId}/erasure`))).toBe(true);
  expect(lines.filter((line) => line.includes(mark))).toEqual([]);
}, 90_000);
