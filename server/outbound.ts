import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

const mostBytes = 64 * 1024;
const mostMilliseconds = 10_000;

/** Addresses that are nobody's business from outside: this machine, its networks, and the clouds' own services. */
const inner = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  inner.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  inner.addSubnet(network, prefix, "ipv6");
}

/** Whether an address lies inside: private, local, reserved, or an IPv4 address of that kind in IPv6 clothes. */
export function isInner(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return inner.check(mapped, "ipv4");
  if (/^::ffff:/i.test(address)) return true;
  return inner.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** A request to outside that was not made, or whose answer was too slow, too large, or led elsewhere. */
export class OutboundRefused extends Error {}

/**
 * Asks another server: http(s) only, no redirects, at most ten seconds and 64 KB. Every address that a name stands for
 * is checked, and the connection goes to a checked one, so that a name cannot change its mind in between. `trusted`
 * holds hosts (with port) that the operator named, which may lie inside. Errors: OutboundRefused; whatever the network says.
 */
export async function askOutside(
  address: string | URL,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array },
  trusted: ReadonlySet<string>,
): Promise<Response> {
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new OutboundRefused("not an http address");
  const free = trusted.has(url.host);
  const name = url.hostname.replace(/^\[|\]$/g, "");
  if (!free && isIP(name) && isInner(name)) throw new OutboundRefused("an inner address");
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(url, {
      method: options.method ?? "GET",
      headers: options.headers,
      lookup: free ? undefined : checkedLookup,
      signal: AbortSignal.timeout(mostMilliseconds),
    });
    request.on("error", reject);
    request.on("response", (answer) => {
      const status = answer.statusCode ?? 500;
      if (status >= 300 && status < 400) return refuse("the answer leads elsewhere");
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on("data", (part: Buffer) => {
        bytes += part.length;
        parts.push(part);
        if (bytes > mostBytes) refuse("the answer is too large");
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const headers = new Headers();
        for (const [key, value] of Object.entries(answer.headers)) {
          for (const each of [value ?? []].flat()) headers.append(key, each);
        }
        resolve(new Response(bytes > 0 ? Buffer.concat(parts) : null, { status, headers }));
      });
    });
    const refuse = (reason: string) => {
      reject(new OutboundRefused(reason));
      request.destroy();
    };
    request.end(options.body);
  });
}

const checkedLookup: LookupFunction = (name, options, callback) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    if (addresses.length === 0 || addresses.some(({ address }) => isInner(address))) {
      return callback(new OutboundRefused("an inner address"), "", 0);
    }
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]?.address ?? "", addresses[0]?.family);
  });
};
