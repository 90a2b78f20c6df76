import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { browserPath, desk, openBrowser, phone } from "./browser.ts";
import { setUp } from "./people.ts";
import { joinAs, moveTo, type Planned, planWorkshop, write } from "./workshops.ts";

const chromium = browserPath();
/** Machines that test are busy: a fault shows in what stands there, not in how long it took. */
const soon = { timeout: 15_000 };

describe.skipIf(chromium === null)("what hangs above the elements", () => {
  let app: App;
  let browser: Browser;
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let workshop: Planned;
  let front: Page;

  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(chromium ?? "");
    const lead = await setUp(browser, app);
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

  test("twelve of fifteen are tied: three are left, on every screen, and one more when one is untied", async () => {
    await moveTo(front, "What does service mean to you?");
    for (let each = 1; each <= 15; each += 1) await write(front, `element ${each}`);
    await expect.poll(() => front.locator(".is-hidden").count(), soon).toBe(15);
    const client = new pg.Client(database.url);
    await client.connect();
    for (const [position, text] of ["We ring back", "We keep our word"].entries()) {
      await client.query(
        "insert into board_statements (id, board_id, text, position) values (gen_random_uuid(), $1, $2, $3)",
        [workshop.id, text, position],
      );
    }
    await client.end();
    await moveTo(front, "Tie it to the wall");
    const guest = await joinAs(browser, app, workshop, "Ann", phone);
    await guest.getByText("15 left untied").waitFor();
    expect(await guest.getByText("nothing hangs under this yet").count()).toBe(2);

    await front.getByRole("radio", { name: "We ring back" }).check();
    for (let each = 0; each < 12; each += 1) {
      await front.locator("button.note-face").nth(each).click();
    }
    await guest.getByText("3 left untied").waitFor();
    await front.getByText("3 left untied").waitFor();
    expect(await guest.getByText("nothing hangs under this yet").count()).toBe(1);
    await front.locator("button.note-face").nth(0).click();
    await guest.getByText("4 left untied").waitFor();
    await front.getByRole("button", { name: "Undo" }).click();
    await guest.getByText("3 left untied").waitFor();
    await guest.context().close();
  }, 90_000);

  test("a process that was killed and one in its place: everybody is back by themselves, and complete", async () => {
    const guest = await joinAs(browser, app, workshop, "Ben", desk);
    await guest.getByText("3 left untied").waitFor();
    const port = new URL(app.url).port;
    app.process.kill("SIGKILL");
    await guest.getByText("The connection is lost").waitFor({ timeout: 10_000 });
    app = await startApp({ DATABASE_URL: database.url, PORT: port });
    const ready = Date.now();
    await guest
      .getByText("The connection is lost")
      .waitFor({ state: "hidden", timeout: 10_000 * app.slowness });
    expect(Date.now() - ready).toBeLessThan(5_000 * app.slowness);
    await moveTo(front, "Hear each other");
    await guest.locator("#phase-title", { hasText: "Hear each other" }).waitFor();
    expect(await guest.locator(".note").count()).toBe(15);
    await guest.context().close();
  }, 90_000);
});
