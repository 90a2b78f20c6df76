import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, openBrowser, phone } from "./browser.ts";
import { setUp } from "./people.ts";

const path = browserPath();

describe.skipIf(!path)("colleagues", { timeout: 90_000 }, () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let app: App;
  let browser: Browser;
  let own: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(path ?? "");
    own = await setUp(browser, app);
    page = await own.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  test("an invitation's link stays in sight, is used up by no look, and lets its colleague in once", async () => {
    await page.goto(`${app.url}/settings/people`);
    const form = page.locator("form", { has: page.locator("input[value=invite]") });
    await page.locator("summary", { hasText: "Invite a colleague" }).click();
    await form.locator("[name=name]").fill("Nadia Jansen");
    await form.locator("[name=email]").fill("nadia@veldhaven.example");
    await form.getByRole("button", { name: "Make the invitation" }).click();
    await page.getByText("The invitation for Nadia Jansen is ready").waitFor();
    // The page reads itself again; what is shown once must outlive that.
    await page.waitForTimeout(1500);
    const link = await page.getByLabel("Link", { exact: true }).inputValue();
    expect(link).toContain("/invitation/");
    // The form waits for the next colleague, and nobody who invited somebody is told that they are alone.
    await page.getByRole("heading", { name: "You are here, and one colleague is invited" }).waitFor();
    expect(await form.locator("[name=name]").isVisible()).toBe(true);
    expect(await form.locator("[name=name]").inputValue()).toBe("");

    const theirs = await browser.newContext({ locale: "en-GB", ...phone });
    const door = await theirs.newPage();
    for (let look = 0; look < 2; look += 1) await door.goto(link);
    expect(await axeFindings(door)).toEqual([]);
    await door.fill("[name=password]", "short");
    await door.click("form button.first");
    await door.getByText("15 characters").first().waitFor();
    await door.fill("[name=password]", "seven herons over a pond");
    // By the keyboard: the button after the field shows what was typed and says so; what is sent is a password again.
    await door.getByRole("button", { name: "Show", exact: true }).waitFor();
    await door.press("[name=password]", "Tab");
    await door.keyboard.press("Enter");
    await door.getByRole("status").filter({ hasText: "Your password is shown." }).waitFor();
    expect(await door.getAttribute("[name=password]", "type")).toBe("text");
    expect(await door.inputValue("[name=password]")).toBe("seven herons over a pond");
    expect(await axeFindings(door)).toEqual([]);
    await door.keyboard.press("Space");
    await door.getByRole("status").filter({ hasText: "Your password is hidden." }).waitFor();
    expect(await door.getAttribute("[name=password]", "type")).toBe("password");
    await door.click("form button.first");
    await door.waitForURL("**/home");
    expect((await door.goto(link))?.status()).toBe(404);
    await theirs.close();
  });

  test("a file says what it would do, then does it; a second time nothing is new; the list comes out as a file", async () => {
    const file = {
      name: "staff.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "naam;e-mail;team\nNadia de Vries;nadia@veldhaven.example;Balie / Noord\nPim;pim@veldhaven.example;\n",
      ),
    };
    await page.goto(`${app.url}/settings/people/import`);
    await page.setInputFiles("[name=file]", file);
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.getByText("There is no team Balie / Noord.").waitFor();
    await page.getByRole("button", { name: "Make these teams and look again" }).click();
    await page.getByRole("heading", { name: "2 people would be added or changed" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Apply this" }).click();
    await page.getByRole("heading", { name: "2 people were added or changed" }).waitFor();
    const [links] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the links" }).click(),
    ]);
    expect(await readFile(await links.path(), "utf8")).toMatch(
      /Pim,pim@veldhaven\.example,http.*\/invitation\//,
    );

    await page.goto(`${app.url}/settings/people/import`);
    await page.setInputFiles("[name=file]", file);
    await page.getByRole("button", { name: "See what would happen" }).click();
    await page.getByRole("heading", { name: "Nothing would change" }).waitFor();

    await page.goto(`${app.url}/settings/people`);
    const [people] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click(),
    ]);
    expect(people.suggestedFilename()).toMatch(/^people-\d{4}-\d\d-\d\d\.csv$/);
    expect(await readFile(await people.path(), "utf8")).toContain(
      "Nadia de Vries,nadia@veldhaven.example,Balie / Noord",
    );
  });

  test("days off come in from a calendar file, and count once saved", async () => {
    await page.goto(`${app.url}/settings/calendar`);
    const lines = [
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT",
      "SUMMARY:King's day",
      "DTSTART;VALUE=DATE:20240427",
      "RRULE:FREQ=YEARLY",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ];
    await page.setInputFiles("[name=file]", {
      name: "days.ics",
      mimeType: "text/calendar",
      buffer: Buffer.from(lines.join("\r\n")),
    });
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByRole("heading", { name: "5 days from the file stand in the fields below" }).waitFor();
    const found = await page.locator("[name=holidays]").inputValue();
    expect(found.split("\n")).toHaveLength(5);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved.").waitFor();
    await page.reload();
    expect(await page.locator("[name=holidays]").inputValue()).toBe(found);
  });

  test("the ways back in have nothing for axe to find", async () => {
    await page.goto(`${app.url}/settings/people`);
    await page.getByRole("link", { name: "Nadia de Vries" }).click();
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.locator("input[readonly]").first().inputValue();
    expect(await axeFindings(page)).toEqual([]);
    const theirs = await browser.newContext({ locale: "en-GB", ...phone });
    const door = await theirs.newPage();
    for (const address of [link, `${app.url}/forgot`]) {
      expect((await door.goto(address))?.status()).toBe(200);
      expect(await axeFindings(door), address).toEqual([]);
    }
    await theirs.close();
  });
});
