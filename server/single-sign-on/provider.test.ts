import { afterAll, beforeAll, expect, test } from "vitest";
import type { Log } from "#core/context.ts";
import { startProvider, type TestProvider } from "#test/e2e/provider.ts";
import { openSingleSignOn, returnPath } from "./provider.ts";

const publicUrl = "http://localhost:4451";
const secret = "a secret of this installation, 32 signs";
const browser = "b".repeat(43);

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider(publicUrl + returnPath);
});
afterAll(() => provider.stop());

interface Line {
  given: object;
  words: string;
}
function open(issuer = provider.issuer, domains: string[] = []) {
  const lines: Line[] = [];
  const write = (given: object, words: string) => lines.push({ given, words });
  const log = { debug: write, info: write, warn: write, error: write } as unknown as Log;
  const config = {
    issuer: new URL(issuer),
    clientId: provider.client.id,
    clientSecret: provider.client.secret,
    name: "Staff login",
    trustedDomains: new Set(domains),
  };
  return { signOn: openSingleSignOn(config, { publicUrl, secret }, log), lines };
}

/** Goes the way of a browser through the provider's own pages, and brings back what it sends us. */
async function comeBack(address: string, account: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let [next, body] = [address, undefined as URLSearchParams | undefined];
  for (let step = 0; step < 12; step += 1) {
    const answer = await fetch(next, {
      method: body ? "POST" : "GET",
      body: body ?? null,
      redirect: "manual",
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("Location");
    if (location?.startsWith(publicUrl)) return new URL(location);
    if (location) {
      [next, body] = [new URL(location, next).href, undefined];
      continue;
    }
    const page = await answer.text();
    next = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? "", next).href;
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? "login";
    body = new URLSearchParams({ prompt, login: account, password: "any" });
  }
  throw new Error("the provider never came back");
}

async function signIn(account: string, { signOn } = open()) {
  return signOn.complete(await comeBack(await signOn.begin(browser), account), browser);
}

test("what the ID token leaves out is asked for at userinfo", async () => {
  const email = "Anna@veldhaven.example";
  provider.accounts.set("split", { email, verified: true, token: { email } });
  provider.accounts.set("bare", { email, verified: true, token: {} });
  provider.accounts.set("whole", { email, verified: true });
  provider.accounts.set("word", { email, verified: "true" });
  for (const account of ["split", "bare", "whole", "word"])
    expect(await signIn(account), account).toEqual({
      issuer: provider.issuer,
      subject: account,
      address: { email: "anna@veldhaven.example" },
    });
});

test("that an address is verified counts for that address alone", async () => {
  provider.accounts.set("two", {
    email: "other@veldhaven.example",
    verified: true,
    token: { email: "owner@veldhaven.example" },
  });
  expect((await signIn("two")).address).toEqual({ email: "other@veldhaven.example" });
});

test("an address that nobody verified counts only where the provider says nothing and the operator trusts it", async () => {
  const email = "ben@veldhaven.example";
  provider.accounts.set("never", { email });
  provider.accounts.set("denied", { email, verified: false });
  provider.accounts.set("nobody", {});
  const careful = open();
  expect((await signIn("never", careful)).address).toEqual({ missing: "unsaid" });
  expect((await signIn("never", careful)).address).toEqual({ missing: "unsaid" });
  // Said once, and without anybody's name.
  expect(careful.lines.map(({ words }) => words)).toEqual([
    "the provider of single sign-on does not say whether addresses are verified",
  ]);
  expect(JSON.stringify(careful.lines)).not.toContain("ben");
  const trusting = open(provider.issuer, ["veldhaven.example"]);
  expect((await signIn("never", trusting)).address).toEqual({ email });
  expect((await signIn("denied", trusting)).address).toEqual({ missing: "unverified" });
  expect((await signIn("nobody", trusting)).address).toEqual({ missing: "untold" });
  const elsewhere = open(provider.issuer, ["elsewhere.example", "example"]);
  expect((await signIn("never", elsewhere)).address).toEqual({ missing: "unsaid" });
});

test("a slash too few or too many at the end of the issuer is no reason to stay out", async () => {
  const below = await startProvider(publicUrl + returnPath, "/realms/staff/");
  const slashed = open(below.issuer.slice(0, -1));
  await expect(slashed.signOn.begin(browser)).resolves.toContain(new URL(below.issuer).origin);
  await below.stop();
  const bare = await startProvider(publicUrl + returnPath, "/realms/staff");
  await expect(open(`${bare.issuer}/`).signOn.begin(browser)).resolves.toContain(new URL(bare.issuer).origin);
  await bare.stop();
});

test("each way in which it fails has its own words and its own line", async () => {
  const other = await startProvider(publicUrl + returnPath, "/other");
  const wrong = open(other.issuer.replace("/other", ""));
  await other.stop();
  await expect(wrong.signOn.begin(browser)).rejects.toThrow("provider_unreachable");
  expect(wrong.lines[0]?.given).toMatchObject({ reason: "provider_unreachable", issuer: expect.any(String) });
  const { signOn, lines } = open();
  const asked = new URL(await signOn.begin(browser));
  const state = asked.searchParams.get("state") ?? "";
  const answer = (given: Record<string, string>) =>
    new URL(`${publicUrl}${returnPath}?${new URLSearchParams({ state, iss: provider.issuer, ...given })}`);
  await expect(signOn.complete(answer({ error: "access_denied" }), browser)).rejects.toThrow(
    "provider_denied",
  );
  await expect(signOn.complete(answer({ code: "made up" }), browser)).rejects.toThrow("provider_refused");
  expect(lines.map(({ given }) => given)).toMatchObject([
    { reason: "provider_denied" },
    { reason: "provider_refused" },
  ]);
});
