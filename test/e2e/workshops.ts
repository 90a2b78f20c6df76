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
  await page.fill("#write", words);
  await page.press("#write", "Enter");
}

/** Moves the board to the phase of this title, as the facilitator. */
export async function moveTo(page: Page, title: string): Promise<void> {
  const value = await page.locator(".steps option", { hasText: title }).getAttribute("value");
  await page.locator(".steps select").selectOption(value);
  await page.locator("#phase-title", { hasText: title }).waitFor();
}

/** Every byte that comes to a page from now on: answers, and what its streams bring. */
export async function capture(page: Page): Promise<{ heard: () => string }> {
  const client = await page.context().newCDPSession(page);
  let heard = "";
  await client.send("Network.enable");
  client.on("Network.eventSourceMessageReceived", ({ eventName, data }) => {
    heard += `event: ${eventName}\ndata: ${data}\n`;
  });
  page.on("response", async (response) => {
    if ((response.headers()["content-type"] ?? "").startsWith("text/event-stream")) return;
    heard += await response.text().catch(() => "");
  });
  return { heard: () => heard };
}
