import pg from "pg";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, openBrowser } from "./browser.ts";
import { owner, setUp } from "./people.ts";
import { startProvider, type TestProvider } from "./provider.ts";

const path = browserPath();
const port = 20_000 + (process.pid % 20_000);

describe.skipIf(!path)("single sign-on at a real provider", { timeout: 90_000 }, () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let provider: TestProvider;
  let app: App;
  let browser: Browser;
  let signedIn: BrowserContext;
  beforeAll(async () => {
    provider = await startProvider(`http://localhost:${port}/sign-in/single-sign-on/return`);
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({
      DATABASE_URL: database.url,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.client.id,
      OIDC_CLIENT_SECRET: provider.client.secret,
      OIDC_NAME: "Veldhaven Login",
    });
    browser = await openBrowser(path ?? "");
    signedIn = await setUp(browser, app);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await provider?.stop();
    await database?.drop();
  });
  const url = `http://localhost:${port}`;

  /** From our way in, over the provider's own pages, back to us. */
  async function comeIn(account: string, next = "/cases"): Promise<Page> {
    const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
    await page.goto(`${url}/sign-in?next=${next}`);
    await page.getByRole("button", { name: "Sign in with Veldhaven Login" }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await page.fill("[name=login]", account);
    await page.fill("[name=password]", "any");
    await page.click("button[type=submit]");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(`${url}/**`);
    return page;
  }

  test("a verified address of an employee opens a session, with PKCE, state and nonce", async () => {
    provider.accounts.set("olivia-1", { email: owner.email.toUpperCase(), verified: true });
    const page = await comeIn("olivia-1");
    expect(page.url()).toBe(`${url}/cases`);
    const asked = provider.asked[0];
    expect(asked?.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(asked?.get(name)).toMatch(/^[\w-]{43}$/);
    }
    await page.goto(`${url}/settings/sessions`);
    await page.getByText("Single sign-on").first().waitFor();
    await page.context().close();
  });

  test("the account there is tied: its address may change, and another account with the address stays out", async () => {
    provider.accounts.set("olivia-1", { email: "olivia.new@veldhaven.example", verified: true });
    const page = await comeIn("olivia-1");
    expect(page.url()).toBe(`${url}/cases`);
    await page.context().close();
    provider.accounts.set("successor", { email: owner.email, verified: true });
    const other = await comeIn("successor");
    await other.getByText("tied to another account at Veldhaven Login").waitFor();
    expect(await axeFindings(other)).toEqual([]);
    await other.goto(`${url}/home`);
    expect(new URL(other.url()).pathname).toBe("/sign-in");
    await other.context().close();
    const own = await signedIn.newPage();
    await own.goto(`${url}/settings/security`);
    await own.getByRole("button", { name: "Untie" }).click();
    await own.getByText("that account is tied to this one").waitFor();
    const now = await comeIn("successor");
    expect(now.url()).toBe(`${url}/cases`);
    await now.context().close();
  });

  test("an address that is unverified or belongs to nobody here makes nobody an employee", async () => {
    provider.accounts.set("liar", { email: owner.email, verified: false });
    provider.accounts.set("stranger", { email: "stranger@elsewhere.example", verified: true });
    provider.accounts.set("silent", { email: owner.email });
    for (const [account, words, reason] of [
      ["liar", "says that your address there is not verified", "provider_unverified"],
      ["stranger", "no account here belongs to the address", "provider_unknown_person"],
      ["silent", "does not say whether your address is verified", "provider_unsaid"],
    ] as const) {
      const page = await comeIn(account);
      await page.getByText(words).waitFor();
      expect(app.output()).toContain(`"reason":"${reason}"`);
      await page.context().close();
    }
    expect(app.output()).not.toContain(owner.email);
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query("select (select count(*)::int from employees) as people");
    await client.end();
    expect(rows[0].people).toBe(1);
  });

  test("an answer without the browser that asked for it, or changed on the way, opens nothing", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${url}/sign-in/single-sign-on/return?code=abc&state=def`);
    expect(page.url()).toBe(`${url}/sign-in`);
    await page.getByRole("button", { name: "Sign in with Veldhaven Login" }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await page.goto(
      `${url}/sign-in/single-sign-on/return?code=abc&state=${provider.asked.at(-1)?.get("state")}x`,
    );
    await page.getByText("Veldhaven Login did not confirm who you are.").waitFor();
    expect(app.output()).not.toContain(provider.client.secret);
    expect(app.output()).not.toContain('"level":50');
    await page.context().close();
  });
});
