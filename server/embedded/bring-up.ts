import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { DatabaseConnection } from "./contract.ts";
import { type Endpoint, prepareEndpoint } from "./endpoint.ts";
import { errorLine } from "./errors.ts";
import type { Place } from "./place.ts";
import {
  launchPostmaster,
  type Postmaster,
  postmasterOptions,
  stopPostmaster,
  watchPostmaster,
} from "./postmaster.ts";
import { type PostmasterFile, postmasterFilePath, readPostmasterFile } from "./postmaster-file.ts";
import { endWorkersIn, isPostmasterOf } from "./processes.ts";
import { askDatabase, untilReady } from "./readiness.ts";

/** Everything that is settled before the database runs. */
export interface Plan {
  place: Place;
  binaries: Binaries;
  endpoint: Endpoint;
  connection: DatabaseConnection;
  settings: Record<string, string>;
  log: (line: string) => void;
}

/** The PostgreSQL that an app which was killed has left running, or left traces of. */
export async function findLeftBehind(
  place: Place,
): Promise<{ file: PostmasterFile; running: boolean } | undefined> {
  const file = await readPostmasterFile(place.cluster);
  return file && { file, running: await isPostmasterOf(place.cluster, file.pid) };
}

/**
 * Gets the database to answer: takes over the one that runs, or starts one.
 * @param onPostmaster is told of each process as soon as there is one, so that it can be stopped in the middle of this
 */
export async function bringUp(
  plan: Plan,
  onPostmaster: (postmaster: Postmaster) => void,
): Promise<Postmaster> {
  const left = await findLeftBehind(plan.place);
  if (left?.running) {
    const found = watchPostmaster(plan.place, left.file.pid);
    onPostmaster(found);
    if (await canTakeOver(plan, left.file)) {
      plan.log(`Took over the database that an earlier app left running (process ${left.file.pid}).`);
      return found;
    }
    plan.log(`Restarting the database that an earlier app left running (process ${left.file.pid})…`);
    await stopPostmaster(found, plan.binaries);
  } else if (left) {
    // The number in it may belong to a stranger by now, over which PostgreSQL would refuse to start.
    await rm(postmasterFilePath(plan.place.cluster), { force: true });
  }
  await endWorkersIn(plan.place.cluster);
  await prepareEndpoint(plan.endpoint, plan.place);
  const options = postmasterOptions(plan.place.cluster, plan.endpoint, plan.settings);
  const postmaster = await launchPostmaster(plan.place, plan.binaries, options);
  onPostmaster(postmaster);
  await untilReady(postmaster, plan.place.cluster, plan.connection, plan.log);
  return postmaster;
}

/** Only one that answers, is of the version that we bring, and runs with the settings that we want. */
async function canTakeOver(plan: Plan, file: PostmasterFile): Promise<boolean> {
  const { place, binaries, endpoint, connection, settings } = plan;
  if (file.host !== endpoint.host || file.port !== endpoint.port) return false;
  const wanted = postmasterOptions(place.cluster, endpoint, settings).map((option) => `"${option}"`);
  const running = await readFile(join(place.cluster, "postmaster.opts"), "utf8");
  if (!running.trimEnd().endsWith(wanted.join(" "))) return false;
  try {
    return (await askDatabase(connection)).version === binaries.version;
  } catch (error) {
    plan.log(errorLine(error));
    return false;
  }
}
