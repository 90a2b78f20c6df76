import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { App } from "./app.ts";

export interface Planned {
  id: string;
  code: string;
  title: string;
}

/** Plans a workshop through its pages, in the browser of somebody who is signed in. */
export async function planWorkshop(
  page: Page,
  app: App,
  template: "blank" | "four_steps" | "service_means",
): Promise<Planned> {
  const title = "What good service means to us";
  await page.goto(`${app.url}/workshops/new`);
  await page.fill("[name=title]", title);
  await page.check(`[name=templateId][value=${template}]`);
  await page.click("main form button[type=submit]");
  await page.waitForURL(/\/workshops\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").at(-1) ?? "";
  return { id, code: await page.locator(".workshop-code").innerText(), title };
}

/** Joins by the link of the QR code, in a browser of one's own, and waits for the board. */
export async function joinAs(
  browser: Browser,
  app: App,
  workshop: Planned,
  name: string,
  device: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ ...device, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`${app.url}/join/${workshop.code}`);
  await page.fill("[name=name]", name);
  await page.click("button.first");
  await page.locator("#phase-title").waitFor();
  return page;
}

/** Writes a note and sends it with Enter. */
export async function write(page: Page, words: string): Promise<void> {
  // Where one speaks and sorts, the box is folded.
  const folded = page.locator("button#write");
  if (await folded.isVisible()) await folded.click();
  await page.fill("#write", words);
  await page.press("#write", "Enter");
}

/** Presses a button of the menu in which rare acts of those who facilitate wait. */
export async function fromMenu(page: Page, name: string): Promise<void> {
  const menu = page.locator(".facilitator-bar .menu");
  if ((await menu.getAttribute("open")) === null) await menu.locator("summary").click();
  await menu.getByRole("button", { name }).click();
}

/** Goes on with the Tab key until something of this selector has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const there = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let press = 0; press < 150; press += 1) {
    if (await there()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${selector}`);
}

/** Moves the board to the phase of this title, as the facilitator. */
export async function moveTo(page: Page, title: string): Promise<void> {
  const value = await page.locator(".steps option", { hasText: title }).getAttribute("value");
  await page.locator(".steps select").selectOption(value);
  await page.locator("#phase-title", { hasText: title }).waitFor();
}

/**
 * Every byte that comes to a page from now on: its answers, and a stream of the board as its browser opens one, read
 * beside it with its cookies until the page closes.
 */
export async function capture(page: Page): Promise<{ heard: () => string }> {
  let heard = "";
  page.on("response", async (response) => {
    if ((response.headers()["content-type"] ?? "").startsWith("text/event-stream")) return;
    // What the stream brings meanwhile must not be written over.
    const text = await response.text().catch(() => "");
    heard += text;
  });
  const live = page.url().replace(/\/board.*$/, "/live");
  const cookies = await page.context().cookies(live);
  const stop = new AbortController();
  page.once("close", () => stop.abort());
  const { body } = await fetch(live, {
    headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
    signal: stop.signal,
  });
  const decoder = new TextDecoder();
  const read = async () => {
    for await (const bytes of body ?? []) heard += decoder.decode(bytes, { stream: true });
  };
  // The stream ends with the page, or with the app.
  read().catch(() => undefined);
  return { heard: () => heard };
}
