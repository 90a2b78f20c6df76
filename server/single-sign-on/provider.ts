import * as client from "openid-client";
import type { Log } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import { keyedDigest } from "#core/identifiers.ts";
import { Memo } from "#core/memo.ts";
import type { ProvedAccount, SingleSignOn } from "#core/single-sign-on.ts";
import { askOutside } from "../outbound.ts";
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
  provider().catch((error: unknown) => {
    log.warn({ error: String(error), issuer: config.issuer.href }, "single sign-on does not work just now");
  });
  const derived = (browserSecret: string) => ({
    verifier: keyedDigest(own.secret, "single-sign-on verifier", browserSecret),
    state: keyedDigest(own.secret, "single-sign-on state", browserSecret),
    nonce: keyedDigest(own.secret, "single-sign-on nonce", browserSecret),
  });
  return {
    name: config.name,
    async begin(browserSecret) {
      const { verifier, state, nonce } = derived(browserSecret);
      const ready = await provider().catch((error: unknown) => {
        log.warn({ error: String(error) }, "the provider of single sign-on cannot be reached");
        throw new Conflict("provider_unreachable", { name: config.name });
      });
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
      try {
        const ready = await provider();
        const tokens = await client.authorizationCodeGrant(
          ready,
          new URL(returnPath + answer.search, own.publicUrl),
          { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
        );
        return await accountOf(ready, tokens);
      } catch (error) {
        log.warn({ error: reasonOf(error) }, "single sign-on was refused");
        throw new Conflict("provider_refused", { name: config.name });
      }
    },
  };
}

function discover(config: SingleSignOnConfig): Promise<client.Configuration> {
  const trusted = new Set([config.issuer.host]);
  return client.discovery(
    config.issuer,
    config.clientId,
    undefined,
    client.ClientSecretBasic(config.clientSecret),
    {
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
    },
  );
}

async function accountOf(
  ready: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
): Promise<ProvedAccount> {
  const claims = tokens.claims();
  if (!claims) throw new Error("the provider sent no ID token");
  const told =
    claims.email === undefined ? await client.fetchUserInfo(ready, tokens.access_token, claims.sub) : claims;
  const verified = told.email_verified === true && typeof told.email === "string";
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: verified ? String(told.email).toLowerCase() : null,
  };
}

/** Codes and names of errors, never what the provider sent: that holds names and tokens. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error ? ` ${String(error.code)}` : "";
  const told = "error" in error ? ` ${String(error.error).slice(0, 60)}` : "";
  return `${error.name}${code}${told}`;
}
