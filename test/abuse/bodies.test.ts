import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeKey } from "../e2e/set-up.ts";
import { type Client, openClient } from "./client.ts";

/** Bodies from whoever, on one app. */
let client: Client;
let ask: Client["ask"];
beforeAll(async () => {
  client = await openClient(inject("databaseServer"), {});
  ({ ask } = client);
}, 90_000);
afterAll(() => client?.close());

/** Megabytes in pieces, as one file of a form. */
async function* fileOf(megabytes: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    '--kept-parts\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n',
  );
  const piece = new Uint8Array(64 * 1024).fill(120);
  for (let sent = 0; sent < megabytes * 16; sent += 1) yield piece;
  yield Buffer.from("\r\n--kept-parts--\r\n");
}
const file = { "Content-Type": "multipart/form-data; boundary=kept-parts", "Transfer-Encoding": "chunked" };

test("a megabyte in a field is told beside that field", async () => {
  const body = new URLSearchParams({ kind: "question", text: "x".repeat(1024 * 1024) }).toString();
  const answer = await ask("POST", "/tell-us", client.own(), body);
  expect(answer.status).toBe(422);
  expect(answer.text).toMatch(/id="text-error"|aria-describedby="[^"]*text/);
});

test("more than a form may hold is refused before it is read, also when it does not say its length", async () => {
  const body = new URLSearchParams({ kind: "question", text: "x".repeat(3 * 1024 * 1024) }).toString();
  expect((await ask("POST", "/tell-us", client.own(), body)).status).toBe(413);
  // Far more than arrives: with room for this process to hear the answer between two pieces.
  const answer = await ask(
    "POST",
    `/workshops/${crypto.randomUUID()}/act`,
    { Origin: client.app.url, "Content-Type": "application/json", "Transfer-Encoding": "chunked" },
    fileOf(500),
  ).catch(() => null);
  expect(answer === null || answer.status === 413).toBe(true);
  expect((await ask("GET", "/healthz")).status).toBe(200);
});

test("nobody's file is read before it is known who sends it and whether they may", async () => {
  const key = await makeKey(client.databaseUrl);
  const database = new pg.Client(client.databaseUrl);
  await database.connect();
  const reader = await makeKey(client.databaseUrl);
  await database.query(
    "update api_keys set scopes = '{read}' where id = (select id from api_keys order by created_at desc, id desc limit 1)",
  );
  await database.end();
  const before = await client.residentMegabytes();
  const statusOf = async (path: string, headers: Record<string, string>, megabytes = 90) =>
    (await ask("POST", path, { ...file, ...headers }, fileOf(megabytes)).catch(() => ({ status: 0 }))).status;
  const strangers = await Promise.all([
    ...Array.from({ length: 3 }, () => statusOf("/api/v1/imports", {})),
    statusOf("/api/v1/imports", { Authorization: "Bearer kept_made_up_by_somebody" }),
    statusOf("/api/v1/imports", { Authorization: `Bearer ${reader}` }),
    statusOf("/tell-us", { Origin: client.app.url, Cookie: "kept.session_token=fake" }),
    statusOf("/imports", { Origin: client.app.url, Cookie: "kept.session_token=fake" }),
  ]);
  const after = await client.residentMegabytes();
  // 0 is an answer that the sender did not hear for its own noise.
  const expected = [401, 401, 401, 401, 403, 413, 401];
  for (const [index, status] of strangers.entries()) expect([0, expected[index]]).toContain(status);
  expect(strangers.filter((status) => status > 0).length).toBeGreaterThan(0);
  expect(after - before).toBeLessThan(120);
  // Whoever may is heard, up to their own bound.
  expect(await statusOf("/api/v1/imports", { Authorization: `Bearer ${key}` }, 5)).toBe(422);
  const named = { ...file, Authorization: `Bearer ${key}`, "Content-Length": String(101 * 1024 * 1024) };
  const { "Transfer-Encoding": _, ...withLength } = named;
  expect((await ask("POST", "/api/v1/imports", withLength, "x")).status).toBe(413);
}, 60_000);

test("what is no form is refused on every page that takes one, and is no fault of ours", async () => {
  const pages =
    "/tell-us /sign-in /forgot /follow /join /reset/x /invitation/x /confirm/x /sign-in/code /sign-in/passkey /shared-device /home /setup /cases /settings/people/import /imports";
  for (const path of pages.split(" ")) {
    const statuses = await Promise.all([
      ask("POST", path, { Origin: client.app.url, "Content-Type": "application/json" }, '{"text":"hello"}'),
      ask("POST", path, { Origin: client.app.url, "Content-Type": "text/plain" }, "hello"),
      ask("POST", path, { Origin: client.app.url }, "hello"),
      ask("POST", path, { Origin: client.app.url, "Content-Type": "multipart/form-data" }, "hello"),
      ask(
        "POST",
        path,
        { Origin: client.app.url, "Content-Type": "multipart/form-data; boundary=x" },
        "hello",
      ),
      ask(
        "POST",
        path,
        { Origin: client.app.url, "Content-Type": "multipart/form-data; boundary=x" },
        "--x\r\nx",
      ),
    ]);
    for (const { status } of statuses.slice(0, 3)) expect([path, status]).toEqual([path, 415]);
    expect([path, statuses[3]?.status]).toEqual([path, 400]);
    for (const { status } of statuses.slice(4)) expect([400, 401, 404, 405], path).toContain(status);
  }
  expect(client.app.output()).not.toMatch(/"level":50/);
}, 60_000);

test("the public API takes JSON as JSON alone, so that no foreign page can send it", async () => {
  const body = JSON.stringify({ kind: "question", text: "When is the pool open?" });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""]) {
    const answer = await ask("POST", "/api/v1/public/voices", type ? { "Content-Type": type } : {}, body);
    expect([type, answer.status]).toEqual([type, 415]);
    expect(JSON.parse(answer.text)).toMatchObject({ code: "unsupported_media_type", status: 415 });
  }
  const json = { "Content-Type": "Application/JSON ; charset=utf-8" };
  expect((await ask("POST", "/api/v1/public/voices", json, body)).status).toBe(201);
});
