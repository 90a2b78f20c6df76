import { createServer, type Server } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import type { LiveEvent, OwnEvent } from "#core/live.ts";
import { publishPledge, withdrawPledge } from "#domain/strategy/publish-pledge.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { openWorld, type World } from "#test/world.ts";
import { openPages, type Pages } from "../pages.ts";
import type { Answered } from "../request-log.ts";
import { ReadyAnswers } from "./answer-ready.ts";
import { effectOf } from "./freshness.ts";
import { ReadyPages } from "./ready-pages.ts";

let world: World;
const principleId = newId();
let server: Server;
let ready: ReadyPages;
let url = "";
let own: (events: OwnEvent[]) => void = () => undefined;
let log: (events: LiveEvent[]) => void = () => undefined;
let confirmed = true;
/** How each page was made, and what making one waits for. */
let made: string[] = [];
let hold: Promise<void> | null = null;
let broken = false;
const noted: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  await world.services.database
    .insertInto("principles")
    .values({
      id: principleId,
      statement: "We call back",
      state: "published",
      place: 1,
      createdAt: new Date(),
    })
    .execute();
  const { pages: built } = await openPages(false);
  const pages: Pages = async (input) => {
    made.push(new URL(input.request.url).pathname);
    await hold;
    if (broken) throw new Error("the database is away");
    return built(input);
  };
  world.services.live.announce = (events) => own(events);
  ready = new ReadyPages({
    services: world.services,
    pages,
    refreshTexts: async () => undefined,
    log: {
      subscribe(listener) {
        log = listener;
        return () => undefined;
      },
      onOwnCommand(listener) {
        own = listener;
        return () => undefined;
      },
      isConfirmed: () => confirmed,
    },
  });
  await ready.start();
  const requests = {
    registry: {} as never,
    note: ({ method, path, status }: Answered) => void noted.push(`${method} ${path} ${status}`),
  };
  const config = { publicUrl: "http://localhost:3000", development: false };
  const answers = new ReadyAnswers(config, ready, requests, "Kept is not available just now.");
  server = createServer((request, response) => {
    // What no ready page answers goes to the application.
    if (!answers.answer(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await ready.stop();
  await world.close();
});
beforeEach(() => {
  made = [];
  hold = null;
  broken = false;
  confirmed = true;
});

async function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { request } = await import("node:http");
  return new Promise<{ status: number; headers: Record<string, string>; body: Buffer; text: string }>(
    (resolve, reject) => {
      const sent = request(
        url + path,
        { method, headers: { Host: "localhost:3000", ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk) => chunks.push(chunk));
          answer.on("end", () => {
            const body = Buffer.concat(chunks);
            const known = answer.headers as Record<string, string>;
            resolve({ status: answer.statusCode ?? 0, headers: known, body, text: body.toString() });
          });
        },
      );
      sent.on("error", reject);
      sent.end();
    },
  );
}

/** Runs a piece of work and counts what it asks the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  let statements = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    statements += 1;
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
    return statements;
  } finally {
    pg.Client.prototype.query = query;
  }
}

const addresses = ["/charter", "/charter?lang=nl", "/tell-us", "/tell-us?lang=nl", "/api/v1/public/charter"];

test("two hundred visitors at once are answered without a statement in the database, and without making a page", async () => {
  for (const address of addresses) expect((await get(address)).status).toBe(200);
  made = [];
  const statements = await statementsOf(async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => get(addresses[index % addresses.length] ?? "/charter")),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
  });
  expect([statements, made]).toEqual([0, []]);
});

test("a page that nobody read yet is made once for all who come for it at once", async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => get("/follow?lang=nl")));
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
  expect(made).toEqual(["/follow"]);
});

test("bytes go out packed as the browser takes them, in its language, with an ETag that answers 304", async () => {
  const plain = await get("/charter", { "Accept-Language": "nl-NL,nl;q=0.9,en;q=0.5" });
  expect(plain.text).toContain('<html lang="nl"');
  expect((await get("/charter", { "Accept-Language": "xx, en" })).text).toContain('<html lang="en"');
  expect((await get("/charter?lang=nl", { "Accept-Language": "en" })).text).toContain(
    'href="/tell-us?lang=nl"',
  );
  const dutch = { "Accept-Language": "nl" };
  const zipped = await get("/charter", { ...dutch, "Accept-Encoding": "gzip, deflate" });
  const squeezed = await get("/charter", { ...dutch, "Accept-Encoding": "gzip, deflate, br;q=0.8" });
  expect([zipped.headers["content-encoding"], squeezed.headers["content-encoding"]]).toEqual(["gzip", "br"]);
  expect(gunzipSync(zipped.body).toString()).toBe(plain.text);
  expect(brotliDecompressSync(squeezed.body).toString()).toBe(plain.text);
  const refusing = await get("/charter", { ...dutch, "Accept-Encoding": "gzip;q=0, br;q=0" });
  expect([refusing.headers["content-encoding"], refusing.text]).toEqual([undefined, plain.text]);
  const etag = plain.headers.etag ?? "";
  const again = await get("/charter", { ...dutch, "If-None-Match": `"other", ${etag}` });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
  for (const held of ["*", etag.replace(/^W\//, "")])
    expect((await get("/charter", { ...dutch, "If-None-Match": held })).status, held).toBe(304);
  expect((await get("/charter", { "If-None-Match": etag, "Accept-Language": "en" })).status).toBe(200);
  const head = await get("/charter", dutch, "HEAD");
  expect([head.status, head.body.length]).toEqual([200, 0]);
  expect(head.headers["content-length"]).toBe(plain.headers["content-length"]);
});

test("every ready answer has the headers that keep a page safe, and may run nothing", async () => {
  for (const address of addresses) {
    const { headers, text } = await get(address);
    expect(headers["content-security-policy"]).toMatch(/script-src 'none'|default-src 'none'/);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(text).not.toContain("<script");
    const store = address.startsWith("/tell-us") ? "no-store" : "no-cache";
    expect(headers["cache-control"]).toBe(store);
  }
  expect(noted).toContain("GET /charter 200");
});

test("the charter of the API is what a query answers, in the language that is asked for", async () => {
  const { headers, text } = await get("/api/v1/public/charter?lang=nl");
  expect(headers["content-type"]).toBe("application/json");
  expect(JSON.parse(text)).toMatchObject({ language: "nl", principles: [{ statement: "We call back" }] });
  const elsewhere = await get("/api/v1/public/charter", { Host: "api.example", "Accept-Language": "fr" });
  expect(JSON.parse(elsewhere.text).language).toBe("en");
  expect((await get("/api/v1/public/charter", { "If-None-Match": headers.etag ?? "" })).status).toBe(200);
  expect((await get("/api/v1/public/charter?lang=nl", { "If-None-Match": headers.etag ?? "" })).status).toBe(
    304,
  );
});

test("no two visitors share the hidden fields of the form", async () => {
  const fields = (text: string) => [
    /name="once" value="([^"]+)"/.exec(text)?.[1],
    /name="startedAt" value="([^"]+)"/.exec(text)?.[1],
  ];
  const visitors = await Promise.all(Array.from({ length: 20 }, () => get("/tell-us")));
  expect(new Set(visitors.map(({ text }) => fields(text)[0])).size).toBe(20);
  const [, startedAt = ""] = fields(visitors[0]?.text ?? "");
  expect(Math.abs(Date.now() - Date.parse(startedAt ?? ""))).toBeLessThan(60_000);
  const zipped = await get("/tell-us", { "Accept-Encoding": "gzip, br" });
  expect(fields(gunzipSync(zipped.body).toString())[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test("only the application answers what is not the same for everybody", async () => {
  for (const [path, headers, method] of [
    ["/charter", { Cookie: "kept.session_token=abc" }],
    ["/charter", { Host: "other.example" }],
    ["/charter?lang=nl&more=1"],
    ["/tell-us?kind=complaint"],
    ["/tell-us", {}, "POST"],
    ["/charter.data"],
    ["/sign-in"],
    ["/api/v1/public/charter?lang=a-language-too-long"],
  ] as [string, Record<string, string>?, string?][])
    expect((await get(path, headers, method)).status, path).toBe(418);
});

test("what is withdrawn is read by nobody from the moment on at which whoever withdrew it hears of it", async () => {
  const words = "You hear from us in two days";
  const standard = await world.run(world.owner, createStandard, {
    name: "Answered in two days",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
  });
  const input = { text: words, standardId: standard.id, principleIds: [principleId] };
  const { id: pledgeId } = await world.run(world.owner, createPledge, input);
  await world.run(world.owner, publishPledge, { pledgeId, signOff: true });
  await expect.poll(async () => (await get("/charter")).text).toContain(words);
  expect((await get("/api/v1/public/charter")).text).toContain(words);
  await world.run(world.owner, withdrawPledge, { pledgeId });
  const readers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => get(addresses[index % 5] ?? "")),
  );
  for (const { status, text } of readers) {
    expect(status).toBe(200);
    expect(text).not.toContain(words);
  }
  // The log tells of it once more: nothing is made twice for that.
  expect(made.filter((path) => path === "/charter").length).toBeLessThanOrEqual(8);
});

const event = (type: string, subjectType: string): LiveEvent => ({
  number: 1e9 + Math.random(),
  type,
  subjectType,
  subjectId: null,
  place: null,
});

test("until it is made anew nobody reads what was withdrawn: after two seconds it is 503 with a time to come again", async () => {
  let release = () => {};
  hold = new Promise((resolve) => {
    release = resolve;
  });
  log([event("pledge.withdrawn", "pledge")]);
  const begun = performance.now();
  const waited = await Promise.all([get("/charter"), get("/api/v1/public/charter?lang=nl"), get("/tell-us")]);
  expect(waited.map(({ status, headers }) => [status, headers["retry-after"]])).toEqual(
    waited.map(() => [503, "2"]),
  );
  expect(performance.now() - begun).toBeGreaterThan(1_900);
  const late = get("/charter");
  release();
  expect((await late).status).toBe(200);
});

test("more to show keeps nobody waiting long: the last good bytes are read until it is there", async () => {
  let release = () => {};
  hold = new Promise((resolve) => {
    release = resolve;
  });
  log([event("pledge.published", "pledge")]);
  expect((await get("/charter")).status).toBe(200);
  release();
});

test("with the database away the last good bytes are read, never 500; what was never made is 503", async () => {
  broken = true;
  log([event("pledge.published", "pledge")]);
  expect((await get("/charter")).status).toBe(200);
  log([event("principle.unpublished", "principle")]);
  expect((await get("/charter")).status).toBe(503);
  broken = false;
  await expect.poll(async () => (await get("/charter")).status, { timeout: 10_000 }).toBe(200);
});

test("a process that cannot say whether something was withdrawn elsewhere shows no public page until it can", async () => {
  confirmed = false;
  const waiting = get("/charter");
  setTimeout(() => {
    confirmed = true;
  }, 300);
  expect((await waiting).status).toBe(200);
  confirmed = false;
  expect((await get("/charter")).status).toBe(503);
  expect((await get("/api/v1/public/charter")).status).toBe(503);
});

test("an event takes away or adds what pages say, and a kind that nobody thought of takes away", () => {
  for (const type of ["pledge.withdrawn", "pledge.changed", "principle.retired", "principle.new_kind"])
    expect(effectOf({ type, subjectType: type.split(".")[0] ?? "" })).toBe("taken");
  expect(effectOf({ type: "person.erased", subjectType: "person" })).toBe("taken");
  expect(effectOf({ type: "pledge.published", subjectType: "pledge" })).toBe("added");
  expect(effectOf({ type: "message.received", subjectType: "message" })).toBeNull();
});
