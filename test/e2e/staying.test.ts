import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { endConnections } from "../database-server.ts";
import { type App, makeDatabase, startApp } from "./app.ts";
import { browserPath, openBrowser } from "./browser.ts";
import { setUp } from "./people.ts";

const chromium = browserPath();

/** What stands on a page stays there when something happens elsewhere; and the app stays when its database goes. */
describe.skipIf(chromium === null)("what stays", () => {
  let app: App;
  let browser: Browser;
  let signedIn: BrowserContext;
  let database: Awaited<ReturnType<typeof makeDatabase>>;

  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(chromium ?? "");
    signedIn = await setUp(browser, app);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  const tell = async (text: string) => {
    const response = await fetch(`${app.url}/api/v1/public/voices`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kind: "question", text }),
    });
    expect(response.status).toBe(201);
  };

  test("the list of cases takes a new voice in by itself", async () => {
    const page = await signedIn.newPage();
    await page.goto(`${app.url}/cases`);
    await page.waitForTimeout(1_500);
    await tell("Is the library open on Monday?");
    await page.getByText("Is the library open on Monday?").waitFor();
    expect(await page.locator("h1").innerText()).toContain("One open case");
    await page.close();
  }, 60_000);

  test("a key that is shown once stays in sight while other things happen", async () => {
    const page = await signedIn.newPage();
    await page.goto(`${app.url}/settings/api-keys`);
    const before = await page.getByText(/kept_[\w-]{20}/).count();
    expect(before).toBe(0);
    const summary = page.getByRole("main").locator("summary").first();
    if ((await summary.count()) > 0) await summary.click();
    const form = page.locator("form", { has: page.locator("input[name=name]") });
    await form.locator("input[name=name]").fill("reports");
    const boxes = form.getByRole("checkbox");
    if ((await boxes.count()) > 0) await boxes.first().check();
    await form.locator("button[type=submit]").click();
    const shown = async () => page.evaluate(() => /kept_[\w-]{20}/.test(document.body.innerHTML));
    await expect.poll(shown, { timeout: 15_000 }).toBe(true);
    await tell("And on Sunday?");
    await page.waitForTimeout(2_000);
    expect(await shown()).toBe(true);
    await page.close();
  }, 60_000);

  test("the app outlives every one of its connections, and is ready again within seconds", async () => {
    await endConnections(inject("databaseServer").connection, new URL(database.url).pathname.slice(1));
    const ready = async () => (await fetch(`${app.url}/readyz`)).status;
    await expect.poll(ready, { timeout: 10_000, interval: 100 }).toBe(200);
    await tell("Does it still hear me?");
    expect([app.process.exitCode, app.process.signalCode]).toEqual([null, null]);
  }, 60_000);
});
