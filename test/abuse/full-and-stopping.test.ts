import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type MailSink, openMailSink } from "../../bench/strength/mail-sink.ts";
import { type App, makeDatabase, startApp } from "../e2e/app.ts";
import { makeKey, setUpByForm } from "../e2e/set-up.ts";

/** One app whose disk fills up, has room again, and which is told to stop in the end. */
let database: Awaited<ReturnType<typeof makeDatabase>>;
let sink: MailSink;
let app: App;
let key: string;
let client: pg.Client;
beforeAll(async () => {
  database = await makeDatabase(inject("databaseServer"));
  sink = await openMailSink();
  app = await startApp({ DATABASE_URL: database.url, SMTP_URL: sink.url });
  await setUpByForm(app);
  key = await makeKey(database.url);
  client = new pg.Client(database.url);
  await client.connect();
}, 90_000);
afterAll(async () => {
  await client?.end();
  await app?.stop();
  await sink?.stop();
  await database?.drop();
});

const text = "The gate of the pool was closed at noon";

function tell(email = ""): Promise<Response> {
  return fetch(`${app.url}/api/v1/public/voices`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kind: "question", text, ...(email && { email }) }),
  });
}

const send = (path: string, body: Record<string, string>): Promise<Response> =>
  fetch(app.url + path, {
    method: "POST",
    headers: { Origin: app.url },
    body: new URLSearchParams(body),
    redirect: "manual",
  });

const signIn = () =>
  send("/sign-in", { email: "noor@veldhaven.example", password: "tulips under a wide sky" });

/** The status of a page, asked for with headers of a browser that `fetch` would not send. */
const opened = (path: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const asked = http.get(app.url + path, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("error", reject);
  });

async function countKept(): Promise<number> {
  const { rows } = await client.query<{ kept: number }>("select count(*)::int as kept from cases");
  return rows[0]?.kept ?? 0;
}

/** Every table of ours and of the jobs refuses as PostgreSQL does when a file cannot grow. */
async function fillDisk(): Promise<void> {
  await client.query(`
    create function no_room() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file "base/16384/16402": No space left on device' using errcode = 'disk_full';
    end $$;
    do $$ declare each regclass; begin
      for each in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') loop
        execute format('create trigger no_room before insert or update on %s execute function no_room()', each);
      end loop;
    end $$`);
}

const makeRoom = () => client.query("drop function no_room() cascade");

test("a full disk: writes end at 507 with plain words, reads go on, and afterwards all works by itself", async () => {
  const session = sessionOf(await signIn());
  expect((await tell("before@mail.example")).status).toBe(201);
  const before = await countKept();
  // Old enough that a use of session or key would be noted again.
  await client.query("update auth_sessions set last_used_at = now() - interval '5 minutes'");
  await fillDisk();
  const said = await tell("full@mail.example");
  expect(said.status).toBe(507);
  expect(await said.json()).toMatchObject({ status: 507, code: "storage_full", title: "No room left" });
  const page = await send("/tell-us", { kind: "question", text });
  const html = await page.text();
  expect(page.status).toBe(507);
  expect(html).toContain("There is no room left to save anything");
  expect(html).toContain(text);
  expect((await signIn()).status).toBe(507);
  // As a person who opens a page, whose use of the session is noted.
  const opening = { Cookie: session, "Sec-Fetch-Mode": "navigate" };
  const reads: Record<string, Record<string, string>> = {
    "/tell-us": {},
    "/charter": {},
    "/sign-in": {},
    "/readyz": {},
    "/home": opening,
    "/cases": opening,
    "/api/v1/cases": { Authorization: `Bearer ${key}` },
  };
  const refused: string[] = [];
  for (const [path, headers] of Object.entries(reads)) {
    const status = await opened(path, headers);
    if (status !== 200) refused.push(`${path} ${status}`);
  }
  expect(refused).toEqual([]);
  expect(await countKept()).toBe(before);
  await makeRoom();
  expect((await tell("after@mail.example")).status).toBe(201);
  expect((await send("/tell-us", { kind: "question", text })).status).toBeLessThan(400);
  expect((await signIn()).status).toBe(302);
  expect(await countKept()).toBe(before + 2);
  // What waited meanwhile goes out as well; what was refused does not.
  await expect.poll(() => sink.mailed, { timeout: 60_000, interval: 100 }).toContain("after@mail.example");
  await expect.poll(() => sink.mailed, { timeout: 60_000, interval: 100 }).toContain("before@mail.example");
  expect(sink.mailed).not.toContain("full@mail.example");
  expect(app.output()).not.toContain('"msg":"fault"');
}, 150_000);

test("told to stop, it answers what is under way, takes nothing new, and is gone within ten seconds", async () => {
  const acknowledged = await referenceOf(await tell());
  const live = (await openLive()).text();
  const body = JSON.stringify({ kind: "question", text });
  const slow = slowly(body);
  await client.query("begin; lock table cases in exclusive mode");
  const held = tell();
  await slow.begun;
  // Until the database says that somebody waits.
  await expect.poll(async () => (await client.query(waiting)).rowCount).toBeGreaterThan(0);
  const exited = once(app.process, "exit");
  const began = performance.now();
  app.process.kill("SIGTERM");
  await expect
    .poll(() =>
      fetch(`${app.url}/healthz`).then(
        () => "answered",
        (error) => error.cause?.code,
      ),
    )
    .toBe("ECONNREFUSED");
  await pause(2_000);
  slow.end();
  await client.query("commit");
  const [waited, arrived] = await Promise.all([held, slow.answer]);
  expect([waited.status, arrived.split("\r\n")[0]]).toEqual([201, "HTTP/1.1 201 Created"]);
  await live;
  expect(await exited).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(10_000);
  const references = [acknowledged, await referenceOf(waited), /"reference":\s?"([^"]+)"/.exec(arrived)?.[1]];
  const { rows } = await client.query("select reference from cases where reference = any($1)", [references]);
  expect(rows).toHaveLength(3);
}, 60_000);

const waiting = `select 1 from pg_locks where not granted
  and database = (select oid from pg_database where datname = current_database())`;

const referenceOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { reference: string }).reference;

/** A stream of what happens, which ends only with the process. */
async function openLive(): Promise<Response> {
  const answer = await fetch(`${app.url}/live`, { headers: { Cookie: sessionOf(await signIn()) } });
  expect(answer.headers.get("Content-Type")).toMatch("text/event-stream");
  return answer;
}

const sessionOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** A request whose body is half there until `end`. */
function slowly(body: string) {
  const port = Number(new URL(app.url).port);
  const [half, rest] = [body.slice(0, 20), body.slice(20)];
  const socket = net.connect(port, "127.0.0.1");
  const begun = once(socket, "connect").then(async () => {
    socket.write(
      `POST /api/v1/public/voices HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${half}`,
    );
    await pause(200);
  });
  let heard = "";
  socket.on("data", (data) => {
    heard += data;
  });
  return { begun, end: () => socket.write(rest), answer: once(socket, "close").then(() => heard) };
}
