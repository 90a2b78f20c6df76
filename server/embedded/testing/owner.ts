// An app reduced to its database, for tests that kill apps. Says what it does on its output, one JSON value a line.
import { startEmbeddedDatabase } from "../database.ts";

const [dataFolder = "", systemFolder] = process.argv.slice(2);
const say = (message: Record<string, unknown>) => console.log(JSON.stringify(message));
try {
  const database = await startEmbeddedDatabase({ dataFolder, systemFolder, log: (line) => say({ line }) });
  say({ connection: database.connection });
  const alive = setInterval(() => undefined, 60_000);
  process.once("SIGTERM", async () => {
    await database.stop();
    say({ exited: await database.exited });
    clearInterval(alive);
  });
} catch (error) {
  say({ refused: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
