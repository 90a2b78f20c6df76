import type { Browser, BrowserContext, Page } from "playwright-core";
import decodeQr from "qr/decode.js";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { browserPath, desk, openBrowser, phone } from "./browser.ts";
import { setUp } from "./people.ts";
import { capture, fromMenu, moveTo, type Planned, planWorkshop, tabTo, write } from "./workshops.ts";

const chromium = browserPath();
const names = ["Ann", "Ben", "Cat", "Dan", "Eva", "Finn", "Gül", "Hugo", "Iris"];
/** Three of them on a narrow phone; Dan works by keyboard alone; Eva's connection drops for twenty seconds. */
const onPhone = new Set(["Ann", "Ben", "Eva"]);
const principles = [
  "We ring back when we said we would",
  "Our letters need no explanation",
  "Whoever picks it up sees it through",
  "You hear it from us before you wonder",
  "We decide at the counter",
  "We say sorry and mend it",
  "Every form fits on one page",
  "You tell your story once",
  "We are open when you are free",
  "We greet you by your name",
  "We ask how it felt afterwards",
];

describe.skipIf(chromium === null)("ten browsers, from the QR code to ten published principles", () => {
  let app: App;
  let browser: Browser;
  let lead: BrowserContext;
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let workshop: Planned;
  let front: Page;
  const guests = new Map<string, Page>();
  const everybody = () => [front, ...guests.values()];
  const guest = (name: string): Page => guests.get(name) ?? front;

  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(chromium ?? "");
    lead = await setUp(browser, app);
    front = await lead.newPage();
    workshop = await planWorkshop(front, app, "four_steps");
    await front.goto(`${app.url}/workshops/${workshop.id}/board`);
    await front.locator("#phase-title").waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  test("nine join by the QR code of the wall, without an account", async () => {
    const wall = await lead.newPage();
    await wall.goto(`${app.url}/workshops/${workshop.id}/wall`);
    const address = await readQr(wall);
    expect(address).toBe(`${app.url}/join/${workshop.code}`);
    for (const name of names) {
      const context = await browser.newContext({ ...(onPhone.has(name) ? phone : desk), locale: "en-GB" });
      const page = await context.newPage();
      await page.goto(address);
      await page.fill("[name=name]", name);
      await page.click("button.first");
      await page.locator("#phase-title").waitFor();
      guests.set(name, page);
    }
    await expect.poll(() => wall.locator("body").innerText(), { timeout: 10_000 }).toMatch(/10 here/);
    await wall.close();
  }, 120_000);

  test("all write in private at once; one by keyboard alone, one without a connection for twenty seconds", async () => {
    await moveTo(front, "What does service mean to you?");
    const ears = await capture(guest("Cat"));
    for (const page of guests.values()) await page.locator("#write").waitFor();
    const eva = guest("Eva").context();
    await eva.setOffline(true);
    const dropped = Date.now();
    await Promise.all(
      [...guests].map(async ([name, page]) => {
        for (const turn of [1, 2, 3]) {
          const words = `Element ${turn} of ${name}`;
          if (name === "Dan") {
            if (turn === 1) await tabTo(page, "#write");
            await page.keyboard.type(words);
            await page.keyboard.press("Enter");
          } else await write(page, words);
        }
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 20_000 - (Date.now() - dropped))));
    await eva.setOffline(false);
    await expect.poll(() => guest("Eva").locator(".note.is-hidden").count(), { timeout: 15_000 }).toBe(3);
    const others = names.filter((name) => name !== "Cat");
    for (const name of others) expect(ears.heard()).not.toContain(`of ${name}`);
    await moveTo(front, "What belongs together");
    for (const page of everybody()) {
      await expect.poll(() => page.locator(".note").count(), { timeout: 15_000 }).toBe(27);
    }
    for (const name of others) expect(ears.heard()).toContain(`Element 3 of ${name}`);
  }, 120_000);

  test("notes are put together by keyboard and dots are given, secret until the round is over", async () => {
    const dan = guest("Dan");
    await tabTo(dan, "button.note-face");
    for (let note = 0; note < 3; note += 1) {
      await dan.keyboard.press("Space");
      await dan.keyboard.press("ArrowDown");
    }
    await dan.keyboard.press("g");
    await dan.locator("#name-new-group:focus").waitFor();
    await dan.keyboard.type("Ring back");
    await dan.keyboard.press("Enter");
    for (const page of everybody()) {
      await expect.poll(() => page.locator(".group").count(), { timeout: 15_000 }).toBe(1);
    }
    await moveTo(front, "What weighs most");
    for (const page of guests.values()) {
      await page
        .getByRole("button", { name: /^Give a dot/ })
        .first()
        .click();
    }
    await moveTo(front, "Hang the principles above");
  }, 120_000);

  test("eleven statements are written together and answered by all; ten become principles, the eleventh is refused with the ways out", async () => {
    for (const [index, words] of principles.entries()) {
      const page = everybody()[index % 10] ?? front;
      await page.locator("#new-statement").fill(words);
      await page.locator("#new-statement").press("Enter");
    }
    for (const page of everybody()) {
      await expect.poll(() => page.locator(".statement-card").count(), { timeout: 15_000 }).toBe(11);
    }
    // Facilitating is going on once everybody is ready; here somebody is not, and it is asked once.
    await moveTo(front, "Can we live with it?");
    for (const page of everybody()) {
      await expect.poll(() => page.locator(".consent-form").count(), { timeout: 15_000 }).toBe(11);
      for (const form of await page.locator(".consent-form").all()) {
        await form.locator("label", { hasText: /^Agree$/ }).click();
      }
    }
    for (const [index, words] of principles.entries()) {
      const card = front.locator(".statement-card", { hasText: words });
      await card.getByRole("button", { name: /^Show the answers/ }).click();
      await card.getByText("10 agree").waitFor();
      await card.getByRole("button", { name: /^Make it a principle/ }).click();
      if (index < 10) await card.locator(".agreed-mark").waitFor();
      else await card.getByText("Ten principles are in force already").waitFor();
    }
    const ways = front.locator(".ways");
    expect(await ways.getByRole("button", { name: /^Let it go up in this one/ }).count()).toBe(10);
    expect(await ways.getByRole("button", { name: /^Swap: this one retires/ }).count()).toBe(10);
  }, 240_000);

  test("the ten are published and stand on the charter; the code is dead with the workshop", async () => {
    const office = await lead.newPage();
    const links = await front
      .locator(".agreed-mark a")
      .evaluateAll((found) => found.map((each) => (each as HTMLAnchorElement).href));
    expect(links).toHaveLength(10);
    for (const link of links) {
      await office.goto(link);
      await office.getByRole("link", { name: "Or publish it on the charter without one." }).click();
      await office.getByRole("button", { name: /^(Sign off and publish|Publish)/ }).click();
      await office.getByRole("heading", { name: "The charter as everybody reads it" }).waitFor();
    }
    const visitor = await browser.newPage();
    await visitor.goto(`${app.url}/charter`);
    for (const words of principles.slice(0, 10)) {
      expect(await visitor.getByText(words).count()).toBeGreaterThan(0);
    }
    await fromMenu(front, "Close workshop");
    await front.locator(".close-sheet button.danger").click();
    await guest("Ann").getByText("This workshop is closed").waitFor();
    await visitor.goto(`${app.url}/join/${workshop.code}`);
    expect(await visitor.locator("[name=name]").count()).toBe(0);
  }, 120_000);
});

/** What a camera reads from the QR code on a page. */
async function readQr(page: Page): Promise<string> {
  await page.getByRole("img", { name: "QR code to join" }).first().waitFor();
  const picture = await page.getByRole("img", { name: "QR code to join" }).evaluate(async (svg) => {
    const side = 400;
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute("width", String(side));
    copy.setAttribute("height", String(side));
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side + 80;
    const draw = canvas.getContext("2d");
    if (!draw) throw new Error("no canvas");
    draw.fillStyle = "white";
    draw.fillRect(0, 0, side + 80, side + 80);
    draw.drawImage(image, 40, 40, side, side);
    return { side: side + 80, data: [...draw.getImageData(0, 0, side + 80, side + 80).data] };
  });
  return decodeQr({ width: picture.side, height: picture.side, data: Uint8Array.from(picture.data) });
}
