import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type ClientMetadata } from "oidc-provider";

/** A real OpenID Connect provider on this machine. People sign in there by typing their account; it asks no password. */
export interface TestProvider {
  issuer: string;
  client: { id: string; secret: string };
  /** What it will say of an account: address, and whether that is verified. */
  accounts: Map<string, { email: string; verified: boolean }>;
  /** The parameters of every authorisation that was asked of it. */
  asked: URLSearchParams[];
  stop(): Promise<void>;
}

/** Starts it; `redirect` is where it may send people back to. */
export async function startProvider(redirect: string): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: accounts.get(id)?.email, email_verified: accounts.get(id)?.verified }),
    }),
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/auth") asked.push(url.searchParams);
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
