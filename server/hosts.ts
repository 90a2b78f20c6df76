import type { Context, MiddlewareHandler } from "hono";
import type { Log } from "#core/context.ts";
import type { Config } from "./config.ts";
import { isOurProxy } from "./requests.ts";

/** Marks an address to which a browser was already sent once. */
const mark = "kept-host";

/**
 * Pages live under one origin: a read on another host is sent there, once. What comes back still under another name has
 * a proxy in front that changes it: then a page says so, and the log once, rather than sending it round for ever.
 */
export function sameHost(config: Config, log: Log, explain: (context: Context) => string): MiddlewareHandler {
  const { publicUrl } = config;
  let told = false;
  return async (context, next) => {
    if (context.req.method !== "GET" && context.req.method !== "HEAD") return next();
    const url = new URL(context.req.url);
    const marked = url.searchParams.has(mark);
    if (isPublicHost(hostIn(context, config), publicUrl)) {
      if (!marked) return next();
      url.searchParams.delete(mark);
      return context.redirect(publicUrl + url.pathname + url.search, 302);
    }
    if (marked) {
      if (!told)
        log.warn(
          { host: context.req.header("Host"), forwarded: context.req.header("X-Forwarded-Host"), publicUrl },
          "requests do not arrive under PUBLIC_URL: the proxy should pass the Host on, or PUBLIC_URL should be what the browser shows",
        );
      told = true;
      return context.text(explain(context), 421);
    }
    url.searchParams.set(mark, "sent");
    return context.redirect(publicUrl + url.pathname + url.search, 302);
  };
}

/** The host that the browser asked, as far as it can be believed. */
function hostIn(context: Context, config: Config): string {
  const given = context.req.header("Host") ?? "";
  if (!isOurProxy(context, config)) return given;
  const forwarded = first(context.req.header("X-Forwarded-Host"));
  if (!forwarded) return given;
  const port = first(context.req.header("X-Forwarded-Port"));
  return port && !/:\d+$/.test(forwarded) ? `${forwarded}:${port}` : forwarded;
}

const first = (list: string | undefined): string => list?.split(",")[0]?.trim() ?? "";

/**
 * Whether a Host names the host of a public address: letters of either case, a final dot and a port that goes without
 * saying change nothing. A proxy that leaves the port out (nginx: `$host`) still means the same host.
 */
export function isPublicHost(host: string, publicUrl: string): boolean {
  const ours = new URL(publicUrl);
  const theirs = URL.parse(`${ours.protocol}//${host}`);
  if (!theirs || theirs.username || theirs.pathname !== "/") return false;
  const nameOf = ({ hostname }: URL) => hostname.replace(/\.$/, "");
  if (nameOf(theirs) !== nameOf(ours)) return false;
  const named = /:(\d+)$/.exec(host)?.[1];
  // TLS ends at the proxy, which may name the port of either side of it.
  return named === undefined || theirs.port === ours.port || ["80", "443"].includes(named);
}
