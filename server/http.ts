import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type pg from "pg";
import { endpoints } from "#api/endpoints.ts";
import { referencePage } from "#api/reference.ts";
import { serveApi } from "#api/serve.ts";
import { isDecodable } from "#core/address.ts";
import type { Services } from "#core/context.ts";
import { openBodyRooms } from "#core/request-body.ts";
import { missingMigrations } from "#db/migrate.ts";
import type { Config } from "./config.ts";
import { sameHost } from "./hosts.ts";
import type { Pages } from "./pages.ts";
import type { ReadyAnswers } from "./public-pages/answer-ready.ts";
import { answerable, unreadableAddress } from "./refused-early.ts";
import { newRequestId, type RequestLog } from "./request-log.ts";
import { addressOf, isNear, languageOf } from "./requests.ts";
import { isData, securityHeadersOf } from "./security-headers.ts";
import { answerFault, servePage } from "./serve-page.ts";

const assets = fileURLToPath(new URL("../build/client", import.meta.url));

/** What answers: the pages, those of them that are ready as bytes, and the log of requests. */
interface Served {
  pages: Pages;
  ready: ReadyAnswers | undefined;
  requests: RequestLog;
}

/** The whole HTTP surface: health, API, assets, pages. */
export function serveHttp(config: Config, services: Services, pool: pg.Pool, served: Served): Hono {
  const app = new Hono();
  const { pages, ready, requests } = served;
  const bodies = openBodyRooms();
  app.onError((error, context) => answerFault(error, context, services));
  app.use(identified);
  app.use(accessLog(requests));
  app.use(compress());
  app.use(securityHeaders(config));
  app.use(answerable(services));
  app.get("/healthz", (context) => context.text("ok"));
  app.get("/readyz", (context) => readiness(context, pool));
  app.get("/metrics", async (context) => {
    if (!isNear(context, config)) return context.notFound();
    return context.text(await requests.registry.metrics());
  });
  app.route(
    "/api/v1",
    serveApi(services, {
      endpoints,
      addressOf: (context) => addressOf(context, config),
      languageOf: (context) => languageOf(context, ["en", "nl"]),
      requestIdOf: (context) => context.get("requestId"),
      bodies,
      checkAnswers: process.env.KEPT_CHECK_ANSWERS ? "check" : "trust",
    }),
  );
  const reference = referencePage(endpoints, config.publicUrl);
  app.get("/api", (context) => context.html(reference));
  app.use("/assets/*", serveStatic({ root: assets, onFound: keepForEver }));
  app.use(unreadableAddress(services));
  app.use(
    sameHost(config, services.log, (context) =>
      services.text(languageOf(context, ["en", "nl"]), "public.wrongHost", { publicUrl: config.publicUrl }),
    ),
  );
  app.use(sameOrigin(config));
  app.all("*", (context) => servePage(context, { config, services, pages, ready, bodies }));
  return app;
}

/** What logs say of a request that its client left before the answer, as nginx says it. */
const clientClosed = 499;

const identified: MiddlewareHandler = async (context, next) => {
  const id = newRequestId();
  context.set("requestId", id);
  await next();
  context.res.headers.set("X-Request-Id", id);
};

/** One line for each request, without query, body, or anything of anonymous and follow pages. */
function accessLog(requests: RequestLog): MiddlewareHandler {
  return async (context, next) => {
    const start = performance.now();
    await next();
    const { method, path } = context.req;
    const named = isDecodable(new URL(context.req.url).pathname) ? path : "no address";
    // Whoever went away before the answer was there is no fault of ours, whatever the page said of its broken reading.
    const status = context.req.raw.signal.aborted ? clientClosed : context.res.status;
    requests.note({
      id: context.get("requestId"),
      method,
      path: named,
      status,
      seconds: (performance.now() - start) / 1000,
    });
  };
}

function securityHeaders(config: Config): MiddlewareHandler {
  return async (context, next) => {
    const nonce = randomBytes(16).toString("base64");
    context.set("nonce", nonce);
    await next();
    const { headers } = context.res;
    const allowed = isData(headers.get("Content-Type") ?? "") ? "data" : `'nonce-${nonce}' 'strict-dynamic'`;
    for (const [name, value] of securityHeadersOf(config, allowed))
      if (!headers.has(name)) headers.set(name, value);
  };
}

/** Every write through a page must come from our own pages. */
function sameOrigin(config: Config): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    if (method === "GET" || method === "HEAD") return next();
    const origin = context.req.header("Origin");
    const site = context.req.header("Sec-Fetch-Site");
    // A browser says where a form comes from; what says nothing may write only as a stranger, without a session.
    const foreign = origin
      ? origin !== config.publicUrl
      : site
        ? site !== "same-origin"
        : context.req.header("Cookie") !== undefined;
    if (foreign) return context.text(`This form may only be sent from ${config.publicUrl}.`, 403);
    return next();
  };
}

async function readiness(context: Context, pool: pg.Pool): Promise<Response> {
  try {
    const missing = await missingMigrations((text) => pool.query(text));
    return missing.length === 0
      ? context.json({ database: "ok", migrations: "ok" })
      : context.json({ database: "ok", migrations: missing }, 503);
  } catch {
    return context.json({ database: "unreachable" }, 503, { "Retry-After": "2" });
  }
}

function keepForEver(_path: string, context: Context): void {
  context.header("Cache-Control", "public, max-age=31536000, immutable");
}
