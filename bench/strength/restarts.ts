import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { readPostmasterFile } from "../../server/embedded/postmaster-file.ts";

/** An app at work, and the database under it that is about to be restarted. */
export interface Restarted {
  url: string;
  /** Reaches the same database past the app. */
  connection: pg.ClientConfig;
  /** Folder of the database's files. */
  cluster: string;
  isAlive(): boolean;
  /** Addresses to which mail has come. */
  mailed(): ReadonlySet<string>;
}

export interface RestartFigures {
  rounds: number;
  /** Rounds after which the process lived and answered again. */
  survived: number;
  /** Milliseconds from the database taking connections to the app having written something. */
  recovered: number[];
  /** Milliseconds from the end of the database to the app having written something. */
  away: number[];
  /** Answers to writes by status. */
  statuses: Record<string, number>;
  /** Refusals of 503 that did not say when to come again. */
  withoutRetryAfter: number;
  acknowledged: number;
  /** Of what was acknowledged: not in the database, or without its mail in the end. */
  lost: number;
  unmailed: number;
}

/** Where the cluster of an embedded database lies. */
export const clusterOf = (dataFolder: string): Promise<string> =>
  realpath(join(dataFolder, "database", "cluster"));

/**
 * Ends the database again and again while people write and each word makes a mail job, and looks whether the app stays.
 * @param kind `SIGKILL` is a crash, `SIGINT` an orderly restart; its supervisor starts it again
 */
export async function restartRounds(
  app: Restarted,
  rounds: number,
  kind: "SIGKILL" | "SIGINT",
): Promise<RestartFigures> {
  const figures: RestartFigures = {
    rounds,
    survived: 0,
    recovered: [],
    away: [],
    statuses: {},
    withoutRetryAfter: 0,
    acknowledged: 0,
    lost: 0,
    unmailed: 0,
  };
  const references = new Map<string, string>();
  let over = false;
  const writers = Array.from({ length: 4 }, async (_each, writer) => {
    for (let turn = 0; !over; turn += 1) {
      const address = `w${writer}.${turn}.${Date.now()}@mail.example`;
      const answer = await tell(app.url, address);
      const status = String(answer?.status ?? "no answer");
      figures.statuses[status] = (figures.statuses[status] ?? 0) + 1;
      if (answer?.status === 201) references.set(answer.reference, address);
      if (answer?.status === 503 && !answer.retryAfter) figures.withoutRetryAfter += 1;
      await pause(answer?.status === 201 ? 30 : 100);
    }
  });
  const reader = (async () => {
    const paths = ["/charter", "/tell-us", "/sign-in", "/charter.data"];
    for (let turn = 0; !over; turn += 1) {
      const answer = await look(app.url, paths[turn % paths.length] ?? "/");
      const status = `page ${answer?.status ?? "no answer"}`;
      figures.statuses[status] = (figures.statuses[status] ?? 0) + 1;
      if (answer?.status === 503 && !answer.retryAfter) figures.withoutRetryAfter += 1;
      await pause(100);
    }
  })();
  for (let round = 0; round < rounds && app.isAlive(); round += 1) {
    await untilMailed(app, references, 5);
    const pid = (await readPostmasterFile(app.cluster))?.pid;
    if (!pid) throw new Error(`no database runs in ${app.cluster}`);
    const ended = performance.now();
    process.kill(pid, kind);
    await untilBack(app, pid);
    const back = performance.now();
    if (!(await untilTaken(app))) break;
    figures.recovered.push(Math.round(performance.now() - back));
    figures.away.push(Math.round(performance.now() - ended));
    figures.survived += 1;
  }
  over = true;
  await Promise.all([...writers, reader]);
  figures.acknowledged = references.size;
  if (app.isAlive()) {
    await untilMailed(app, references, references.size);
    figures.unmailed = [...references.values()].filter((address) => !app.mailed().has(address)).length;
  }
  figures.lost = references.size - (await countKept(app, [...references.keys()]));
  return figures;
}

async function tell(url: string, email: string) {
  try {
    const answer = await fetch(`${url}/api/v1/public/voices`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kind: "question", text: "When is the pool open?", email }),
      signal: AbortSignal.timeout(20_000),
    });
    const body = (await answer.json()) as { reference?: string };
    return {
      status: answer.status,
      retryAfter: answer.headers.get("Retry-After"),
      reference: body.reference ?? "",
    };
  } catch {
    return null;
  }
}

async function look(url: string, path: string) {
  try {
    const answer = await fetch(url + path, { signal: AbortSignal.timeout(20_000), redirect: "manual" });
    await answer.arrayBuffer();
    return { status: answer.status, retryAfter: answer.headers.get("Retry-After") };
  } catch {
    return null;
  }
}

/** The next one has begun and takes connections. */
async function untilBack(app: Restarted, before: number): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(10)) {
    const file = await readPostmasterFile(app.cluster).catch(() => undefined);
    // Asked only once it says so itself: each connection that a recovering database refuses costs it a process.
    if (!file?.pid || file.pid === before || file.status !== "ready") continue;
    const client = new pg.Client({ ...app.connection, connectionTimeoutMillis: 1_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch {
      // Not yet.
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error("the database did not come back within a minute");
}

async function untilTaken(app: Restarted): Promise<boolean> {
  for (const deadline = Date.now() + 30_000; app.isAlive() && Date.now() < deadline; await pause(20)) {
    const answer = await tell(app.url, `probe.${Date.now()}@mail.example`);
    if (answer?.status === 201) return true;
  }
  return false;
}

/** Until some of those who wrote have their mail: then jobs are at work. At most two minutes. */
async function untilMailed(app: Restarted, references: Map<string, string>, least: number): Promise<void> {
  const begun = app.mailed().size;
  for (const deadline = Date.now() + 120_000; app.isAlive() && Date.now() < deadline; await pause(50)) {
    if (least >= references.size && references.size > 0) {
      if ([...references.values()].every((address) => app.mailed().has(address))) return;
    } else if (app.mailed().size >= begun + least) return;
  }
}

async function countKept(app: Restarted, references: string[]): Promise<number> {
  const client = new pg.Client(app.connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ kept: number }>(
      "select count(distinct reference)::int as kept from cases where reference = any($1)",
      [references],
    );
    return rows[0]?.kept ?? 0;
  } finally {
    await client.end();
  }
}
