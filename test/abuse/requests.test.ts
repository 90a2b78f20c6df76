import http from "node:http";
import net from "node:net";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Client, openClient } from "./client.ts";

/** What reaches the server from whoever, on one app: addresses, methods, hosts, time. */
let client: Client;
let ask: Client["ask"];
beforeAll(async () => {
  client = await openClient(inject("databaseServer"), {
    TRUSTED_PROXIES: "127.0.0.0/8, ::1",
    RATE_LIMITS: "receipt.address=2/60,voice.address=100000/60,sign-in.address=100000/60",
    LOG_LEVEL: "info",
  });
  ({ ask } = client);
}, 90_000);
afterAll(() => client?.close());

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
    const answer = await ask(method, `/follow/${canary}`, method === "TRACE" ? {} : client.own());
    expect([method, answer.status]).toEqual([method, answer.status === 400 ? 400 : 405]);
    expect(answer.text).not.toContain(" at ");
  }
  expect((await ask("TRACE", "/api/v1/cases")).status).toBe(405);
  expect(client.app.output()).not.toContain(canary);
  expect(client.app.output()).not.toMatch(/^\s+at /m);
});

test("signing in leads to a path of ours, whatever the address asks for", async () => {
  const session = await client.signIn();
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
    const goes = new URL(answer.headers.location ?? "", `${client.app.url}/sign-in`).href;
    expect([`${client.app.url}/home`, `${client.app.url}/`]).toContain(goes);
  }
  const there = await ask("GET", "/sign-in?next=%2Fcases%3Fstatus%3Dopen", { Cookie: session });
  expect(there.headers.location).toBe("/cases?status=open");
});

test("pages of staff stay on no shared computer, and nobody holds more than a share of streams", async () => {
  const session = await client.signIn();
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
          const headers = { Host: `localhost:${client.port}`, Cookie: session };
          const request = http.get(
            { host: "127.0.0.1", port: client.port, path: "/live", headers, agent: false },
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
  const find = () => ask("POST", "/follow", client.own(), `link=${"a".repeat(43)}`);
  expect([(await find()).status, (await find()).status]).toEqual([422, 422]);
  const refused = await find();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
});

test("set-up is not there without its code, nor after it is done", async () => {
  for (const path of ["/setup", "/setup?code=", "/setup?code=wrong", new URL(client.app.link).pathname])
    expect([path, (await ask("GET", path)).status]).toEqual([path, 404]);
  const again = new URL(client.app.link);
  expect((await ask("GET", again.pathname + again.search)).status).toBe(404);
  expect(
    (await ask("POST", again.pathname + again.search, client.own(), "organisation=Another")).status,
  ).toBe(404);
});

test("a Host written another way is our own, and one that a proxy changes is explained rather than sent round", async () => {
  for (const host of [
    `localhost:${client.port}`,
    `LOCALHOST:${client.port}`,
    `localhost.:${client.port}`,
    "localhost",
  ])
    expect([host, (await ask("GET", "/sign-in", { Host: host })).status]).toEqual([host, 200]);
  const behind = {
    Host: `127.0.0.1:${client.port}`,
    "X-Forwarded-Host": "localhost",
    "X-Forwarded-Port": String(client.port),
  };
  expect((await ask("GET", "/sign-in", behind)).status).toBe(200);
  const sent = await ask("GET", "/sign-in?next=%2Fcases", { Host: "internal.example:8080" });
  expect(sent.status).toBe(302);
  const location = new URL(sent.headers.location ?? "");
  expect(location.origin).toBe(client.app.url);
  const path = location.pathname + location.search;
  const round = await ask("GET", path, { Host: "internal.example:8080" });
  expect([round.status, round.headers.location]).toEqual([421, undefined]);
  expect(round.text).toContain("TRUSTED_PROXIES");
  expect(round.text).toContain("proxy_set_header Host");
  await ask("GET", path, { Host: "internal.example:8080" });
  await expect.poll(() => client.app.output()).toMatch(/requests do not arrive under PUBLIC_URL/);
  expect(client.app.output().match(/requests do not arrive under PUBLIC_URL/g)).toHaveLength(1);
  // Under the right name the mark goes away again.
  const back = await ask("GET", path);
  expect([back.status, back.headers.location]).toEqual([302, `${client.app.url}/sign-in?next=%2Fcases`]);
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
      const socket = net.connect(client.port, "127.0.0.1", () => socket.write(first));
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
  const host = `Host: localhost:${client.port}\r\nOrigin: ${client.app.url}\r\n`;
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

test("every answer names its request, and the log has it under that name alone", async () => {
  const ids = new Set<string>();
  for (const path of [
    "/sign-in",
    "/",
    "/charter",
    "/tell-us",
    "/api",
    "/api/v1/nowhere",
    "/healthz",
    "/nowhere",
    "/assets/none",
  ]) {
    const { headers, status } = await ask("GET", path, { "X-Request-Id": "chosen-by-the-sender" });
    const id = String(headers["x-request-id"]);
    expect([path, /^[0-9a-f]{16}$/.test(id)]).toEqual([path, true]);
    ids.add(id);
    // What the log says nothing of, it names nothing of either.
    const logged = !/tell-us|healthz|assets/.test(path);
    if (logged)
      await expect
        .poll(() => client.app.output())
        .toContain(`"id":"${id}","method":"GET","path":"${path}","status":${status}`);
    else expect(client.app.output()).not.toContain(id);
  }
  expect(ids.size).toBe(9);
  expect(client.app.output()).not.toContain("chosen-by-the-sender");
});

test("JSON may load and run nothing; a page keeps its own rules", async () => {
  for (const path of [
    "/api/v1/public/charter",
    "/api/v1/nowhere",
    "/api/v1/cases",
    "/api/v1/openapi.json",
    "/readyz",
  ]) {
    const { headers } = await ask("GET", path);
    expect([path, headers["content-security-policy"]]).toEqual([
      path,
      "default-src 'none'; frame-ancestors 'none'",
    ]);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
  expect((await ask("GET", "/sign-in")).headers["content-security-policy"]).toMatch(/script-src 'nonce-/);
});

test("whoever leaves before the answer is there is no fault of ours: neither the log nor the metrics say 500", async () => {
  for (let time = 0; time < 20; time += 1) {
    const socket = net.connect(client.port, "127.0.0.1");
    socket.write(`GET /sign-in HTTP/1.1\r\nHost: localhost:${client.port}\r\n\r\n`);
    await new Promise((next) => setTimeout(next, time % 4));
    socket.destroy();
  }
  await expect
    .poll(async () => (await ask("GET", "/metrics")).text, { timeout: 10_000 })
    .toMatch(/_count\{method="GET",status="499"\} \d/);
  expect((await ask("GET", "/metrics")).text).not.toContain('method="GET",status="500"');
});
