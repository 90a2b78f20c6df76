import { keyedDigest } from "#core/identifiers.ts";
import type { Connection, Connections } from "#db/connection.ts";
import type { Config } from "./config.ts";

/** The operator's PostgreSQL, or the embedded one, with the way to let go of it. */
export interface OpenedDatabase {
  connections: Connections;
  stop(): Promise<void>;
}

/** Errors: a plain line when the embedded database is in use by another process. */
export async function openConnection(config: Config): Promise<OpenedDatabase> {
  const given = givenConnections(config);
  if (given) return { connections: given, stop: async () => undefined };
  const { startEmbeddedDatabase } = await import("./embedded/database.ts");
  const { connection, stop } = await startEmbeddedDatabase({
    dataFolder: config.dataFolder,
    log: (line) => console.log(line),
  });
  return { connections: connectionsOf(connection, config), stop };
}

/** Null when the embedded database is used. */
export function givenConnections(config: Config): Connections | null {
  const { databaseUrl, databaseOwnerUrl } = config;
  if (!databaseUrl) return null;
  const connection = { connectionString: databaseUrl };
  if (!databaseOwnerUrl) return connectionsOf(connection, config);
  return { ...connectionsOf({ connectionString: databaseOwnerUrl }, config), app: connection };
}

/** Where nobody made a sign-in for the app, its password follows from the secret that all processes share. */
export function connectionsOf(owner: Connection, { secret }: Config): Connections {
  return { owner, app: null, password: keyedDigest(secret, "sign-in at the database") };
}
