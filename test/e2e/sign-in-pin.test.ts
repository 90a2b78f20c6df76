import pg from "pg";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, openBrowser } from "./browser.ts";
import { owner, setUp } from "./people.ts";

const path = browserPath();

describe.skipIf(!path)("a shared device", { timeout: 90_000 }, () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let app: App;
  let browser: Browser;
  let own: BrowserContext;
  let counter: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(path ?? "");
    own = await setUp(browser, app);
    counter = await browser.newContext({ locale: "en-GB", viewport: { width: 1024, height: 768 } });
    page = await counter.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });
  const typePin = async (pin: string) => {
    await page.getByLabel("Olivia Owner").check();
    await page.fill("[name=pin]", pin);
    await page.click("form button.first");
  };

  test("an owner turns a browser into one and is signed out there", async () => {
    await page.goto(`${app.url}/sign-in`);
    await page.fill("[name=email]", owner.email);
    await page.fill("[name=password]", owner.password);
    await page.click("form button.first");
    await page.waitForURL(`${app.url}/home`);
    await page.goto(`${app.url}/settings/shared-device`);
    await page.fill("[name=name]", "Counter at the town hall");
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Share this browser" }).click();
    await page.waitForURL(`${app.url}/shared-device`);
    await page.getByText("Nobody of this team has a PIN yet.").waitFor();
    const cookie = (await counter.cookies()).find(({ name }) => name === "kept.shared_device");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    expect((cookie?.expires ?? 0) * 1000).toBeGreaterThan(Date.now() + 300 * 86_400_000);
  });

  test("one sets a PIN on a device of one's own", async () => {
    const desk = await own.newPage();
    await desk.goto(`${app.url}/settings/security`);
    const card = desk.locator("section.card", { hasText: "PIN for shared devices" });
    await card.locator("[name=pin]").fill("1234");
    await card.locator("[name=password]").fill(owner.password);
    await card.getByRole("button", { name: "Set the PIN" }).click();
    await card.getByText("This PIN is the first that others try.").waitFor();
    await card.locator("[name=pin]").fill("4071");
    await card.locator("[name=password]").fill(owner.password);
    await card.getByRole("button", { name: "Set the PIN" }).click();
    await card.getByText("The PIN is set.").waitFor();
    await desk.close();
  });

  test("there one picks one's name and types the PIN; settings stay closed", async () => {
    await page.goto(`${app.url}/cases`);
    expect(page.url()).toBe(`${app.url}/shared-device?next=%2Fcases`);
    expect(await axeFindings(page)).toEqual([]);
    await typePin("9999");
    await page.getByText("Name and PIN do not belong together.").waitFor();
    await typePin("4071");
    await page.waitForURL(`${app.url}/cases`);
    await page.getByText("Counter at the town hall: you are Olivia Owner").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (const closed of [
      "/settings",
      "/settings/security",
      "/settings/api-keys",
      "/settings/shared-device",
    ]) {
      await page.goto(app.url + closed);
      expect(page.url(), closed).toBe(`${app.url}/home`);
    }
    expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(0);
    await page.getByRole("button", { name: "Done, next colleague" }).click();
    await page.waitForURL(`${app.url}/shared-device`);
  });

  test("after a quarter of an hour of rest the page goes back to the names by itself", async () => {
    await page.clock.install();
    // The page is awake when it listens to the live stream.
    const awake = page.waitForRequest(/\/live/);
    await typePin("4071");
    await page.waitForURL(`${app.url}/home`);
    await awake;
    await page.clock.fastForward("14:00");
    expect(page.url()).toBe(`${app.url}/home`);
    await page.clock.fastForward("01:10");
    await page.waitForURL(`${app.url}/shared-device`);
  });

  test("also where scripts stand still, the server ends the session", async () => {
    await typePin("4071");
    await page.waitForURL(`${app.url}/home`);
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(
      "update auth_sessions set last_used_at = now() - interval '16 minutes' where shared_device_id is not null",
    );
    await client.end();
    await page.goto(`${app.url}/home`);
    expect(new URL(page.url()).pathname).toBe("/shared-device");
  });

  test("when sharing ends, the browser is like any other", async () => {
    const desk = await own.newPage();
    await desk.goto(`${app.url}/settings/shared-device`);
    await desk.getByRole("button", { name: "End sharing · Counter at the town hall" }).click();
    await desk.getByText("No device is shared").waitFor();
    await page.goto(`${app.url}/home`);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    expect(app.output()).not.toContain('"level":50');
  });
});
