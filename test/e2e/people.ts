import type { Browser, BrowserContext, Page } from "playwright-core";
import type { App } from "./app.ts";

export const owner = { email: "olivia@veldhaven.example", password: "tulips under a wide sky" };

/** Sets the organisation up through its first page, in a browser of its own, and stays signed in there. */
export async function setUp(browser: Browser, app: App): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(app.link);
  await page.fill("[name=organisation]", "Municipality of Veldhaven");
  await page.fill("[name=ownerName]", "Olivia Owner");
  await page.fill("[name=ownerEmail]", owner.email);
  await page.fill("[name=password]", owner.password);
  await page.click("button[type=submit]");
  await page.waitForURL("**/home");
  await page.close();
  return context;
}

/** Types address and password on the way in. */
export async function typePassword(
  page: Page,
  app: App,
  { email, password }: { email: string; password: string } = owner,
): Promise<void> {
  await page.goto(`${app.url}/sign-in`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await page.click("form button.first");
}
