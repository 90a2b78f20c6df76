import { system } from "#core/actor.ts";
import type { Caller } from "#core/context.ts";
import { type Config, readConfig } from "../server/config.ts";
import { connectionsOf, givenConnections, type OpenedDatabase } from "../server/database.ts";
import { startEmbeddedDatabase } from "../server/embedded/database.ts";
import { connectionOfRunning } from "../server/embedded/running.ts";
import { openServices } from "../server/services.ts";

/**
 * The database of these settings: the operator's, the embedded one that an app is running, or else the embedded one
 * started for as long as we need it.
 */
export async function reachDatabase(config: Config): Promise<OpenedDatabase> {
  const given = givenConnections(config);
  if (given) return { connections: given, stop: async () => undefined };
  const running = await connectionOfRunning(config.dataFolder);
  if (running) return { connections: connectionsOf(running, config), stop: async () => undefined };
  const log = (line: string) => console.error(line);
  const { connection, stop } = await startEmbeddedDatabase({ dataFolder: config.dataFolder, log });
  return { connections: connectionsOf(connection, config), stop };
}

/** Acts as the operator of this installation, with everything open for as long as that takes. */
export async function asOperator<Result>(act: (caller: Caller) => Promise<Result>): Promise<Result> {
  // Answers go to standard output, where a log line could be taken for one.
  process.env.LOG_LEVEL ??= "silent";
  const config = await readConfig(process.env, []);
  const database = await reachDatabase(config);
  try {
    const opened = await openServices(config, database.connections);
    try {
      return await act({ services: opened.services, actor: system, address: null, language: "en" });
    } finally {
      await opened.close();
    }
  } finally {
    await database.stop();
  }
}
