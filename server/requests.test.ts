import { spawnSync } from "node:child_process";
import { BlockList } from "node:net";
import type { Context } from "hono";
import { expect, test } from "vitest";
import { type Config, readConfig } from "./config.ts";
import { isPublicHost } from "./hosts.ts";
import { addressIn, addressOf, isNear, networkOf } from "./requests.ts";

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["198.51.100.7:4711", "198.51.100.7"],
  [" 198.51.100.7 ", "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["2001:db8::1", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ["[2001:db8::1]:443", "2001:db8::1"],
  ['"[2001:db8::1]:443"', "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
])("a proxy's %j is the address %j", (written, address) => {
  expect(addressIn(written)).toBe(address);
});

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2:ffff::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:db8:0:0:1::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("limits count %s by %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

async function configOf(env: Record<string, string>): Promise<Config> {
  return readConfig({ SECRET_KEY: "a secret of thirty-two characters", ...env }, []);
}

/** A request as it arrives: from a peer, with headers. */
const arriving = (peer: string, headers: Record<string, string>): Context =>
  ({
    req: { header: (name: string) => new Headers(headers).get(name) ?? undefined },
    env: { incoming: { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: "IPv4" } } },
  }) as unknown as Context;

test("three customers behind a proxy that writes ports count as three, and nobody else's word counts", async () => {
  const config = await configOf({ TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8, fd00::/8" });
  const from = (peer: string, chain: string) =>
    addressOf(arriving(peer, { "X-Forwarded-For": chain }), config);
  expect(from("127.0.0.1", "198.51.100.1:50001")).toBe("198.51.100.1");
  expect(from("::ffff:127.0.0.1", "198.51.100.2:50002, 10.1.2.3:80")).toBe("198.51.100.2");
  expect(from("10.9.9.9", "[2001:db8:5:6::7]:443")).toBe("2001:db8:5:6::/64");
  expect(from("fd12::1", "198.51.100.3")).toBe("198.51.100.3");
  // Written by the customer in front of what the proxy added.
  expect(from("127.0.0.1", "203.0.113.9, 198.51.100.4")).toBe("198.51.100.4");
  expect(from("127.0.0.1", "nonsense")).toBe("127.0.0.1");
  expect(from("203.0.113.5", "198.51.100.1")).toBe("203.0.113.5");
});

test.each(["127.0.0.1/33", "10.0.0.0/x", "proxy.example", "::1/129", "1.2.3.4/8/8"])(
  "TRUSTED_PROXIES refuses %s",
  async (value) => {
    await expect(configOf({ TRUSTED_PROXIES: value })).rejects.toThrow(
      /TRUSTED_PROXIES should be addresses or networks/,
    );
  },
);

test.each([
  ["kept.example.test", "https://kept.example.test", true],
  ["kept.example.test:443", "https://kept.example.test", true],
  ["kept.example.test.", "https://kept.example.test", true],
  ["KEPT.Example.Test", "https://kept.example.test", true],
  ["kept.example.test:8443", "https://kept.example.test:8443", true],
  ["kept.example.test", "https://kept.example.test:8443", true],
  ["kept.example.test:80", "http://kept.example.test", true],
  ["kept.example.test:80", "https://kept.example.test", true],
  ["localhost:3000", "http://localhost:3000", true],
  ["[::1]:3000", "http://[::1]:3000", true],
  ["kept.example.test:8080", "https://kept.example.test", false],
  ["127.0.0.1:3231", "https://kept.example.test", false],
  ["other.example.test", "https://kept.example.test", false],
  ["kept.example.test@evil.test", "https://kept.example.test", false],
  ["", "https://kept.example.test", false],
])("Host %j is %s: %s", (host, publicUrl, same) => {
  expect(isPublicHost(host, publicUrl)).toBe(same);
});

test("metrics are for this machine itself, or for who has the token", async () => {
  const open = await configOf({});
  expect(isNear(arriving("127.0.0.1", {}), open)).toBe(true);
  expect(isNear(arriving("::1", {}), open)).toBe(true);
  expect(isNear(arriving("::ffff:127.0.0.1", {}), open)).toBe(true);
  expect(isNear(arriving("10.0.0.7", {}), open)).toBe(false);
  for (const name of ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"])
    expect(isNear(arriving("127.0.0.1", { [name]: "127.0.0.1" }), open)).toBe(false);
  const guarded = await configOf({ METRICS_TOKEN: "a-token-for-the-metrics" });
  const withToken = { Authorization: "bearer a-token-for-the-metrics", "X-Forwarded-For": "10.0.0.7" };
  expect(isNear(arriving("10.0.0.7", withToken), guarded)).toBe(true);
  expect(isNear(arriving("127.0.0.1", { Authorization: "Bearer another" }), guarded)).toBe(false);
  await expect(configOf({ METRICS_TOKEN: "short" })).rejects.toThrow("METRICS_TOKEN should be 16 characters");
  await expect(configOf({ METRICS_TOKEN: "short" })).rejects.not.toThrow(/short$/);
});

test.each([
  "p#ss",
  "p/ss",
  "p?ss",
  "50%",
  "p#s@s",
  "p@ss",
  "p ss",
  "p[ss",
  "p]ss",
  "p^ss",
  'p"ss',
  "p\\\\ss",
  "p{s}s",
])("a password %j that is not written in numbers is told as such, and not shown", async (password) => {
  for (const [name, url] of [
    ["SMTP_URL", `smtp://user:${password}@mail.example:587`],
    ["DATABASE_URL", `postgres://user:${password}@db.example:5432/kept`],
    ["DATABASE_OWNER_URL", `postgres://user:${password}@db.example:5432/kept`],
  ] as const) {
    const refused = await configOf({ [name]: url }).catch((error: Error) => error.message);
    expect(refused).toMatch(new RegExp(`^${name} should be .*# as %23`));
    expect(refused).not.toContain(password);
    const escaped = url.replace(password, encodeURIComponent(password));
    const beside = { DATABASE_URL: "postgres://localhost/kept" };
    expect(await configOf({ ...beside, [name]: escaped })).toBeTruthy();
  }
});

test("ordinary database addresses are taken, with a socket as well", async () => {
  for (const url of [
    "postgres://kept:secret@db.example/kept",
    "postgresql://localhost/kept?host=/tmp/a&port=5433",
    "postgres://kept@db.example:5432/kept?sslmode=require",
    "postgres://%2Fvar%2Frun%2Fpostgresql/kept",
  ]) {
    expect((await configOf({ DATABASE_URL: url })).databaseUrl).toBe(url);
  }
  await expect(configOf({ DATABASE_OWNER_URL: "postgres://localhost/kept" })).rejects.toThrow(
    "DATABASE_OWNER_URL goes with DATABASE_URL",
  );
  expect((await configOf({})).trustedProxies).toBeInstanceOf(BlockList);
});

test.each([
  ["a setting", { PORT: "none" }, /^PORT should be a port number.*\n$/],
  [
    "a database that is not there",
    { DATABASE_URL: "postgres://kept:x@127.0.0.1:1/kept" },
    /^The database of DATABASE_URL.* refuses: .*\n$/,
  ],
])("a start that the operator can mend ends with one line: %s", (_, env, line) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ["server/main.ts"], {
    env: { ...process.env, SECRET_KEY: "a secret of thirty-two characters or more", ...env },
    encoding: "utf8",
  });
  expect([status, stdout, stderr]).toEqual([1, "", expect.stringMatching(line)]);
});
