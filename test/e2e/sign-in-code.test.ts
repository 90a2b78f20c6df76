import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import pg from "pg";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, openBrowser } from "./browser.ts";
import { owner, setUp, typePassword } from "./people.ts";

const path = browserPath();

describe.skipIf(!path)("the second step", { timeout: 90_000 }, () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let app: App;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let secret: string;
  let codes: string[];
  const codeAt = (steps: number) => {
    const otp = createOTP(secret);
    return otp.hotp(Math.floor(Date.now() / 30_000) + steps);
  };
  /** A code that this test has not used and that counts for a minute: the next step's, once it is a new one. */
  const freshCode = async (after: number) => {
    while (Math.floor(Date.now() / 30_000) <= after) await new Promise((resolve) => setTimeout(resolve, 250));
    return codeAt(1);
  };
  let lastStep = 0;
  const typeCode = async (where: Page, code: string) => {
    await where.fill("[name=code]", code);
    await where.click("form button.first");
  };
  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(path ?? "");
    context = await setUp(browser, app);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  test("it begins with the password and a code of the app, and shows recovery codes once", async () => {
    await page.goto(`${app.url}/settings/security`);
    const card = page.locator("section.card", { hasText: "Second step" });
    await card.locator("[name=password]").fill(owner.password);
    await card.getByRole("button", { name: "Set up a second step" }).click();
    await card.getByRole("img", { name: "QR code for an authenticator app" }).waitFor();
    const key = (await card.locator("code.key").innerText()).replace(/\s/g, "");
    secret = new TextDecoder().decode(base32.decode(key));
    await card.locator("[name=code]").fill("000000");
    await card.getByRole("button", { name: "Confirm" }).click();
    await card.getByText("This code is not right").waitFor();
    await card.locator("[name=code]").fill(await codeAt(0));
    await card.getByRole("button", { name: "Confirm" }).click();
    await card.getByText("Signing in with your password asks for a code.").waitFor();
    codes = await card.locator(".recovery code").allInnerTexts();
    expect(codes).toHaveLength(10);
    expect(await axeFindings(page)).toEqual([]);
    await page.reload();
    await page.getByText("10 recovery codes are left.").waitFor();
    expect(await page.locator(".recovery").count()).toBe(0);
  });

  test("signing in then takes both steps, without scripts too; the password alone opens nothing", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, locale: "nl-NL" });
    const door = await plain.newPage();
    await typePassword(door, app);
    expect(new URL(door.url()).pathname).toBe("/sign-in/code");
    await door.goto(`${app.url}/home`);
    expect(new URL(door.url()).pathname).toBe("/sign-in");
    await typePassword(door, app);
    await typeCode(door, "123123");
    await door.getByText("Deze code klopt niet").waitFor();
    lastStep = Math.floor(Date.now() / 30_000);
    await typeCode(door, await codeAt(1));
    expect(new URL(door.url()).pathname).toBe("/home");
    await plain.close();
  });

  test("a code counts once, and two steps beside now it does not count", async () => {
    const again = await (await browser.newContext()).newPage();
    await typePassword(again, app);
    await typeCode(again, await codeAt(3));
    await again.getByText("This code is not right").waitFor();
    const code = await freshCode(lastStep);
    await typeCode(again, code);
    await again.waitForURL(`${app.url}/home`);
    const twice = await (await browser.newContext()).newPage();
    await typePassword(twice, app);
    await typeCode(twice, code);
    await twice.getByText("Sign in again with your password").waitFor();
    await twice.goto(`${app.url}/home`);
    expect(new URL(twice.url()).pathname).toBe("/sign-in");
    expect(await axeFindings(twice)).toEqual([]);
    await again.context().close();
    await twice.context().close();
  });

  test("a recovery code counts once, with or without its dash; a trusted browser is not asked again", async () => {
    const phone = await browser.newContext();
    const lost = await phone.newPage();
    await typePassword(lost, app);
    await lost.getByLabel("Do not ask for a code in this browser for 30 days").check();
    await typeCode(lost, (codes[0] ?? "").replace("-", ""));
    await lost.waitForURL(`${app.url}/home`);
    await lost.request.post(`${app.url}/sign-out`, { headers: { Origin: app.url }, form: {} });
    await typePassword(lost, app);
    await lost.waitForURL(`${app.url}/home`);
    await phone.close();
    const thief = await (await browser.newContext()).newPage();
    await typePassword(thief, app);
    await typeCode(thief, codes[0] ?? "");
    await thief.getByText("This code is not right").waitFor();
    await thief.context().close();
  });

  test("five wrong codes end the sign-in; nothing in the database tells a code or the secret", async () => {
    const guess = await (await browser.newContext()).newPage();
    await typePassword(guess, app);
    for (let turn = 0; turn < 6; turn += 1) await typeCode(guess, "111111");
    await guess.getByText("Sign in again with your password").waitFor();
    await guess.context().close();
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query("select * from auth_two_factors");
    const { rows: events } = await client.query(
      "select type, data from events where subject_type = 'account'",
    );
    await client.end();
    const kept = JSON.stringify(rows) + JSON.stringify(events);
    for (const each of [secret, ...codes, ...codes.map((code) => code.replace("-", ""))]) {
      expect(kept).not.toContain(each);
    }
    expect(events.map((event) => event.type)).toContain("second_step.began");
    expect(app.output()).not.toContain('"level":50');
  });

  test("ending it takes the password", async () => {
    await page.goto(`${app.url}/settings/security`);
    const card = page.locator("section.card", { hasText: "Second step" });
    await card.getByText("End the second step").first().click();
    const form = card.locator("form", { has: page.getByRole("button", { name: "End the second step" }) });
    await form.locator("[name=password]").fill("some other password");
    await form.getByRole("button", { name: "End the second step" }).click();
    await form.getByText("This is not your password.").waitFor();
    await form.locator("[name=password]").fill(owner.password);
    await form.getByRole("button", { name: "End the second step" }).click();
    await card.getByRole("button", { name: "Set up a second step" }).waitFor();
    const after = await (await browser.newContext()).newPage();
    await typePassword(after, app);
    await after.waitForURL(`${app.url}/home`);
    await after.context().close();
  });
});
