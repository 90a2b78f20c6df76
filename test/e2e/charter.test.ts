import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { defineTerm } from "#domain/philosophy/glossary/glossary.ts";
import { publishPledge } from "#domain/strategy/publish-pledge.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { createStandard } from "#domain/strategy/write-standard.ts";
import { openWorld, type World } from "../world.ts";
import { type App, startApp, urlOf } from "./app.ts";
import { axeFindings, browserPath, desk, openBrowser, phone } from "./browser.ts";

let world: World;
let app: App;
let browser: Browser | null = null;
beforeAll(async () => {
  world = await openWorld();
  app = await startApp({ DATABASE_URL: urlOf(world.connection) });
  const path = browserPath();
  if (path) browser = await openBrowser(path);
});
afterAll(async () => {
  await browser?.close();
  await app.stop();
  await world.close();
});

const kilobyte = 1024;
const hour = 3_600_000;

/** A page as anybody gets it, with the bytes that come over the wire for all of it: HTML, styles and typefaces. */
async function visit(path: string): Promise<{ status: number; html: string; bytes: number }> {
  const { status, text: html, bytes } = await fetched(path);
  let all = bytes;
  for (const [, href = ""] of html.matchAll(/rel="stylesheet" href="([^"]+)"/g)) {
    const styles = await fetched(href);
    all += styles.bytes;
    for (const [, font = ""] of styles.text.matchAll(/url\(([^)]+woff2)\)/g)) {
      all += (await fetched(new URL(font, app.url + href).pathname)).bytes;
    }
  }
  return { status, html, bytes: all };
}

/** What a path answers, and its size as it was sent: compressed for whoever reads that. */
async function fetched(path: string): Promise<{ status: number; text: string; bytes: number }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(app.url + path, { headers: { "Accept-Encoding": "gzip" } }, resolve).on("error", reject);
  });
  const sent = await buffer(answer);
  const packed = answer.headers["content-encoding"] === "gzip";
  return {
    status: answer.statusCode ?? 0,
    text: (packed ? gunzipSync(sent) : sent).toString(),
    bytes: sent.length,
  };
}

/** A year of cases, a principle in two languages, and as many pledges as asked for. */
async function fill(pledges: number): Promise<void> {
  const { database } = world.services;
  const now = world.services.clock();
  const principleId = newId();
  await database
    .insertInto("principles")
    .values({
      id: principleId,
      statement: "We do what we say",
      translations: { nl: { statement: "We doen wat we zeggen" } },
      state: "published",
      place: 1,
      createdAt: now,
    })
    .execute();
  const cases = Array.from({ length: 400 }, (_, index) => {
    const receivedAt = new Date(now.getTime() - (index * 330 * 24 * hour) / 400 - 72 * hour);
    const answered = new Date(receivedAt.getTime() + (index % 10 === 0 ? 60 : 5) * hour);
    return {
      id: newId(),
      reference: newId(),
      kind: "complaint" as const,
      receivedAt,
      firstAnswerAt: answered,
      createdAt: receivedAt,
    };
  });
  await database.insertInto("cases").values(cases).execute();
  for (let number = 1; number <= pledges; number++) {
    const standard = await world.run(world.owner, createStandard, {
      name: "Answered in two days",
      measure: "first_answer",
      target: 0.85,
      within: "P2D",
    });
    const pledge = await world.run(world.owner, createPledge, {
      text: `You have an answer within two days, ${number}`,
      remark: "We plan an hour for answers each morning, and a colleague keeps watch. ".repeat(3),
      standardId: standard.id,
      principleIds: [principleId],
      translations: { nl: { text: `U hebt binnen twee dagen antwoord, ${number}` } },
    });
    await world.run(world.owner, publishPledge, { pledgeId: pledge.id, signOff: true });
  }
}

describe("the charter", () => {
  test("before anything is published it says so kindly, and leads to telling us", async () => {
    const { status, html } = await visit("/charter");
    expect(status).toBe(200);
    expect(html).toContain("We are still writing this down");
    expect(html).toContain('href="/tell-us"');
    const door = await fetch(app.url, { redirect: "manual" });
    expect([door.status, door.headers.get("Location")]).toEqual([302, "/charter"]);
  });

  test("ten pledges weigh at most 50 KB, and ask the browser to run nothing", async () => {
    await fill(10);
    // Public pages are made anew in the background.
    await expect
      .poll(async () => (await visit("/charter")).html.match(/<svg /g)?.length, { timeout: 15_000 })
      .toBe(10);
    const { html, bytes } = await visit("/charter");
    expect(html).not.toContain("<script");
    expect(html).not.toContain("modulepreload");
    expect(bytes).toBeLessThanOrEqual(50 * kilobyte);
    console.info(`the charter with ten pledges weighs ${Math.round(bytes / kilobyte)} KB`);
    expect(html).toContain("Messages answered in time in the last twelve months: 360 of 400, 40 late.");
    const months = html.match(/<tbody>.*?<\/tbody>/s)?.[0].match(/<tr>/g);
    expect(months).toHaveLength(12);
    expect(html).toMatch(/<meta name="description" content="[^"]{20,}"/);
  });

  test("explains a term to whoever points at it or reaches it by keyboard, without a script", async () => {
    if (!browser) return;
    const definition = "Told with a day and a name, and kept or told again in time.";
    await world.run(world.owner, defineTerm, { term: "answer", definition });
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${app.url}/charter`);
    const [term, explanation] = [
      page.locator(".explained button").first(),
      page.locator(".explained [role=tooltip]", { hasText: definition }).first(),
    ];
    const seen = () => explanation.isVisible();
    expect(await term.innerText()).toBe("answer");
    expect(await explanation.count()).toBe(1);
    expect(await seen()).toBe(false);
    await term.focus();
    await expect.poll(seen).toBe(true);
    await term.blur();
    await expect.poll(seen).toBe(false);
    await term.hover();
    await expect.poll(seen).toBe(true);
    const box = await explanation.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 360).toBe(true);
    await context.close();
  });

  test("speaks the organisation's languages, and takes the choice along", async () => {
    const { html } = await visit("/charter?lang=nl");
    expect(html).toContain('<html lang="nl"');
    expect(html).toContain("U hebt binnen twee dagen antwoord, 1");
    expect(html).toContain('href="/tell-us?lang=nl"');
    expect(html).toContain('href="/charter?lang=en"');
  });

  test("axe finds nothing in either light, on a phone and at a desk", async () => {
    if (!browser) return;
    for (const screen of [phone, desk]) {
      const context = await browser.newContext({ ...screen, colorScheme: "light" });
      const page = await context.newPage();
      await page.goto(`${app.url}/charter`);
      await page.locator("summary").first().click();
      expect(await axeFindings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await axeFindings(page, "colours")).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await context.close();
    }
  }, 60_000);
});
