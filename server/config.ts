import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { BlockList, isIP } from "node:net";
import { join, resolve } from "node:path";
import { defaultLimits, type Limit, type LimitName } from "#core/limits.ts";
import { readSingleSignOn, type SingleSignOnConfig } from "./single-sign-on/config.ts";

/** What the operator decides, read once at start. */
export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  /** Who changes the schema, where `databaseUrl` signs in as somebody who may not. */
  databaseOwnerUrl: string | null;
  publicUrl: string;
  secret: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** Addresses and networks of the proxies whose X-Forwarded headers count. */
  trustedProxies: BlockList;
  /** What somebody from elsewhere must show to read the metrics; null when only this machine and the proxies' may. */
  metricsToken: string | null;
  singleSignOn: SingleSignOnConfig | null;
  limits: Record<LimitName, Limit> | null;
  demo: boolean;
  development: boolean;
}

/** A setting that cannot be used: one line that names it and says what it should be. */
export class ConfigError extends Error {}

/**
 * Reads the settings from the environment. Errors: ConfigError with one line for each wrong value, all at once.
 * The secret is generated into the data folder when none is given.
 */
export async function readConfig(env: NodeJS.ProcessEnv, args: string[]): Promise<Config> {
  const wrong: string[] = [];
  const check = <T>(name: string, fallback: T, read: (value: string) => T | null, expected: string): T => {
    const value = env[name]?.trim();
    if (!value) return fallback;
    const result = read(value);
    if (result === null) wrong.push(`${name} should be ${expected}; it is ${quote(name, value)}`);
    return result ?? fallback;
  };
  const port = check("PORT", 3000, readPort, "a port number from 0 to 65535");
  const host = check("HOST", "127.0.0.1", readHost, "an address to listen on, for example 0.0.0.0");
  const dataFolder = resolve(env.DATA_DIR?.trim() || "./data");
  const databaseUrl = check(
    "DATABASE_URL",
    null,
    readDatabaseUrl,
    `a URL that begins with postgres://${escaping}`,
  );
  const databaseOwnerUrl = check(
    "DATABASE_OWNER_URL",
    null,
    readDatabaseUrl,
    `a URL that begins with postgres://${escaping}`,
  );
  if (env.DATABASE_OWNER_URL?.trim() && !env.DATABASE_URL?.trim())
    wrong.push("DATABASE_OWNER_URL goes with DATABASE_URL, which is not set");
  const publicUrl = check(
    "PUBLIC_URL",
    `http://localhost:${port}`,
    readPublicUrl,
    "an http(s) address without a path, for example https://service.example.org",
  );
  const smtpUrl = check(
    "SMTP_URL",
    null,
    readSmtpUrl,
    `a URL that begins with smtp:// or smtps://${escaping}`,
  );
  const mailFrom = check(
    "MAIL_FROM",
    `Kept <no-reply@${new URL(publicUrl).hostname}>`,
    (value) => (/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(value) ? value : null),
    "a mail address, for example Service <service@example.org>",
  );
  const trustedProxies = check(
    "TRUSTED_PROXIES",
    new BlockList(),
    readProxies,
    "addresses or networks with commas between, for example 127.0.0.1, 10.0.0.0/8",
  );
  const metricsToken = check<string | null>(
    "METRICS_TOKEN",
    null,
    (value) => (value.length >= 16 ? value : null),
    "16 characters or more",
  );
  const limits = check<Record<LimitName, Limit> | null>(
    "RATE_LIMITS",
    defaultLimits,
    readLimits,
    `"off", or names with counts and seconds, for example voice.address=20/60 (${Object.keys(defaultLimits).join(", ")})`,
  );
  check(
    "LOG_LEVEL",
    "info",
    (value) =>
      ["trace", "debug", "info", "warn", "error", "fatal", "silent"].includes(value) ? value : null,
    "trace, debug, info, warn, error, fatal or silent",
  );
  const given = env.SECRET_KEY?.trim();
  if (given && given.length < 32) wrong.push("SECRET_KEY should be 32 characters or more; it is shorter");
  const singleSignOn = readSingleSignOn(env, wrong);
  if (wrong.length > 0) throw new ConfigError(wrong.join("\n"));
  return {
    port,
    host,
    dataFolder,
    databaseUrl,
    databaseOwnerUrl,
    publicUrl,
    secret: given ?? (await keepSecret(dataFolder)),
    smtpUrl,
    mailFrom,
    trustedProxies,
    metricsToken,
    singleSignOn,
    limits: env.RATE_LIMITS?.trim() === "off" ? null : limits,
    demo: args.includes("--demo"),
    development: args.includes("--dev"),
  };
}

const escaping =
  "; other signs than letters and digits in a name or password are written in numbers: # as %23, / as %2F, ? as %3F, @ as %40, : as %3A, [ as %5B, % as %25, a space as %20";

/** URLs may carry passwords: those are named, never shown. Neither is a token. */
const quote = (name: string, value: string): string => {
  if (name.endsWith("_TOKEN")) return "shorter";
  return name.endsWith("_URL") ? "something else" : JSON.stringify(value);
};

const readPort = (value: string): number | null =>
  /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : null;

const readHost = (value: string): string | null =>
  isIP(value) || /^[a-z0-9.-]+$/i.test(value) ? value : null;

/**
 * A sign of URLs in a password ends it early: what follows is then read as host, path or query, often without a
 * complaint. A rest that holds an @, and a host that is missing, give it away.
 */
function readUrl(value: string, protocols: string[]): URL | null {
  const url = URL.parse(value);
  if (!url || !protocols.includes(url.protocol)) return null;
  const rest = url.pathname + url.search + url.hash;
  const broken = rest.includes("@") || (url.host === "" && !url.searchParams.has("host"));
  const asWritten = value.slice(value.indexOf("//") + 2, Math.max(0, value.lastIndexOf("@")));
  return broken || notInUserinfo.test(asWritten) || !isDecodable(asWritten) ? null : url;
}

/** ASCII signs that a name and a password in a URL do not hold as they are (RFC 3986, 3.2.1): readers differ over them. */
const notInUserinfo = /[\0-\x20"#/<>?@[\\\]^`{|}\x7f]/;

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const readDatabaseUrl = (value: string): string | null =>
  readUrl(value, ["postgres:", "postgresql:"]) ? value : null;

function readPublicUrl(value: string): string | null {
  const url = readUrl(value, ["http:", "https:"]);
  return url && url.pathname === "/" && !url.search && !url.hash && !url.username ? url.origin : null;
}

const readSmtpUrl = (value: string): string | null => (readUrl(value, ["smtp:", "smtps:"]) ? value : null);

function readProxies(value: string): BlockList | null {
  const list = new BlockList();
  for (const part of value.split(",")) {
    const [address = "", bits, ...more] = part.trim().split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    const whole = bits === undefined ? most : Number(bits);
    if (!isIP(address) || more.length > 0 || !/^\d{1,3}$/.test(bits ?? "0") || whole > most) return null;
    list.addSubnet(address, whole, family);
  }
  return list;
}

function readLimits(value: string): Record<LimitName, Limit> | null {
  if (value === "off") return defaultLimits;
  const limits: Record<string, Limit> = { ...defaultLimits };
  for (const part of value.split(",")) {
    const match = /^\s*([a-z.-]+)=(\d{1,7})\/(\d{1,7})\s*$/.exec(part);
    if (!match?.[1] || !(match[1] in defaultLimits)) return null;
    const limit = { count: Number(match[2]), seconds: Number(match[3]) };
    if (limit.count < 1 || limit.seconds < 1) return null;
    limits[match[1]] = limit;
  }
  return limits as Record<LimitName, Limit>;
}

async function keepSecret(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  const path = join(dataFolder, "secret-key");
  try {
    await writeFile(path, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = (await readFile(path, "utf8")).trim();
  if (secret.length < 32) throw new ConfigError(`${path} holds no usable secret; restore it from a backup`);
  return secret;
}
