import { join, resolve } from "node:path";
import { findBinaries } from "./binaries.ts";
import { findLeftBehind } from "./bring-up.ts";
import { ensureCluster } from "./cluster.ts";
import type { EmbeddedDatabase, EmbeddedDatabaseOptions } from "./contract.ts";
import { chooseEndpoint, forgetEndpoint } from "./endpoint.ts";
import { takeOwnership } from "./lock.ts";
import { findPlace, type Place } from "./place.ts";
import { supervise } from "./supervisor.ts";

export type { EmbeddedDatabase, EmbeddedDatabaseOptions } from "./contract.ts";

/**
 * Starts the PostgreSQL that comes with Kept on the data below a folder, making the database at the first start and
 * taking over one that an app which was killed has left running. From then on it is started again whenever it ends by
 * itself. Data is never deleted.
 * @throws DatabaseRefused with one line for the operator: another app uses the data, or it cannot be used as it is
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { dataFolder, log, settings = {}, systemFolder = "/var/lib/kept" } = options;
  const place = await findPlace(dataFolder, systemFolder);
  const ownership = await takeOwnership(place, dataFolder);
  try {
    const binaries = await findBinaries(systemFolder);
    const passwords = await ensureCluster(place, binaries, log);
    const endpoint = await findEndpoint(place);
    const connection = { ...endpoint, user: "kept", password: passwords.kept, database: "kept" };
    const supervision = await supervise({ place, binaries, endpoint, connection, settings, log });
    if (place.folder !== join(resolve(dataFolder), "database"))
      log(`The database's files are in ${place.folder}.`);
    let stopped: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      try {
        await supervision.stop();
        await forgetEndpoint(endpoint.host);
      } finally {
        ownership.release();
      }
    };
    return {
      connection,
      exited: supervision.exited,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    ownership.release();
    throw error;
  }
}

/** Where the database that was left running listens; if none was, a place of our choice. */
async function findEndpoint(place: Place) {
  const left = await findLeftBehind(place);
  if (left?.running && left.file.host) return { host: left.file.host, port: left.file.port };
  if (left) await forgetEndpoint(left.file.host);
  return await chooseEndpoint(place);
}
