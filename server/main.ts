import { createServer, type RequestListener, type ServerOptions } from "node:http";
import { serve } from "@hono/node-server";
import type { Services } from "#core/context.ts";
import type { OpenStreams } from "#core/open-streams.ts";
import { SchemaRefused } from "#db/prepare.ts";
import { isSetUp, setupCode } from "#domain/organisation/set-up.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { openConnection } from "./database.ts";
import { fillDemo } from "./demo/demo.ts";
import { DatabaseRefused } from "./embedded/contract.ts";
import { serveHttp } from "./http.ts";
import { type Answering, openPages } from "./pages.ts";
import { openReadyPages } from "./public-pages/open.ts";
import { openRequestLog } from "./request-log.ts";
import { openServices } from "./services.ts";
import { outliveLostConnections } from "./unhandled.ts";
import { startWorker } from "./worker.ts";

/** Connections at once: more than a building of people with a stream each, far less than memory holds. */
const mostConnections = 2_000;
/** Milliseconds that requests under way get when the process stops; what is after them needs the rest of ten seconds. */
const longestRequest = 5_000;

try {
  await start();
} catch (error) {
  // What the operator can mend is said in one line; everything else is a fault of ours and shows where.
  const line = lineFor(error);
  console.error(line ?? error);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = await readConfig(process.env, process.argv.slice(2));
  const closing: (() => Promise<unknown> | unknown)[] = [];
  const stop = async () => {
    for (const close of closing.reverse()) await close();
  };
  stopOnSignal(stop);
  try {
    const database = await openConnection(config);
    closing.push(() => database.stop());
    const opened = await openServices(config, database.connections);
    closing.push(() => opened.close());
    const demo = config.demo ? await fillDemo(opened.services) : undefined;
    const worker = await startWorker(opened);
    closing.push(() => worker.stop());
    outliveLostConnections(opened.log, worker.renew);
    const { pages, modules, close } = await openPages(config.development);
    closing.push(close);
    const requests = openRequestLog(opened.services.log);
    const ready = openReadyPages(config, opened, pages, requests);
    closing.push(() => ready?.stop());
    const app = serveHttp(config, opened.services, opened.pool, { pages, ready: ready?.answers, requests });
    // What is ready as bytes is answered before the application is asked, and so are modules.
    const server = await listen(app, config, (request, response, next) => {
      if (ready?.answers.answer(request, response)) return;
      if (modules) modules(request, response, next);
      else next();
    });
    closing.push(() => drain(server, opened.services.streams));
    await sayReady(config, opened.services, demo);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(
  app: ReturnType<typeof serveHttp>,
  config: Config,
  first: Answering,
): Promise<ReturnType<typeof serve>> {
  const server = serve({
    fetch: app.fetch,
    port: config.port,
    hostname: config.host,
    serverOptions: { headersTimeout: 15_000, requestTimeout: 600_000, connectionsCheckingInterval: 2_000 },
    createServer: ((options: ServerOptions, answer: RequestListener) =>
      createServer(options, (request, response) => {
        first(request, response, () => answer(request, response));
      })) as typeof createServer,
  });
  // Forms have a shorter time of their own (core/request-body.ts); this one bounds large files.
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  return server;
}

/** Takes nothing new, ends live streams, lets requests under way end for some seconds, then ends what is left. */
async function drain(server: ReturnType<typeof serve>, streams: OpenStreams): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  streams.endAll();
  const idle = setInterval(() => {
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  }, 100);
  const late = setTimeout(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
  }, longestRequest);
  await closed;
  clearTimeout(late);
  clearInterval(idle);
}

async function sayReady(
  config: Config,
  services: Services,
  demo: Awaited<ReturnType<typeof fillDemo>> | undefined,
) {
  const ready = await isSetUp(services.database);
  const path = ready ? "/" : `/setup?code=${setupCode(config.secret)}`;
  console.log(`\n  Kept is ready: ${config.publicUrl}${path}\n`);
  if (demo) console.log(`  The demo: sign in as ${demo.email}\n  with the password ${demo.password}\n`);
  else if (demo === null)
    console.log("  This database holds an organisation already, so the demo changed nothing.\n");
}

function isForOperator(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof DatabaseRefused || error instanceof SchemaRefused;
}

/** What an operator can mend, in one line; null for a fault of ours. */
function lineFor(error: unknown): string | null {
  if (isForOperator(error)) return error.message;
  if (!(error instanceof Error)) return null;
  const { code, address, port, path } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  switch (code) {
    case "EADDRINUSE":
      return `PORT ${port} is in use by another program; choose another with PORT=…`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
      return path
        ? `DATA_DIR cannot be written to: ${path} (${code})`
        : `PORT ${port} may not be used (${code})`;
    case "ENOTFOUND":
    case "EADDRNOTAVAIL":
      return `HOST, DATABASE_URL or DATABASE_OWNER_URL names a host that is not here: ${address ?? error.message}`;
    case "ECONNREFUSED":
    case "3D000":
    case "28P01":
    case "28000":
      return `The database of DATABASE_URL (or DATABASE_OWNER_URL) refuses: ${error.message || code}`;
    default:
      return null;
  }
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
