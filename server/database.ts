import type { Connection } from "#db/connection.ts";
import type { Config } from "./config.ts";

/** The operator's PostgreSQL, or the embedded one, with the way to let go of it. */
export interface OpenedDatabase {
  connection: Connection;
  stop(): Promise<void>;
}

/** Errors: a plain line when the embedded database is in use by another process. */
export async function openConnection(config: Config): Promise<OpenedDatabase> {
  if (config.databaseUrl) {
    return { connection: { connectionString: config.databaseUrl }, stop: async () => undefined };
  }
  const { startEmbeddedDatabase } = await import("./embedded/database.ts");
  return startEmbeddedDatabase({ dataFolder: config.dataFolder, log: (line) => console.log(line) });
}
