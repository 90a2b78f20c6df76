import type { MiddlewareHandler } from "hono";
import { isDecodable } from "#core/address.ts";
import type { Services } from "#core/context.ts";
import { NotFound, WrongMethod } from "#core/errors.ts";
import { refusedPage } from "./refused-page.ts";

const pageMethods = ["GET", "HEAD", "POST"];
/** Methods that no part of ours answers anywhere; libraries below stumble over some of them. */
const apiMethods = [...pageMethods, "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Refuses methods that nothing here has, before anything else sees them; and lets go of the connection of a read that
 * brings a body, which nobody would ever read to its end.
 */
export function answerable(services: Services): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    const methods = context.req.path.startsWith("/api/") ? apiMethods : pageMethods;
    if (!methods.includes(method)) {
      const refused = refusedPage(context, services, new WrongMethod());
      refused.headers.set("Allow", methods.join(", "));
      refused.headers.set("Connection", "close");
      return refused;
    }
    await next();
    const brings = context.req.header("Content-Length") ?? context.req.header("Transfer-Encoding") ?? "0";
    if ((method === "GET" || method === "HEAD") && brings !== "0") context.header("Connection", "close");
    return undefined;
  };
}

/**
 * An address that cannot be decoded is not there. Said before the page router sees it, which would print it: a secret
 * link that a mail program cut or damaged stays secret.
 */
export function unreadableAddress(services: Services): MiddlewareHandler {
  return (context, next) => {
    const { pathname } = new URL(context.req.url);
    return isDecodable(pathname) ? next() : Promise.resolve(refusedPage(context, services, new NotFound()));
  };
}
