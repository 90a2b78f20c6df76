import http from "node:http";
import { connectionOfRunning } from "../../server/embedded/running.ts";
import { prepare } from "../../server/prepare.mjs";
import { type Running, startKept } from "../server.ts";
import { crowd, residentOf } from "./crowd.ts";
import { openMailSink } from "./mail-sink.ts";
import { clusterOf, restartRounds } from "./restarts.ts";

/**
 * `npm run bench:strength` tries an app of its own, with the demo in it: a crowd on public pages and on the API,
 * uploads by strangers, restarts of the database. `npm run bench:strength -- PART` does one part, and a number after
 * it changes the restarts (20) or the seconds of each crowd (20).
 */
const [part = "all", number = "20"] = process.argv.slice(2);
await prepare("pages");
const sink = await openMailSink();
const app = await startKept({ SMTP_URL: sink.url }, ["--demo"]);
try {
  if (["all", "crowd"].includes(part)) await crowds(app, Number(number));
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
