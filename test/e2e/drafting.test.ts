import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, desk, openBrowser, phone } from "./browser.ts";
import { setUp } from "./people.ts";
import { joinAs, moveTo, planWorkshop } from "./workshops.ts";

const path = browserPath();

/** From a first statement to a principle: one by keyboard alone, one on a small phone, one who facilitates. */
describe.runIf(path)("drafting in real browsers", () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let app: App;
  let browser: Browser;
  let owner: Page;
  let ann: Page;
  let ben: Page;
  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(path ?? "");
    owner = await (await setUp(browser, app)).newPage();
    const workshop = await planWorkshop(owner, app, "four_steps");
    await owner.goto(`${app.url}/workshops/${workshop.id}/board`);
    await owner.locator("#phase-title").waitFor();
    ann = await joinAs(browser, app, workshop, "Ann", desk);
    ben = await joinAs(browser, app, workshop, "Ben", phone);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  const card = (page: Page, words: string) => page.locator(".statement-card", { hasText: words });

  test("a statement by keyboard, a suggestion by touch, an objection that blocks, and then a principle", async () => {
    await moveTo(owner, "Hang the principles above");
    // The notes are at hand, and not in the way of what the phase is about.
    await owner.locator(".notes-at-hand summary").waitFor();
    expect(await owner.locator(".area").first().isVisible()).toBe(false);
    // Ann has no mouse: she tabs to the field, writes, and sends with Enter.
    await ann.locator("#new-statement").waitFor();
    for (let press = 0; press < 40; press += 1) {
      if (await ann.locator("#new-statement").evaluate((field) => field === document.activeElement)) break;
      await ann.keyboard.press("Tab");
    }
    await ann.keyboard.type("We do what we say");
    await ann.keyboard.press("Enter");
    await card(ben, "We do what we say")
      .getByRole("button", { name: /^Suggest/ })
      .tap();
    await ben.getByLabel("Statement", { exact: true }).fill("We do what we say, when we said");
    await ben.locator(".statement-editor button.first").tap();
    // She drafted it, so she decides.
    const take = ann.getByRole("button", { name: "Take these words" });
    await take.focus();
    await ann.keyboard.press("Enter");
    await card(ben, "We do what we say, when we said").waitFor();
    // A voice is linked and taken away again by somebody who works here; everybody sees that there is one.
    const told = await fetch(`${app.url}/api/v1/public/voices`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kind: "complaint", text: "Nobody came when they said" }),
    });
    const { reference } = (await told.json()) as { reference: string };
    const onOwner = card(owner, "when we said");
    await onOwner.getByRole("button", { name: /^Link a voice/ }).click();
    await onOwner.getByLabel("Reference of the case").fill(reference);
    await owner.keyboard.press("Enter");
    await card(ben, "when we said").getByText("Carried by one voice").waitFor();
    await onOwner.getByRole("button", { name: /^Unlink voice 1/ }).focus();
    await owner.keyboard.press("Enter");
    await card(ben, "when we said").getByText("No voice linked").waitFor();
    for (const page of [ann, ben]) expect(await axeFindings(page)).toEqual([]);
    expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await moveTo(owner, "Can we live with it?");
    const onBen = card(ben, "when we said");
    await onBen.getByRole("radio", { name: "Object" }).tap();
    await onBen.getByLabel("What is in the way?").fill("Too many words");
    await onBen.getByRole("button", { name: "Object" }).tap();
    await onBen.getByText("Your objection stands").waitFor();
    await card(ann, "when we said").getByRole("radio", { name: "Agree" }).check();
    expect(await owner.locator("body").innerText()).not.toContain("Too many words");
    await card(owner, "when we said")
      .getByRole("button", { name: /Show the answers/ })
      .click();
    const make = card(owner, "when we said").getByRole("button", { name: /Make it a principle/ });
    await card(owner, "when we said").getByText("Too many words").waitFor();
    expect(await make.isDisabled()).toBe(true);
    await onBen.getByRole("radio", { name: "Can live with it" }).tap();
    await card(owner, "when we said").getByText("Lifted by whoever objected.").waitFor();
    for (const page of [owner, ben]) expect(await axeFindings(page)).toEqual([]);
    await make.click();
    await owner.getByRole("link", { name: "Open the principle" }).click();
    await owner.waitForURL("**/principles/*");
    expect(await owner.locator("main h1").innerText()).toContain("We do what we say, when we said");
  }, 90_000);
});
