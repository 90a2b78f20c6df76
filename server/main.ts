import { serve } from "@hono/node-server";
import { isSetUp, setupCode } from "#domain/organisation/set-up.ts";
import { ConfigError, readConfig } from "./config.ts";
import { openConnection } from "./database.ts";
import { fillDemo } from "./demo/demo.ts";
import { DatabaseRefused } from "./embedded/contract.ts";
import { serveHttp } from "./http.ts";
import { openPages } from "./pages.ts";
import { openServices } from "./services.ts";
import { startWorker } from "./worker.ts";

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof DatabaseRefused)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = await readConfig(process.env, process.argv.slice(2));
  const database = await openConnection(config);
  const opened = await openServices(config, database.connection);
  const demo = config.demo ? await fillDemo(opened.services) : undefined;
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
  if (demo) console.log(`  The demo: sign in as ${demo.email}\n  with the password ${demo.password}\n`);
  else if (demo === null)
    console.log("  This database holds an organisation already, so the demo changed nothing.\n");
  stopOnSignal(async () => {
    server.close();
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    await worker.stop();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await opened.close();
    await database.stop();
  });
}

/**
 * Drains and stops within ten seconds. A signal to the whole process group comes twice, once through `npm start`, so a
 * repeated one changes nothing; when `npm start` itself is killed, its channel closes.
 */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 9_500).unref();
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, begin);
  process.on("disconnect", begin);
}
