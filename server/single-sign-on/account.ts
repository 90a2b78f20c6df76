import * as client from "openid-client";
import type { Log } from "#core/context.ts";
import type { ProvedAccount } from "#core/single-sign-on.ts";

type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;
/** What is told of an address: in the ID token, or when it is asked for. */
interface Told {
  email?: unknown;
  email_verified?: unknown;
}

/**
 * Reads whose account a provider means. What the ID token leaves out, the address or whether it is verified, is asked
 * for at userinfo. A provider that never says whether addresses are verified is trusted for the operator's own domains
 * alone; that it does not say is logged once.
 */
export function accountReader(trustedDomains: ReadonlySet<string>, log: Log) {
  let told = false;
  return async (ready: client.Configuration, tokens: Tokens): Promise<ProvedAccount> => {
    const claims = tokens.claims();
    if (!claims) throw new Error("the provider sent no ID token");
    const token: Told = { email: claims.email, email_verified: claims.email_verified };
    const whole = isWhole(token) ? token : together(token, await userInfo(ready, tokens, claims.sub, log));
    const account = { issuer: claims.iss, subject: claims.sub };
    if (typeof whole.email !== "string" || whole.email === "")
      return { ...account, address: { missing: "untold" } };
    const email = whole.email.toLowerCase();
    // Some write it as a word.
    if (String(whole.email_verified) === "true") return { ...account, address: { email } };
    if (whole.email_verified !== undefined) return { ...account, address: { missing: "unverified" } };
    if (!told) log.warn({}, "the provider of single sign-on does not say whether addresses are verified");
    told = true;
    const isTrusted = trustedDomains.has(email.slice(email.lastIndexOf("@") + 1));
    return { ...account, address: isTrusted ? { email } : { missing: "unsaid" } };
  };
}

const isWhole = ({ email, email_verified }: Told): boolean =>
  typeof email === "string" && email_verified !== undefined;

/** Nothing when there is no userinfo, or it does not answer: an account that is tied already needs none of it. */
async function userInfo(
  ready: client.Configuration,
  tokens: Tokens,
  subject: string,
  log: Log,
): Promise<Told> {
  if (!ready.serverMetadata().userinfo_endpoint) return {};
  try {
    return await client.fetchUserInfo(ready, tokens.access_token, subject);
  } catch (error) {
    log.warn(
      { error: error instanceof Error ? error.name : "unknown" },
      "the provider's userinfo cannot be read",
    );
    return {};
  }
}

/** What is said of one address: whether it is verified counts for the address beside it only. */
function together(token: Told, info: Told): Told {
  const isOther =
    typeof info.email === "string" && typeof token.email === "string" && !same(info.email, token.email);
  if (isOther) return info;
  return { email: info.email ?? token.email, email_verified: info.email_verified ?? token.email_verified };
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
