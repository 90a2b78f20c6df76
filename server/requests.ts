import { createHash, timingSafeEqual } from "node:crypto";
import { type BlockList, isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { type Actor, onOwnDevice, visitor } from "#core/actor.ts";
import type { Services } from "#core/context.ts";
import { employeeOfSession } from "#domain/organisation/sessions.ts";
import { guestOfToken } from "#domain/workshops/join-workshop.ts";
import type { Config } from "./config.ts";

/**
 * The address that asks: the last one in X-Forwarded-For that is not a proxy of ours, or the peer itself. A household
 * or an office has a whole network of IPv6, so that of such an address its network counts (the first 64 bits).
 */
export function addressOf(context: Context, config: Config): string | null {
  const peer = peerOf(context);
  if (!isTrusted(peer, config.trustedProxies)) return peer ? networkOf(peer) : null;
  const chain = (context.req.header("X-Forwarded-For") ?? "").split(",").map(addressIn);
  const outside = chain.reverse().find((part) => isIP(part) && !isTrusted(part, config.trustedProxies));
  return networkOf(outside ?? peer);
}

/** Whether a request comes through a proxy whose headers the operator trusts. */
export const isOurProxy = (context: Context, config: Config): boolean =>
  isTrusted(peerOf(context), config.trustedProxies);

/**
 * Whether somebody may read what only the operator needs: by the token, or from this machine itself. A request that a
 * proxy passed on comes from elsewhere, also where the proxy runs beside us.
 */
export function isNear(context: Context, config: Config): boolean {
  const given = /^Bearer (\S+)$/i.exec(context.req.header("Authorization") ?? "")?.[1];
  if (config.metricsToken !== null && given !== undefined) return sameToken(given, config.metricsToken);
  const passedOn = ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];
  if (passedOn.some((name) => context.req.header(name) !== undefined)) return false;
  return /^(127\.|::1$)/.test(peerOf(context));
}

const digestOf = (text: string) => createHash("sha256").update(text).digest();
const sameToken = (given: string, ours: string): boolean => timingSafeEqual(digestOf(given), digestOf(ours));

const peerOf = (context: Context): string => addressIn(getConnInfo(context).remote.address ?? "");

const isTrusted = (address: string, proxies: BlockList): boolean =>
  isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** An address as proxies write it: with a port behind it, in brackets, in quotes, or IPv4 in the clothes of IPv6. */
export function addressIn(written: string): string {
  const bare = written.trim().replace(/^"(.*)"$/, "$1");
  const bracketed = /^\[([^\]]+)\](:\d+)?$/.exec(bare)?.[1];
  const address = bracketed ?? (/^[\d.]+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(":")) : bare);
  return address.replace(/^::ffff:(?=[\d.]+$)/i, "").replace(/%.*$/, "");
}

/** The network of an IPv6 address, written out alike however it was written; an IPv4 address as it is. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const whole = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = whole.split("::");
  const parts = (side: string) => (side ? side.split(":") : []);
  const behind = tail === undefined ? [] : parts(tail);
  const zeros = Array.from({ length: 8 - parts(head).length - behind.length }, () => "0");
  return `${[...parts(head), ...(tail === undefined ? [] : zeros), ...behind].slice(0, 4).join(":")}::/64`;
}

/** The language asked for by `?lang=`, else by the browser, among those the organisation uses. */
export const languageOf = (context: Context, languages: string[]): string =>
  spokenIn(languages, context.req.query("lang") ?? null, context.req.header("Accept-Language"));

/** The same from what an address and a browser ask for; either may ask for nothing. */
export function spokenIn(languages: string[], asked: string | null, accepted: string | undefined): string {
  if (asked !== null && languages.includes(asked)) return asked;
  for (const part of (accepted ?? "").slice(0, 200).split(",")) {
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
