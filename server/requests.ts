import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { type Actor, onOwnDevice, visitor } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { employeeOfSession } from "#domain/organisation/sessions.ts";
import { guestOfToken } from "#domain/workshops/join-workshop.ts";
import type { Config } from "./config.ts";

/** The address that asks: the last one in X-Forwarded-For that is not a proxy of ours, or the peer itself. */
export function addressOf(context: Context, config: Config): string | null {
  const peer = plain(getConnInfo(context).remote.address ?? "");
  if (!config.trustedProxies.includes(peer)) return peer || null;
  const chain = (context.req.header("X-Forwarded-For") ?? "").split(",").map((part) => plain(part.trim()));
  const outside = chain.reverse().find((part) => isIP(part) && !config.trustedProxies.includes(part));
  return outside ?? peer;
}

const plain = (address: string): string => address.replace(/^::ffff:/, "");

/** The language asked for by `?lang=`, else by the browser, among those the organisation uses. */
export function languageOf(context: Context, languages: string[]): string {
  const asked = context.req.query("lang");
  if (asked && languages.includes(asked)) return asked;
  for (const part of (context.req.header("Accept-Language") ?? "").slice(0, 200).split(",")) {
    const tag = part.split(";")[0]?.trim().toLowerCase().split("-")[0];
    if (tag && languages.includes(tag)) return tag;
  }
  return languages[0] ?? "en";
}

/** What a page speaks: the language its address asks for, else the employee's own, else the browser's. */
export function languageFor(actor: Actor, context: Context, languages: string[]): string {
  const asked = context.req.query("lang");
  const chosen = asked !== undefined && languages.includes(asked);
  return actor.kind === "employee" && !chosen ? actor.language : languageOf(context, languages);
}

/**
 * The employee of the session in the request's cookies, else the guest of a workshop, or a visitor. Whoever signed in
 * at a shared device joins a workshop as a guest, and is one there.
 */
export async function actorOf(request: Request, services: Services): Promise<Actor> {
  const employee = await employeeOfSession(services, request.headers, isUse(request) ? "used" : "looked");
  if (employee && onOwnDevice(employee)) return employee;
  const token = /(?:^|;\s*)kept\.guest=([\w-]{10,200})/.exec(request.headers.get("Cookie") ?? "")?.[1];
  return (token && (await guestOfToken(services.database, token))) || employee || visitor;
}

/** A page that reads itself again when something changed is no sign that somebody is there. */
const isUse = (request: Request): boolean =>
  request.method !== "GET" || request.headers.get("Sec-Fetch-Mode") === "navigate";
