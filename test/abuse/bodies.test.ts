import { readFile } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "../e2e/app.ts";
import { makeKey, setUpByForm } from "../e2e/set-up.ts";

/** What reaches the server from whoever, on one app: bodies, addresses, methods, hosts, time. */
let database: Awaited<ReturnType<typeof makeDatabase>>;
let app: App;
let port: number;
beforeAll(async () => {
  database = await makeDatabase(inject("databaseServer"));
  app = await startApp({
    DATABASE_URL: database.url,
    TRUSTED_PROXIES: "127.0.0.0/8, ::1",
    RATE_LIMITS: "receipt.address=2/60,voice.address=100000/60,sign-in.address=100000/60",
    LOG_LEVEL: "info",
  });
  port = Number(new URL(app.url).port);
  await setUpByForm(app);
}, 90_000);
afterAll(async () => {
  await app?.stop();
  await database?.drop();
});

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** A request byte for byte, with headers that `fetch` would not send. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | AsyncIterable<Uint8Array> = "",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const given = { Host: `localhost:${port}`, Connection: "close", ...headers };
    const request = http.request({ host: "127.0.0.1", port, method, path, headers: given }, (response) => {
      let text = "";
      response.on("data", (data) => {
        text += data;
      });
      response.on("error", () => undefined);
      response.on("close", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    // Whoever is turned away in the middle of sending may hear of it by a broken pipe only after the answer.
    request.on("error", (error) => setTimeout(() => reject(error), 500));
    void (async () => {
      if (typeof body === "string") return request.end(body);
      for await (const piece of body) {
        if (request.destroyed || !request.writable) return;
        if (!request.write(piece)) await new Promise((next) => setTimeout(next, 2));
      }
      request.end();
    })();
  });
}

const form = { "Content-Type": "application/x-www-form-urlencoded" };
const own = () => ({ Origin: app.url, ...form });

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

const residentMegabytes = async (): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${app.process.pid}/status`, "utf8"))?.[1]) / 1024;

test("a megabyte in a field is told beside that field", async () => {
  const body = new URLSearchParams({ kind: "question", text: "x".repeat(1024 * 1024) }).toString();
  const answer = await ask("POST", "/tell-us", own(), body);
  expect(answer.status).toBe(422);
  expect(answer.text).toMatch(/id="text-error"|aria-describedby="[^"]*text/);
});

test("more than a form may hold is refused before it is read, also when it does not say its length", async () => {
  const body = new URLSearchParams({ kind: "question", text: "x".repeat(3 * 1024 * 1024) }).toString();
  expect((await ask("POST", "/tell-us", own(), body)).status).toBe(413);
  // Far more than arrives: with room for this process to hear the answer between two pieces.
  const answer = await ask(
    "POST",
    `/workshops/${crypto.randomUUID()}/act`,
    { Origin: app.url, "Content-Type": "application/json", "Transfer-Encoding": "chunked" },
    fileOf(500),
  ).catch(() => null);
  expect(answer === null || answer.status === 413).toBe(true);
  expect((await ask("GET", "/healthz")).status).toBe(200);
});

test("nobody's file is read before it is known who sends it and whether they may", async () => {
  const key = await makeKey(database.url);
  const client = new pg.Client(database.url);
  await client.connect();
  const reader = await makeKey(database.url);
  await client.query(
    "update api_keys set scopes = '{read}' where id = (select id from api_keys order by created_at desc, id desc limit 1)",
  );
  await client.end();
  const before = await residentMegabytes();
  const statusOf = async (path: string, headers: Record<string, string>, megabytes = 90) =>
    (await ask("POST", path, { ...file, ...headers }, fileOf(megabytes)).catch(() => ({ status: 0 }))).status;
  const strangers = await Promise.all([
    ...Array.from({ length: 3 }, () => statusOf("/api/v1/imports", {})),
    statusOf("/api/v1/imports", { Authorization: "Bearer kept_made_up_by_somebody" }),
    statusOf("/api/v1/imports", { Authorization: `Bearer ${reader}` }),
    statusOf("/tell-us", { Origin: app.url, Cookie: "kept.session_token=fake" }),
    statusOf("/imports", { Origin: app.url, Cookie: "kept.session_token=fake" }),
  ]);
  const after = await residentMegabytes();
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
      ask("POST", path, { Origin: app.url, "Content-Type": "application/json" }, '{"text":"hello"}'),
      ask("POST", path, { Origin: app.url, "Content-Type": "text/plain" }, "hello"),
      ask("POST", path, { Origin: app.url }, "hello"),
      ask("POST", path, { Origin: app.url, "Content-Type": "multipart/form-data" }, "hello"),
      ask("POST", path, { Origin: app.url, "Content-Type": "multipart/form-data; boundary=x" }, "hello"),
      ask("POST", path, { Origin: app.url, "Content-Type": "multipart/form-data; boundary=x" }, "--x\r\nx"),
    ]);
    for (const { status } of statuses.slice(0, 3)) expect([path, status]).toEqual([path, 415]);
    expect([path, statuses[3]?.status]).toEqual([path, 400]);
    for (const { status } of statuses.slice(4)) expect([400, 401, 404, 405], path).toContain(status);
  }
  expect(app.output()).not.toMatch(/"level":50/);
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

test("an address that cannot be decoded is not there, and what it held is printed nowhere", async () => {
  const canary = "CANARYthatNobodyMayRead";
  for (const folder of [
    "follow",
    "reset",
    "invitation",
    "confirm",
    "join",
    "reading",
    "%66ollow",
    "nowhere",
  ]) {
    for (const end of ["%ff", "%", "%E0%A4%A", "%00", "%c0%ae"]) {
      for (const suffix of ["", ".data"]) {
        const answer = await ask("GET", `/${folder}/${canary}${end}${suffix}`);
        expect([folder, end, answer.status]).toEqual([folder, end, 404]);
      }
    }
  }
  for (const method of ["TRACE", "TRACK", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"]) {
    const answer = await ask(method, `/follow/${canary}`, method === "TRACE" ? {} : own());
    expect([method, answer.status]).toEqual([method, answer.status === 400 ? 400 : 405]);
    expect(answer.text).not.toContain(" at ");
  }
  expect((await ask("TRACE", "/api/v1/cases")).status).toBe(405);
  expect(app.output()).not.toContain(canary);
  expect(app.output()).not.toMatch(/^\s+at /m);
});

test("signing in leads to a path of ours, whatever the address asks for", async () => {
  const session = await signIn();
  for (const next of [
    "/%09/evil.test/x",
    "/./%09/evil.test",
    "//evil.test",
    "/%5Cevil.test",
    "/%00",
    "/%2500",
  ]) {
    const answer = await ask("GET", `/sign-in?next=${next}`, { Cookie: session });
    expect(answer.status).toBe(302);
    const goes = new URL(answer.headers.location ?? "", `${app.url}/sign-in`).href;
    expect([`${app.url}/home`, `${app.url}/`]).toContain(goes);
  }
  const there = await ask("GET", "/sign-in?next=%2Fcases%3Fstatus%3Dopen", { Cookie: session });
  expect(there.headers.location).toBe("/cases?status=open");
});

test("pages of staff stay on no shared computer, and nobody holds more than a share of streams", async () => {
  const session = await signIn();
  for (const path of ["/home", "/cases", "/settings/people", "/home.data", "/cases.data"]) {
    const answer = await ask("GET", path, { Cookie: session });
    expect([path, answer.status, answer.headers["cache-control"]]).toEqual([path, 200, "no-store"]);
  }
  const open: http.ClientRequest[] = [];
  const statuses = await Promise.all(
    Array.from(
      { length: 14 },
      () =>
        new Promise<number>((resolve) => {
          const headers = { Host: `localhost:${port}`, Cookie: session };
          const request = http.get(
            { host: "127.0.0.1", port, path: "/live", headers, agent: false },
            (response) => resolve(response.statusCode ?? 0),
          );
          request.on("error", () => undefined);
          open.push(request);
        }),
    ),
  );
  for (const request of open) request.destroy();
  expect(statuses.filter((status) => status === 200)).toHaveLength(12);
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
});

test("whoever tries too often hears when to come again, on pages too", async () => {
  const find = () => ask("POST", "/follow", own(), `link=${"a".repeat(43)}`);
  expect([(await find()).status, (await find()).status]).toEqual([422, 422]);
  const refused = await find();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
});

test("set-up is not there without its code, nor after it is done", async () => {
  for (const path of ["/setup", "/setup?code=", "/setup?code=wrong", new URL(app.link).pathname])
    expect([path, (await ask("GET", path)).status]).toEqual([path, 404]);
  const again = new URL(app.link);
  expect((await ask("GET", again.pathname + again.search)).status).toBe(404);
  expect((await ask("POST", again.pathname + again.search, own(), "organisation=Another")).status).toBe(404);
});

test("a Host written another way is our own, and one that a proxy changes is explained rather than sent round", async () => {
  for (const host of [`localhost:${port}`, `LOCALHOST:${port}`, `localhost.:${port}`, "localhost"])
    expect([host, (await ask("GET", "/sign-in", { Host: host })).status]).toEqual([host, 200]);
  const behind = {
    Host: `127.0.0.1:${port}`,
    "X-Forwarded-Host": "localhost",
    "X-Forwarded-Port": String(port),
  };
  expect((await ask("GET", "/sign-in", behind)).status).toBe(200);
  const sent = await ask("GET", "/sign-in?next=%2Fcases", { Host: "internal.example:8080" });
  expect(sent.status).toBe(302);
  const location = new URL(sent.headers.location ?? "");
  expect(location.origin).toBe(app.url);
  const path = location.pathname + location.search;
  const round = await ask("GET", path, { Host: "internal.example:8080" });
  expect([round.status, round.headers.location]).toEqual([421, undefined]);
  expect(round.text).toContain("TRUSTED_PROXIES");
  expect(round.text).toContain("proxy_set_header Host");
  await ask("GET", path, { Host: "internal.example:8080" });
  await expect.poll(() => app.output()).toMatch(/requests do not arrive under PUBLIC_URL/);
  expect(app.output().match(/requests do not arrive under PUBLIC_URL/g)).toHaveLength(1);
  // Under the right name the mark goes away again.
  const back = await ask("GET", path);
  expect([back.status, back.headers.location]).toEqual([302, `${app.url}/sign-in?next=%2Fcases`]);
});

test("figures about the process are for this machine alone", async () => {
  expect((await ask("GET", "/metrics")).text).toContain("http_request_duration_seconds");
  expect((await ask("GET", "/metrics", { "X-Forwarded-For": "198.51.100.1" })).status).toBe(404);
});

test("whoever drips headers or bodies is let go after 15 seconds, and others are answered meanwhile", async () => {
  const drip = (first: string, then: string) =>
    new Promise<{ seconds: number; text: string }>((resolve) => {
      const began = performance.now();
      let text = "";
      const socket = net.connect(port, "127.0.0.1", () => socket.write(first));
      const timer = setInterval(() => socket.write(then), 500);
      socket.on("data", (data) => {
        text += data;
      });
      socket.on("error", () => undefined);
      socket.on("close", () => {
        clearInterval(timer);
        resolve({ seconds: (performance.now() - began) / 1000, text });
      });
    });
  const host = `Host: localhost:${port}\r\nOrigin: ${app.url}\r\n`;
  const typed = `${host}Content-Type: application/x-www-form-urlencoded\r\n`;
  const drips = Promise.all([
    drip(`GET /healthz HTTP/1.1\r\n${host}`, "X-Slow: 1\r\n"),
    drip(`POST /tell-us HTTP/1.1\r\n${typed}Content-Length: 5000\r\n\r\n`, "a"),
    drip(`POST /tell-us HTTP/1.1\r\n${typed}Transfer-Encoding: chunked\r\n\r\n`, "1\r\na\r\n"),
    drip(
      `POST /api/v1/public/voices HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n`,
      " ",
    ),
    drip(`GET /sign-in HTTP/1.1\r\n${host}Content-Length: 5000\r\n\r\n`, "a"),
    drip(`POST /nowhere/at/all HTTP/1.1\r\n${typed}Content-Length: 5000\r\n\r\n`, "a"),
  ]);
  const began = performance.now();
  expect((await ask("GET", "/healthz")).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(5_000);
  const [headers, body, chunked, api, read] = await drips;
  for (const { seconds } of await drips) expect(seconds).toBeLessThan(24);
  expect(headers?.text).toMatch(/^HTTP\/1.1 408/);
  for (const each of [body, chunked, api]) expect(each?.text).toMatch(/^HTTP\/1.1 408/);
  expect(read?.text).toMatch(/^HTTP\/1.1 200/);
}, 60_000);

async function signIn(): Promise<string> {
  const body = new URLSearchParams({ email: "noor@veldhaven.example", password: "tulips under a wide sky" });
  const answer = await ask("POST", "/sign-in", own(), body.toString());
  const cookies = answer.headers["set-cookie"] ?? [];
  expect([answer.status, cookies.length > 0]).toEqual([302, true]);
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

test("whoever leaves before the answer is there is no fault of ours: neither the log nor the metrics say 500", async () => {
  for (let time = 0; time < 20; time += 1) {
    const socket = net.connect(port, "127.0.0.1");
    socket.write(`GET /sign-in HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
    await new Promise((next) => setTimeout(next, time % 4));
    socket.destroy();
  }
  await expect
    .poll(async () => (await ask("GET", "/metrics")).text, { timeout: 10_000 })
    .toMatch(/_count\{method="GET",status="499"\} \d/);
  expect((await ask("GET", "/metrics")).text).not.toContain('method="GET",status="500"');
});
