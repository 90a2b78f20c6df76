/** The organisation's own provider of sign-in, as the operator configured it. */
export interface SingleSignOnConfig {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  name: string;
  /** Domains whose addresses count although the provider never says that they are verified, in small letters. */
  trustedDomains: ReadonlySet<string>;
}

const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/;

/** Reads OIDC_…: all of it or none. What is wrong is added to `wrong`, one line each; a secret is never shown. */
export function readSingleSignOn(env: NodeJS.ProcessEnv, wrong: string[]): SingleSignOnConfig | null {
  const [issuer, clientId, clientSecret] = names.map((name) => env[name]?.trim() || null);
  const missing = names.filter((name) => !env[name]?.trim());
  if (missing.length === names.length) return null;
  if (!issuer || !clientId || !clientSecret) {
    wrong.push(`${missing.join(" and ")} should be given too: single sign-on needs ${names.join(", ")}`);
    return null;
  }
  const url = URL.parse(issuer);
  if (!url || !isSafe(url)) {
    wrong.push("OIDC_ISSUER should be an https address (http only on this machine), without a query");
    return null;
  }
  const name = env.OIDC_NAME?.trim() || url.hostname;
  if (name.length > 60) wrong.push("OIDC_NAME should be 60 characters at most");
  const domains = (env.OIDC_TRUSTED_DOMAINS ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (!domains.every((each) => domain.test(each)))
    wrong.push("OIDC_TRUSTED_DOMAINS should be domains with commas between them: example.org,example.com");
  return { issuer: url, clientId, clientSecret, name, trustedDomains: new Set(domains) };
}

const here = new Set(["localhost", "127.0.0.1", "[::1]"]);

const isSafe = (url: URL): boolean =>
  (url.protocol === "https:" || (url.protocol === "http:" && here.has(url.hostname))) &&
  !url.search &&
  !url.hash &&
  !url.username;
