#!/usr/bin/env bash
# oidc-provider 9.13.3: guessed that scope "openid email" puts email and email_verified into the ID token. Seen: in the
# code flow its default (conformIdTokenClaims: true, after OpenID Connect Core 5.4) leaves both to userinfo; and with the
# default off, findAccount is asked once for each of the two with its `use`, so they may say different things.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund oidc-provider@9.13.3
cat > try.mjs <<'JS'
import { createServer } from "node:http";
import Provider from "oidc-provider";
async function signIn(conformIdTokenClaims) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const back = "http://127.0.0.1:9/back";
  const uses = [];
  const provider = new Provider(issuer, {
    clients: [{ client_id: "c", client_secret: "a secret of the client", redirect_uris: [back], response_types: ["code"], grant_types: ["authorization_code"] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims, pkce: { required: () => false }, cookies: { keys: ["k"] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: (use) => { uses.push(use); return { sub: id, email: `${use}@example.test`, email_verified: true }; } }),
  });
  server.on("request", provider.callback());
  const cookies = new Map();
  let next = `${issuer}/auth?client_id=c&response_type=code&scope=openid+email&redirect_uri=${encodeURIComponent(back)}`, body;
  for (let step = 0; step < 12 && !next.startsWith(back); step += 1) {
    const answer = await fetch(next, { method: body ? "POST" : "GET", body, redirect: "manual", headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") } });
    for (const cookie of answer.headers.getSetCookie()) { const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie); cookies.set(name, value); }
    const location = answer.headers.get("location");
    if (location) { next = new URL(location, next).href; body = undefined; continue; }
    const page = await answer.text();
    next = new URL(/action="([^"]+)"/.exec(page)[1], next).href;
    body = new URLSearchParams({ prompt: /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? "login", login: "anna", password: "any" });
  }
  const code = new URL(next).searchParams.get("code");
  const basic = `Basic ${Buffer.from("c:a+secret+of+the+client").toString("base64")}`;
  const tokens = await (await fetch(`${issuer}/token`, { method: "POST", headers: { authorization: basic }, body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: back }) })).json();
  const idToken = JSON.parse(Buffer.from(tokens.id_token.split(".")[1], "base64url"));
  const info = await (await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } })).json();
  server.close(); server.closeAllConnections();
  return { idToken: idToken.email ?? null, userinfo: info.email ?? null };
}
const [conform, loose] = [await signIn(true), await signIn(false)];
console.log(`oidc-provider 9.13.3: default ${JSON.stringify(conform)}, conformIdTokenClaims off ${JSON.stringify(loose)}`);
if (conform.idToken !== null || conform.userinfo !== "userinfo@example.test" || loose.idToken !== "id_token@example.test") process.exit(1);
JS
node try.mjs
