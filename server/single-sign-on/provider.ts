import * as client from "openid-client";
import type { Log } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { keyedDigest } from "#core/identifiers.ts";
import { Memo } from "#core/memo.ts";
import type { SingleSignOn } from "#core/single-sign-on.ts";
import { askOutside } from "../outbound.ts";
import { accountReader } from "./account.ts";
import type { SingleSignOnConfig } from "./config.ts";

/** Where the provider sends people back. */
export const returnPath = "/sign-in/single-sign-on/return";

/**
 * OpenID Connect by openid-client (certified): the code flow with PKCE, state and nonce, each derived from a secret
 * that only the browser holds, so that nothing waits in a table. What the provider says of itself is read when it is
 * needed and kept for an hour; a provider that does not answer at start is a warning, since passwords still work.
 */
export function openSingleSignOn(
  config: SingleSignOnConfig,
  own: { publicUrl: string; secret: string },
  log: Log,
): SingleSignOn {
  const discovered = new Memo<client.Configuration>(3_600_000, 1);
  const provider = () => discovered.get("provider", Date.now(), () => discover(config));
  const reached = () =>
    provider().catch((error: unknown) => {
      log.warn(
        {
          reason: "provider_unreachable",
          issuer: config.issuer.href,
          error: reasonOf(error),
          ...spellings(error),
        },
        "the provider of single sign-on cannot be used",
      );
      throw new Conflict("provider_unreachable", { name: config.name });
    });
  // Said in the log at the start; passwords still work.
  reached().catch(() => undefined);
  const accountOf = accountReader(config.trustedDomains, log);
  const derived = (browserSecret: string) => ({
    verifier: keyedDigest(own.secret, "single-sign-on verifier", browserSecret),
    state: keyedDigest(own.secret, "single-sign-on state", browserSecret),
    nonce: keyedDigest(own.secret, "single-sign-on nonce", browserSecret),
  });
  return {
    name: config.name,
    async begin(browserSecret) {
      const { verifier, state, nonce } = derived(browserSecret);
      const ready = await reached();
      return client.buildAuthorizationUrl(ready, {
        redirect_uri: own.publicUrl + returnPath,
        scope: "openid email",
        response_type: "code",
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      }).href;
    },
    async complete(answer, browserSecret) {
      const { verifier, state, nonce } = derived(browserSecret);
      const ready = await reached();
      try {
        const tokens = await client.authorizationCodeGrant(
          ready,
          new URL(returnPath + answer.search, own.publicUrl),
          { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
        );
        return await accountOf(ready, tokens);
      } catch (error) {
        const denied = error instanceof client.AuthorizationResponseError && error.error === "access_denied";
        const reason = denied ? "provider_denied" : "provider_refused";
        log.warn({ reason, error: reasonOf(error) }, "single sign-on was refused");
        throw new Conflict(reason, { name: config.name });
      }
    },
  };
}

/**
 * What the provider says of itself. A slash at the end of the issuer is part of its name, and easily lost: the other
 * spelling is tried once.
 */
async function discover(config: SingleSignOnConfig): Promise<client.Configuration> {
  try {
    return await discoverAt(config, config.issuer);
  } catch (error) {
    const { href } = config.issuer;
    const other = new URL(href.endsWith("/") ? href.slice(0, -1) : `${href}/`);
    if (other.href === href) throw error;
    return discoverAt(config, other).catch(() => {
      throw error;
    });
  }
}

function discoverAt(config: SingleSignOnConfig, issuer: URL): Promise<client.Configuration> {
  const trusted = new Set([config.issuer.host]);
  return client.discovery(issuer, config.clientId, undefined, client.ClientSecretBasic(config.clientSecret), {
    [client.customFetch]: (url, options) =>
      askOutside(
        url,
        {
          method: options.method,
          headers: options.headers,
          body:
            options.body instanceof URLSearchParams
              ? options.body.toString()
              : ((options.body ?? undefined) as string),
        },
        trusted,
      ),
    // Only on this machine: config.ts refuses it elsewhere.
    execute: config.issuer.protocol === "http:" ? [client.allowInsecureRequests] : [],
    timeout: 10,
  });
}

/** By which name the provider goes, where it is another one than the operator gave. */
function spellings(error: unknown): { providerSays?: string } {
  const cause =
    error instanceof Error ? (error.cause as { body?: { issuer?: unknown } } | undefined) : undefined;
  const says = cause?.body?.issuer;
  return typeof says === "string" ? { providerSays: says.slice(0, 200) } : {};
}

/** Codes and names of errors, never what the provider sent: that holds names and tokens. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error ? ` ${String(error.code)}` : "";
  const told = "error" in error ? ` ${String(error.error).slice(0, 60)}` : "";
  return `${error.name}${code}${told}`;
}
