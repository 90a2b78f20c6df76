import { randomBytes } from "node:crypto";
import http from "node:http";
import { demoPassword } from "../../server/demo/demo.ts";
import { council } from "../../server/demo/organisation.ts";
import { connectionOfRunning } from "../../server/embedded/running.ts";
import { prepare } from "../../server/prepare.mjs";
import { type Running, startKept } from "../server.ts";
import { crowd, residentOf } from "./crowd.ts";
import { openMailSink } from "./mail-sink.ts";
import { clusterOf, restartRounds } from "./restarts.ts";

/**
 * `npm run bench:strength` tries an app of its own, with the demo in it: a crowd on public pages and on the API, all of
 * them and staff at once for longer, uploads by strangers, restarts of the database. `npm run bench:strength -- PART` does
 * one part (crowd, sustained, upload, restart), and a number after it changes the restarts (20) or the seconds of each
 * crowd (20; six times that for the sustained load).
 */
const [part = "all", number = "20"] = process.argv.slice(2);
await prepare("pages");
const sink = await openMailSink();
const secret = randomBytes(32).toString("base64url");
const app = await startKept({ SMTP_URL: sink.url, SECRET_KEY: secret }, ["--demo"]);
try {
  if (["all", "crowd"].includes(part)) await crowds(app, Number(number));
  if (["all", "sustained"].includes(part)) await sustained(app, Number(number) * 6);
  if (["all", "upload"].includes(part)) await uploads(app);
  if (["all", "restart"].includes(part)) await restarts(app, Number(number));
} finally {
  await app.stop();
  await sink.stop();
}

async function crowds(running: Running, seconds: number): Promise<void> {
  const { url, key } = running;
  const read =
    (path: string, headers: Record<string, string> = {}) =>
    async () => {
      const answer = await fetch(url + path, { headers });
      await answer.arrayBuffer();
      return answer;
    };
  const tell = async () => {
    const answer = await fetch(`${url}/tell-us`, {
      method: "POST",
      headers: { Origin: url, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ kind: "question", text: "When is the pool open?" }),
    });
    await answer.arrayBuffer();
    return answer;
  };
  const cases = read("/api/v1/cases?limit=50", { Authorization: `Bearer ${key}` });
  console.table([
    await crowd("/charter, 200 people", running, 200, seconds, read("/charter")),
    await crowd("POST /tell-us, 200 people", running, 200, seconds, tell),
    await crowd("/api/v1/cases, 25 machines", running, 25, seconds, cases),
  ]);
}

/** Visitors, staff and machines at once, for long enough that what is left behind shows in the memory. */
async function sustained(running: Running, seconds: number): Promise<void> {
  const { url, key } = running;
  const cookie = await signIn(url);
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(url + path, { headers });
    await answer.arrayBuffer();
    return answer;
  };
  const staffPages = ["/home", "/cases", "/principles", "/standards", "/activity", "/workshops"];
  const turns = [
    ...["/charter", "/tell-us", "/charter"].map((path) => () => read(path)),
    ...staffPages.map((path) => () => read(path, { Cookie: cookie })),
    ...["/cases?limit=50", "/organisation", "/public/charter"].map(
      (path) => () => read(`/api/v1${path}`, { Authorization: `Bearer ${key}` }),
    ),
  ];
  let turn = 0;
  const ask = () => {
    turn += 1;
    return (turns[turn % turns.length] as () => Promise<Response>)();
  };
  console.table([await crowd(`pages, staff and API, 40 at once, ${seconds} s`, running, 40, seconds, ask)]);
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: url, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email: council.ownerEmail, password: demoPassword(secret) }),
  });
  const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  if (cookies.length === 0) throw new Error(`nobody was signed in: ${answer.status}`);
  return cookies.join("; ");
}

async function uploads(running: Running): Promise<void> {
  const before = await residentOf(running.pid);
  let most = before;
  const watching = setInterval(async () => {
    most = Math.max(most, await residentOf(running.pid));
  }, 50);
  const answers = await Promise.all(Array.from({ length: 6 }, () => upload(running.url, 95)));
  clearInterval(watching);
  console.table([
    {
      what: "6 strangers, 95 MB each, without a length",
      answers: answers.map(({ status }) => status).join(" "),
      "MB taken from them": Math.round(answers.reduce((sum, { sent }) => sum + sent, 0)),
      before,
      most,
    },
  ]);
}

/** Sends a file without saying how long it is, until it is answered. */
function upload(url: string, megabytes: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve) => {
    let [status, sent] = [0, 0];
    const piece = Buffer.alloc(64 * 1024, 120);
    const request = http.request(`${url}/api/v1/imports`, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=kept-parts" },
    });
    request.on("response", (response) => {
      status = response.statusCode ?? 0;
      response.resume();
    });
    request.on("error", () => undefined);
    request.on("close", () => resolve({ status, sent }));
    const more = () => {
      while (status === 0 && !request.destroyed && sent < megabytes) {
        sent += piece.byteLength / 1024 / 1024;
        if (!request.write(piece)) return request.once("drain", more);
      }
      return request.end();
    };
    more();
  });
}

async function restarts(running: Running, rounds: number): Promise<void> {
  const connection = await connectionOfRunning(running.dataFolder);
  if (!connection) throw new Error("this part needs the embedded database: leave DATABASE_URL out");
  const restarted = {
    url: running.url,
    connection,
    cluster: await clusterOf(running.dataFolder),
    isAlive: running.isAlive,
    mailed: () => sink.mailed,
  };
  for (const kind of ["SIGKILL", "SIGINT"] as const) {
    const { recovered, away, statuses, ...figures } = await restartRounds(restarted, rounds, kind);
    const slowest = Math.max(0, ...recovered);
    console.table([
      {
        kind,
        ...figures,
        "slowest to recover (ms)": slowest,
        "from its end on (ms)": away.join(" "),
        answers: JSON.stringify(statuses),
      },
    ]);
  }
}
