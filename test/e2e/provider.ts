import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type ClientMetadata } from "oidc-provider";

interface Said {
  email?: string | undefined;
  verified?: boolean | string | undefined;
}

/** A real OpenID Connect provider on this machine. People sign in there by typing their account; it asks no password. */
export interface TestProvider {
  issuer: string;
  client: { id: string; secret: string };
  /**
   * What it will say of an account: address, and whether that is verified; undefined is not said at all. `token` is what
   * the ID token says, which is as much as userinfo unless given.
   */
  accounts: Map<string, Said & { token?: Said }>;
  /** The parameters of every authorisation that was asked of it. */
  asked: URLSearchParams[];
  stop(): Promise<void>;
}

/** Starts it; `redirect` is where it may send people back to, `path` what its name ends in. */
export async function startProvider(redirect: string, path = ""): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const client = { id: "kept", secret: "a secret between kept and its provider" };
  const accounts: TestProvider["accounts"] = new Map();
  const asked: URLSearchParams[] = [];
  const registration: ClientMetadata = {
    client_id: client.id,
    client_secret: client.secret,
    redirect_uris: [redirect],
    response_types: ["code"],
    grant_types: ["authorization_code"],
  };
  const provider = new Provider(issuer, {
    clients: [registration],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    cookies: { keys: ["a key for the cookies of a test"] },
    // As many providers do: what is asked for stands in the ID token too.
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: (use) => {
        const account = accounts.get(id);
        const said = use === "id_token" && account?.token ? account.token : account;
        return { sub: id, email: said?.email, email_verified: said?.verified as boolean | undefined };
      },
    }),
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/auth") asked.push(url.searchParams);
    // The library answers below its own root.
    if (path) request.url = request.url?.replace(path.replace(/\/$/, ""), "") || "/";
    answer(request, response);
  });
  return {
    issuer,
    client,
    accounts,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
