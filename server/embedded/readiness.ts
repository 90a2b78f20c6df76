import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { type DatabaseConnection, DatabaseRefused } from "./contract.ts";
import { errorCode, errorLine } from "./errors.ts";
import type { Postmaster } from "./postmaster.ts";
import { readPostmasterFile } from "./postmaster-file.ts";

/** What a database that answers tells of itself. */
export interface Answer {
  /** Such as `18.4`. */
  version: string;
}

/** Asks a database once; proof that it is ours, since it takes our password and shows that it knew it. */
export async function askDatabase(connection: DatabaseConnection): Promise<Answer> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 3000, query_timeout: 3000 });
  // A connection that breaks between two steps says so here as well as in the step that fails.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Answer>("select current_setting('server_version') as version");
    const [answer] = rows;
    if (!answer) throw new Error("the database gave no answer");
    return { version: answer.version.split(" ")[0] ?? "" };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Waits until the database takes connections, for as long as it lives: replaying a long log after a crash is no reason
 * to give up on it, and is told every 5 s.
 * @throws DatabaseRefused with the reason when it ends before that, or when our password is wrong
 */
export async function untilReady(
  postmaster: Postmaster,
  cluster: string,
  connection: DatabaseConnection,
  log: (line: string) => void,
): Promise<Answer> {
  let alive = true;
  const ended = postmaster.ended.then(() => {
    alive = false;
  });
  for (let toldAt = Date.now(); alive; ) {
    const file = await readPostmasterFile(cluster);
    if (file?.pid === postmaster.pid && file?.status === "ready") {
      const answer = await askDatabase(connection).catch(onlyIfItMayPass);
      if (answer) return answer;
    }
    if (Date.now() - toldAt > 5000) {
      log("The database is not ready yet; after a crash it first recovers what was being written…");
      toldAt = Date.now();
    }
    await Promise.race([ended, pause(10)]);
  }
  const reason = await postmaster.lastWords();
  throw new DatabaseRefused(`The database did not start${reason ? `: ${reason}` : "."}`);
}

/** Wrong password, no such role, no such database: waiting does not help against these. */
function onlyIfItMayPass(error: unknown): undefined {
  if (["28P01", "28000", "3D000"].includes(errorCode(error))) {
    throw new DatabaseRefused(`The database does not let us in: ${errorLine(error)}.`);
  }
}
