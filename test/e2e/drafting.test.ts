import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, desk, openBrowser, phone } from "./browser.ts";
import { setUp } from "./people.ts";
import { joinAs, moveTo, planWorkshop, tabTo } from "./workshops.ts";

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
    await onOwner.getByRole("button", { name: /^Link feedback/ }).click();
    await onOwner.getByLabel("Reference of the case").fill(reference);
    await owner.keyboard.press("Enter");
    await card(ben, "when we said").getByText("Carried by one piece of feedback").waitFor();
    await onOwner.getByRole("button", { name: /^Unlink feedback 1/ }).focus();
    await owner.keyboard.press("Enter");
    await card(ben, "when we said").getByText("No feedback linked").waitFor();
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

  test("somebody without a mouse takes part in a whole workshop, and chooses other than what stands first", async () => {
    const workshop = await planWorkshop(owner, app, "four_steps");
    await owner.goto(`${app.url}/workshops/${workshop.id}/board`);
    await owner.locator("#phase-title").waitFor();
    const kim = await joinAs(browser, app, workshop, "Kim", desk);
    const press = async (...keys: string[]) => {
      for (const key of keys) await kim.keyboard.press(key);
    };
    const checked = () =>
      kim.evaluate(() => {
        const { activeElement: focused } = document;
        return focused instanceof HTMLInputElement && focused.checked
          ? focused.parentElement?.innerText
          : null;
      });

    await tabTo(kim, "input[name=conviction]");
    await press("Space", "ArrowRight", "ArrowRight", "ArrowRight");
    expect(await checked()).toBe("4");
    await tabTo(kim, ".conviction button.first");
    await press("Enter");
    await kim.getByText("your answer is counted").waitFor();

    await moveTo(owner, "What does service mean to you?");
    await kim.locator("#phase-title", { hasText: "What does service mean" }).waitFor();
    await tabTo(kim, "input[name=area]");
    await press("ArrowRight");
    expect(await checked()).toBe("Attention for customers");
    await tabTo(kim, "#write");
    await kim.keyboard.type("A name and a number");
    await press("Tab", "ArrowRight", "ArrowRight");
    await tabTo(kim, ".write-foot button.first");
    await press("Enter");
    await kim.locator(".area:nth-child(2) .note-leaf", { hasText: "A name and a number" }).waitFor();

    await moveTo(owner, "What weighs most");
    await tabTo(kim, ".dots button[aria-label^='Give a dot to: A name']");
    await press("Enter", "Space");
    await kim.getByText("You have 3 dots left.").waitFor();

    await moveTo(owner, "Hang the principles above");
    for (const words of ["We ring back", "We keep our word"]) {
      await tabTo(kim, "#new-statement");
      await kim.keyboard.type(words);
      await press("Enter");
      await card(kim, words).waitFor();
    }
    await moveTo(owner, "Tie it to the wall");
    await kim.locator(".tie-panel").waitFor();
    await tabTo(kim, "input[name=statement]");
    await press("ArrowDown");
    await kim.locator(".tie-to", { hasText: "We keep our word" }).waitFor();
    await tabTo(kim, "button.note-face");
    await press("Space");
    await owner.getByText("Everything is tied.").waitFor();

    await moveTo(owner, "Can we, and does it stretch us?");
    await kim.locator(".rate-panel").waitFor();
    await tabTo(kim, ".scale input");
    await press("Space", "ArrowRight", "ArrowRight");
    expect(await checked()).toBe("3");
    await press("Tab", "Space", "ArrowRight", "ArrowRight", "ArrowRight");
    expect(await checked()).toBe("4");
    await kim.getByText("One to go").waitFor();

    await moveTo(owner, "Can we live with it?");
    await kim.locator(".consent-panel").waitFor();
    await tabTo(kim, ".consent-form input");
    await press("Space");
    await kim.waitForTimeout(300);
    await press("ArrowRight");
    // The answer has come back from the server, and the focus is where it was.
    await kim.waitForTimeout(500);
    expect(await checked()).toBe("Can live with it");
    // Single letters mean nothing here, and can be switched off where they mean something.
    await kim.locator(".board-head .menu summary").focus();
    await press("Enter", "Tab");
    await tabTo(kim, ".menu-items button:last-child");
    await press("Enter");
    await tabTo(kim, ".switch input");
    await press("Space", "Escape");
    expect(await kim.evaluate(() => localStorage.getItem("kept.board.letters"))).toBe("off");
    expect(await axeFindings(kim)).toEqual([]);
    await kim.context().close();
  }, 120_000);
});
