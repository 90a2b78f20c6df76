import { serve } from "@hono/node-server";
import { isSetUp, setupCode } from "#domain/organisation/set-up.ts";
import { ConfigError, readConfig } from "./config.ts";
import { openConnection } from "./database.ts";
import { serveHttp } from "./http.ts";
import { openPages } from "./pages.ts";
import { openServices } from "./services.ts";
import { startWorker } from "./worker.ts";

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  for (const line of error.message.split("\n")) console.error(line);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = await readConfig(process.env, process.argv.slice(2));
  const database = await openConnection(config);
  const opened = await openServices(config, database.connection);
  const worker = await startWorker(opened);
  const pages = await openPages(config.development);
  const app = serveHttp(config, opened.services, opened.pool, pages);
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  const ready = await isSetUp(opened.services.database);
  console.log(
    `\n  Kept is ready: ${config.publicUrl}${ready ? "/" : `/setup?code=${setupCode(config.secret)}`}\n`,
  );
  stopOnSignal(async () => {
    server.close();
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    await worker.stop();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await opened.close();
    await database.stop();
  });
}

/** Drains and stops within ten seconds. A second signal does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(1), 9_500).unref();
      stop().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
