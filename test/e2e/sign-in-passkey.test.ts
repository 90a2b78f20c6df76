import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, openBrowser } from "./browser.ts";
import { owner, setUp, typePassword } from "./people.ts";

const path = browserPath();

describe.skipIf(!path)("passkeys and sessions", { timeout: 90_000 }, () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let app: App;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let key: CDPSession;
  let authenticatorId: string;
  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(path ?? "");
    context = await setUp(browser, app);
    page = await context.newPage();
    key = await context.newCDPSession(page);
    await key.send("WebAuthn.enable");
    ({ authenticatorId } = await key.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    }));
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  test("nobody is offered a passkey before there is one", async () => {
    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(`${app.url}/sign-in`);
    await visitor.waitForLoadState("networkidle");
    expect(await visitor.getByRole("button", { name: /passkey/ }).count()).toBe(0);
    await visitor.context().close();
  });

  test("a passkey is made with the password, under a name", async () => {
    await page.goto(`${app.url}/settings/security`);
    await page.getByText("Add a passkey").first().click();
    await page.fill("[name=name]", "Work laptop");
    const card = page.locator("form", { has: page.locator("[name=name]") });
    await card.locator("[name=password]").fill("not the password at all");
    await card.getByRole("button", { name: "Add a passkey" }).click();
    await card.getByText("This is not your password.").waitFor();
    await card.locator("[name=password]").fill(owner.password);
    await card.getByRole("button", { name: "Add a passkey" }).click();
    await page.locator("strong", { hasText: "Work laptop" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test("it opens a session without an address typed; another page's challenge or a replay opens none", async () => {
    await context.clearCookies();
    let sent = "";
    page.on("request", (request) => {
      if (request.url().endsWith("/sign-in/passkey")) sent = request.postData() || sent;
    });
    await page.goto(`${app.url}/sign-in?next=/settings/sessions`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(`${app.url}/settings/sessions`);
    await page.getByRole("cell", { name: "Passkey" }).waitFor();
    const response = /name="response"\r\n\r\n([^\r]+)/.exec(sent)?.[1] ?? "";
    expect(JSON.parse(response).response.signature).toBeTruthy();
    const answer = await fetch(`${app.url}/sign-in/passkey`, {
      method: "POST",
      headers: { Origin: app.url, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ response }),
    });
    expect(answer.status).toBe(409);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("sessions are listed with this one marked; another can be ended, and is over at once", async () => {
    const other = await browser.newContext();
    const elsewhere = await other.newPage();
    await typePassword(elsewhere, app);
    await elsewhere.waitForURL("**/home");
    await page.goto(`${app.url}/settings/sessions`);
    // First run, passkey, and the one elsewhere.
    expect(await page.getByText("You are signed in in 3 places").count()).toBe(1);
    expect(await page.getByText("this one").count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "End all others" }).click();
    await page.getByText("You are signed in here alone").waitFor();
    await elsewhere.goto(`${app.url}/home`);
    expect(new URL(elsewhere.url()).pathname).toBe("/sign-in");
    await other.close();
  });

  test("a passkey that was taken away opens nothing", async () => {
    await page.goto(`${app.url}/settings/security`);
    await page.getByRole("button", { name: "Remove · Work laptop" }).click();
    await page.locator("strong", { hasText: "Work laptop" }).waitFor({ state: "detached" });
    const { credentials } = await key.send("WebAuthn.getCredentials", { authenticatorId });
    expect(credentials).toHaveLength(1);
    await context.clearCookies();
    await page.goto(`${app.url}/sign-in`);
    expect(await page.getByRole("button", { name: /passkey/ }).count()).toBe(0);
    expect(app.output()).not.toContain('"level":50');
  });
});

test("without https nobody is offered passkeys", async () => {
  const { passkeysPossible } = await import("#domain/organisation/passkey-challenges.ts");
  expect(passkeysPossible("http://kept.example.org")).toBe(false);
  expect(passkeysPossible("http://192.168.1.5:3000")).toBe(false);
  expect(passkeysPossible("http://localhost:3000")).toBe(true);
  expect(passkeysPossible("https://kept.example.org")).toBe(true);
});
