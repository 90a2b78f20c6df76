import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, desk, openBrowser, phone } from "./browser.ts";
import { setUp } from "./people.ts";
import { capture, fromMenu, joinAs, moveTo, type Planned, planWorkshop, tabTo, write } from "./workshops.ts";

const chromium = browserPath();
/** The code that the board's page knows. */
const codeOf = async (board: Page): Promise<string> =>
  (await board.evaluate(
    "JSON.parse(document.getElementById('board-place').textContent).join.code",
  )) as string;
/** Machines that test are busy: a fault shows in what stands there, not in how long it took. */
const soon = { timeout: 15_000 };

describe.skipIf(chromium === null)("a workshop, in real browsers", () => {
  let app: App;
  let browser: Browser;
  let lead: BrowserContext;
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let workshop: Planned;
  /** The facilitator's board. */
  let front: Page;

  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(chromium ?? "");
    lead = await setUp(browser, app);
    const page = await lead.newPage();
    workshop = await planWorkshop(page, app, "blank");
    front = page;
    await front.goto(`${app.url}/workshops/${workshop.id}/board`);
    await front.locator("#phase-title").waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  test("a guest with a narrow phone and no JavaScript comes as far as the board; a wrong code says so", async () => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${app.url}/join`);
    await page.fill("[name=code]", "K7M-4QX9");
    await page.click("button.first");
    expect(await page.locator(".error").innerText()).toContain("No open workshop has this code");
    expect(await page.locator("[name=code]").inputValue()).toBe("K7M-4QX9");
    await page.fill("[name=code]", workshop.code.toLowerCase().replace(/^(...)/, "$1 "));
    await page.click("button.first");
    expect(await page.locator("h1").innerText()).toBe(workshop.title);
    await page.click("button.first");
    await page.waitForURL(`**/workshops/${workshop.id}/board`);
    expect(await page.locator("noscript").innerText()).toContain("JavaScript");
    const wide = await page.evaluate("document.documentElement.scrollWidth").catch(() => 360);
    expect(wide).toBeLessThanOrEqual(360);
    // Whoever scans the code again is who they were.
    await page.goto(`${app.url}/join/${workshop.code}`);
    expect(page.url()).toContain(`/workshops/${workshop.id}/board`);
    await context.close();
  }, 60_000);

  test("what is begun and not sent is still there after a reload, until it is taken back", async () => {
    const eve = await joinAs(browser, app, workshop, "Eve", phone);
    const reloaded = async () => {
      await eve.reload();
      await eve.locator("#write").waitFor();
      return eve.locator("#write").inputValue();
    };
    await eve.fill("#write", "Half a thought");
    expect(await reloaded()).toBe("Half a thought");
    await eve.fill("#write", "");
    expect(await reloaded()).toBe("");
    await eve.context().close();
  }, 60_000);

  test("nothing of what one writes in private is on another's wire before the reveal; within a second after it is", async () => {
    const ann = await joinAs(browser, app, workshop, "Ann", phone);
    const ben = await joinAs(browser, app, workshop, "Ben", desk);
    const wire = await capture(ben);
    await ben.reload();
    await ben.locator("#phase-title").waitFor();
    for (let each = 1; each <= 5; each += 1) await write(ann, `canary ${each}`);
    await expect.poll(() => ann.locator(".is-hidden").count(), soon).toBe(5);
    await ann.waitForTimeout(1_000);
    // Messages of a failure name what is wrong and leave the scripts of the page out.
    const tells = (words: string) => wire.heard().includes(words);
    await expect.poll(() => tells("event: ready"), soon).toBe(true);
    expect(tells("canary")).toBe(false);
    const revealed = front.waitForResponse("**/act").then(() => Date.now());
    const told = expect.poll(() => tells("canary 5"), { timeout: 20_000, interval: 20 }).toBe(true);
    const after = told.then(() => Date.now());
    await moveTo(front, "Discuss");
    expect((await after) - (await revealed)).toBeLessThan(1_000 * app.slowness);
    await ben.getByText("canary 5").waitFor({ timeout: 15_000 });
    await expect.poll(() => ben.locator(".note").count(), soon).toBe(5);
    await Promise.all([ann.context().close(), ben.context().close()]);
  }, 60_000);

  test("notes are grouped, named and ungrouped by keyboard alone, and everybody sees it", async () => {
    const cat = await joinAs(browser, app, workshop, "Cat", desk);
    await cat.locator(".note").first().waitFor();
    const focused = () => cat.evaluate("document.activeElement?.className ?? ''");
    // Outside of the notes arrows and letters are not the board's.
    await cat.keyboard.press("ArrowDown");
    expect(await focused()).not.toContain("note-face");
    await tabTo(cat, "button.note-face");
    await cat.keyboard.press("Space");
    await cat.keyboard.press("ArrowDown");
    await cat.keyboard.press("Space");
    expect(await cat.locator(".selection-bar").innerText()).toContain("2 notes picked");
    await cat.keyboard.press("g");
    // The cursor is in the name of the new group, and afterwards again among the notes.
    await expect.poll(() => cat.evaluate("document.activeElement?.id ?? ''"), soon).toBe("name-new-group");
    await cat.keyboard.type("We ring back");
    await cat.keyboard.press("Enter");
    await expect.poll(focused, soon).toContain("note-face");
    const group = front.locator(".group");
    await expect.poll(() => group.locator("input").inputValue(), soon).toBe("We ring back");
    expect(await group.locator(".note").count()).toBe(2);
    await cat.keyboard.press("Control+z");
    await expect.poll(() => group.locator("input").inputValue(), soon).toBe("");
    await cat.keyboard.press("Control+z");
    await expect.poll(() => group.count(), soon).toBe(0);
    expect(await front.locator(".note").count()).toBe(5);
    await cat.context().close();
  }, 60_000);

  test("dragging a note onto another groups them, and undo takes them apart", async () => {
    const [first, second] = [front.locator(".note").nth(0), front.locator(".note").nth(1)];
    const [from, to] = [await first.boundingBox(), await second.boundingBox()];
    if (!from || !to) throw new Error("the notes are not in sight");
    await front.mouse.move(from.x + 30, from.y + 20);
    await front.mouse.down();
    await front.mouse.move(to.x + 40, to.y + 30, { steps: 8 });
    await front.mouse.up();
    await expect.poll(() => front.locator(".group .note").count(), soon).toBe(2);
    await front.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => front.locator(".group").count(), soon).toBe(0);

    // Let go over the head, it joins nothing, whatever lies unseen beneath.
    await front.setViewportSize({ width: 1280, height: 420 });
    await front.mouse.wheel(0, 400);
    await expect.poll(() => front.evaluate("window.scrollY"), soon).toBeGreaterThan(0);
    const low = await front.locator(".note").last().boundingBox();
    if (!low) throw new Error("the last note is not in sight");
    await front.mouse.move(low.x + 30, low.y + 20);
    await front.mouse.down();
    await front.mouse.move(low.x + 30, 30, { steps: 6 });
    // Held still at the edge, the board goes on scrolling to its top.
    await expect.poll(() => front.evaluate("window.scrollY"), soon).toBe(0);
    expect(await front.locator(".drop-here").count()).toBe(0);
    await front.mouse.up();
    await front.waitForTimeout(400);
    expect(await front.locator(".group").count()).toBe(0);
    await front.setViewportSize(desk.viewport ?? { width: 1280, height: 900 });
  }, 60_000);

  test("what is written offline stays on the device, also over a reload, and arrives once", async () => {
    const dan = await joinAs(browser, app, workshop, "Dan", phone);
    await dan.context().setOffline(true);
    for (const each of ["one", "two", "three"]) await write(dan, `offline ${each}`);
    await dan.getByText("What you write is kept on this device.").waitFor({ timeout: 15_000 });
    await dan.waitForTimeout(20_000);
    expect(await front.getByText("offline one").count()).toBe(0);
    await dan.context().setOffline(false);
    await expect.poll(() => front.getByText("offline").count(), { timeout: 20_000 }).toBe(3);
    await dan.getByText("What you write is kept on this device.").waitFor({ state: "hidden" });

    // The page is closed before the note could go out: the next one sends it.
    await dan.route("**/act", (route) => route.abort());
    await write(dan, "before the reload");
    await dan.locator(".is-kept").waitFor();
    await dan.reload();
    await dan.locator(".is-kept", { hasText: "before the reload" }).waitFor();
    await dan.unroute("**/act");
    await front.getByText("before the reload").waitFor({ timeout: 10_000 });
    await dan.locator(".is-open", { hasText: "before the reload" }).waitFor();
    await dan.reload();
    await dan.locator("#phase-title").waitFor();
    await dan.waitForTimeout(1_000);
    expect(await front.getByText("before the reload").count()).toBe(1);
    expect(await dan.evaluate(() => Object.keys(localStorage).filter((key) => /outbox/.test(key)))).toEqual(
      [],
    );
    await dan.context().close();
  }, 90_000);

  test("moving on while somebody is not ready is asked once; dots stay secret until the round is over", async () => {
    const eve = await joinAs(browser, app, workshop, "Eve", phone);
    await eve.locator(".note").first().waitFor();
    await moveTo(front, "Write");
    await front.locator(".steps button.first").click();
    const asked = () => front.locator(".ready-count").innerText();
    await expect.poll(asked, soon).toContain("One person is not ready yet.");
    await eve.getByRole("button", { name: "I am ready" }).click();
    await front.getByText("1 of 1 ready").waitFor();
    await front.locator(".steps button.first").click();
    await front.locator("#phase-title", { hasText: "Discuss" }).waitFor();
    // Where leaving ends nothing for anybody, nothing is asked.
    await front.getByText("0 of 1 ready").waitFor();
    await front.locator(".steps button.first").click();
    await front.locator("#phase-title", { hasText: "Group" }).waitFor();
    await moveTo(front, "Vote");
    await eve.getByText("You have 5 dots left.").waitFor();
    // At the top of the new phase, with the focus on its title, and told so.
    await eve.getByText("We moved on: Vote").waitFor();
    expect(await eve.evaluate("document.activeElement?.id")).toBe("phase-title");
    expect(await eve.evaluate("window.scrollY")).toBe(0);
    const wire = await capture(front);
    // Three taps faster than the server answers are three dots, and none of them waits for it.
    const give = eve.getByRole("button", { name: /^Give a dot to: / }).first();
    await give.evaluate((button: HTMLElement) => {
      for (const wait of [0, 30, 60]) setTimeout(() => button.click(), wait);
    });
    await eve.getByText("You have 2 dots left.").waitFor();
    await eve
      .getByRole("button", { name: /^Take a dot back from: / })
      .first()
      .click();
    await eve.getByText("You have 3 dots left.").waitFor();
    // Those who facilitate give dots too: the wall shows neither theirs nor anything to press.
    await front
      .getByRole("button", { name: /^Give a dot to: / })
      .first()
      .click();
    await front.getByText("You have 4 dots left.").waitFor();
    const wall = await lead.newPage();
    await wall.goto(`${app.url}/workshops/${workshop.id}/wall`);
    await wall.locator(".wall .note").first().waitFor();
    expect(await wall.locator(".dots, .own-dots, button, input, a").count()).toBe(0);
    await wall.close();
    // Without a line a dot stands at once, and goes out once the line is back.
    await eve.context().setOffline(true);
    await give.click();
    await eve.getByText("You have 2 dots left.").waitFor();
    await eve.context().setOffline(false);
    await front.waitForTimeout(500);
    expect(wire.heard()).not.toContain('"votes":3');
    await front.getByRole("button", { name: "End the round" }).click();
    await eve.getByText("What weighs most").waitFor();
    expect(await eve.locator(".ranking").innerText()).toMatch(/[34] dots/);
    await eve.context().close();
  }, 60_000);

  test("a table counts once it is confirmed, equals are run off, who listens writes nothing, and what is private stays so over closing and opening again", async () => {
    const page = await lead.newPage();
    await page.setViewportSize({ width: 1280, height: 900 });
    const second = await planWorkshop(page, app, "blank");
    await page.goto(`${app.url}/workshops/${second.id}/board`);
    await page.locator("#phase-title").waitFor();
    const fay = await joinAs(browser, app, second, "Fay", phone);
    for (const each of ["We ring back", "One form"]) await write(page, each);
    await expect.poll(() => page.locator(".is-hidden").count(), soon).toBe(2);
    await fay.getByText("Later everybody sees it, with your name.").waitFor();

    await fay.locator(".board-tools > button", { hasText: "People" }).click();
    await fay.getByLabel("People this device speaks for").fill("4");
    await fay.keyboard.press("Tab");
    await fay.getByText("your dots count for one").waitFor();
    await page.locator(".board-tools > button", { hasText: "People" }).click();
    await page.getByRole("button", { name: "Count them for 4" }).click();
    await fay.getByText("your dots count for one").waitFor({ state: "detached" });
    const menu = page.locator(".role-menu");
    await menu.locator("summary").click();
    await menu.getByRole("button", { name: "Let them listen only" }).click();
    await fay.keyboard.press("Escape");
    await fay.getByText("asked you to listen").waitFor();
    expect(await fay.locator("#write").count()).toBe(0);
    await menu.getByRole("button", { name: "Let them write again" }).click();
    await fay.locator("#write").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");

    await moveTo(page, "Vote");
    await fay.getByRole("button", { name: "Give a dot to: We ring back" }).click();
    await fay.getByText("You have 4 dots left.").waitFor();
    for (let dots = 4; dots >= 1; dots -= 1)
      await page.getByRole("button", { name: "Give a dot to: One form" }).click();
    await page.getByText("You have one dot left.").waitFor();
    await page.getByRole("button", { name: "End the round" }).click();
    await page.getByText("Given on 2 devices, for 5 people.").waitFor();
    expect(await fay.locator(".ranking .rank").allInnerTexts()).toEqual([
      expect.stringContaining("1."),
      expect.stringContaining("1."),
    ]);
    await page.getByRole("button", { name: "Run-off for place 1, between 2" }).click();
    await page.getByRole("button", { name: "Begin the run-off" }).click();
    await fay.getByText("We moved on: Run-off").waitFor();
    await fay.getByText("You have one dot left.").waitFor();

    await moveTo(page, "Write");
    await write(fay, "a private thought");
    await fay.locator(".is-hidden", { hasText: "a private thought" }).waitFor();
    await fromMenu(page, "Close workshop");
    await page.getByText("One note is still private.").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator(".close-sheet button.danger").click();
    await fay.getByText("Thank you. This workshop is over.").waitFor();
    expect(await fay.evaluate("document.activeElement?.id")).toBe("phase-title");
    expect(await fay.getByRole("button", { name: "Undo" }).count()).toBe(0);
    expect(await axeFindings(fay)).toEqual([]);
    expect(await page.getByText("a private thought").count()).toBe(0);
    await page.getByRole("button", { name: "Open it again" }).click();
    await page.locator("button.danger").click();
    await fay.locator("#phase-title", { hasText: "Write" }).waitFor();
    await fay.locator(".is-hidden", { hasText: "a private thought" }).waitFor();
    expect(await page.getByText("a private thought").count()).toBe(0);
    await Promise.all([page.close(), fay.context().close()]);
  }, 120_000);

  test("a guest who is removed is told so at once and comes back by no code; a new code is made in the same step", async () => {
    const bar = (of: Page) => of.getByRole("button", { name: /^People/ });
    await front.reload();
    await front.locator("#phase-title").waitFor();
    const code = await codeOf(front);
    const gone = await joinAs(browser, app, { ...workshop, code }, "Mallory", phone);
    await bar(front).click();
    const person = front.locator("li.person", { hasText: "Mallory" });
    await person.locator("summary").click();
    // To facilitate is for those who work here.
    expect(await person.getByRole("button").allInnerTexts()).toEqual([
      "Let them listen only",
      "Remove from the workshop",
    ]);
    await person.getByRole("button", { name: "Remove from the workshop" }).click();
    await person.locator(".danger").click();
    await gone.getByText("The facilitator removed you from this workshop.").waitFor(soon);
    expect(await gone.locator("button, a, textarea").count()).toBe(0);
    await expect.poll(() => codeOf(front), soon).not.toBe(code);
    const newer = await codeOf(front);
    for (const path of [`workshops/${workshop.id}/board`, `join/${code}`, `join/${newer}`]) {
      await gone.goto(`${app.url}/${path}`);
      expect(await gone.locator("main").innerText()).toBe("The facilitator removed you from this workshop.");
    }
    await gone.context().close();
    workshop = { ...workshop, code: newer };
  }, 60_000);

  test("the wall shows notes, code and QR, has nothing to press, and hears of the end", async () => {
    const wall = await lead.newPage();
    await wall.goto(`${app.url}/workshops/${workshop.id}/wall`);
    await wall.getByText(workshop.code).waitFor();
    expect(await wall.locator("button, input, select, textarea, a").count()).toBe(0);
    expect(await wall.getByRole("img", { name: "QR code to join" }).count()).toBe(1);
    await fromMenu(front, "Close workshop");
    await front.locator(".close-sheet button.danger").click();
    await wall.getByText(workshop.code).waitFor({ state: "hidden" });
    await front.getByText("This workshop is closed.").waitFor();
    expect(await front.locator(".write-box, .facilitator-bar").count()).toBe(0);
    await wall.close();
    const late = await browser.newContext(phone);
    const page = await late.newPage();
    const response = await page.goto(`${app.url}/join/${workshop.code}`);
    expect(response?.status()).toBe(404);
    await late.close();
  }, 60_000);
});
