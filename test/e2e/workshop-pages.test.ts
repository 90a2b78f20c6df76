import pg from "pg";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, desk, openBrowser, phone } from "./browser.ts";
import { setUp } from "./people.ts";
import { fromMenu, joinAs, moveTo, type Planned, planWorkshop, write } from "./workshops.ts";

const chromium = browserPath();

/** Lets hours pass for every session, as if it had begun and was last used that much earlier. */
async function passHours(url: string, hours: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    `update auth_sessions set created_at = created_at - $1::interval, updated_at = updated_at - $1::interval,
       last_used_at = last_used_at - $1::interval, expires_at = expires_at - $1::interval`,
    [`${hours} hours`],
  );
  await client.end();
}

/** Presses until something shows: a page that is still waking on a busy machine hears no press. */
async function pressUntil(button: Locator, shown: Locator): Promise<void> {
  const press = async () => {
    if (!(await shown.isVisible())) await button.click();
    return shown.isVisible();
  };
  await expect.poll(press, { timeout: 20_000, interval: 500 }).toBe(true);
}

/** Every page of a workshop by axe, in light and in dark, at a desk and on a narrow phone. */
describe.skipIf(chromium === null)("the pages of a workshop", () => {
  let app: App;
  let browser: Browser;
  let lead: BrowserContext;
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let workshop: Planned;
  let front: Page;
  let guest: Page;

  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(chromium ?? "");
    lead = await setUp(browser, app);
    front = await lead.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  /** Nothing to find, in either light, and nothing that makes a page wider than its screen. */
  const clean = async (page: Page, name: string) => {
    await page.emulateMedia({ colorScheme: "light" });
    expect(await axeFindings(page), `${name}, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page, "colours"), `${name}, dark`).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `${name} is wider than its screen`).toBeLessThanOrEqual(0);
  };

  test("planning and the overview", async () => {
    await front.goto(`${app.url}/workshops`);
    await clean(front, "no workshops");
    await front.goto(`${app.url}/workshops/new`);
    await clean(front, "plan");
    workshop = await planWorkshop(front, app, "four_steps");
    await clean(front, "overview");
    await front.setViewportSize({ width: 360, height: 740 });
    await clean(front, "overview on a phone");
    // Somebody reads the code out: it stands in one piece.
    const lines = await front.locator(".workshop-code").evaluate((code) => {
      const range = document.createRange();
      range.selectNodeContents(code);
      return range.getClientRects().length;
    });
    expect(lines).toBe(1);
    await front.setViewportSize(desk.viewport ?? { width: 1280, height: 900 });
    await front.goto(`${app.url}/workshops`);
    await clean(front, "workshops");
  }, 90_000);

  test("a template of one's own, by keyboard: a refusal and another's save lose nothing that was typed", async () => {
    await front.goto(`${app.url}/workshops/templates`);
    await clean(front, "templates");
    await front.getByRole("button", { name: "Make a copy Start, stop, continue" }).click();
    await front.waitForURL(/templates\/[0-9a-f-]{36}$/);
    const address = front.url();
    await front.locator(".plan-phase").first().waitFor();
    const titles = (page: Page) => page.locator(".plan-phase h3").allInnerTexts();
    const [first = "", second = "", ...rest] = await titles(front);
    await front.getByRole("button", { name: `Move ${first} down` }).focus();
    await front.keyboard.press("Enter");
    await expect.poll(() => titles(front)).toEqual([second, first, ...rest]);
    // The hand stays on the button that moved it.
    const focused = () => front.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(await focused()).toBe(`Move ${first} down`);
    await front.getByRole("button", { name: "Add a phase" }).focus();
    await front.keyboard.press("Enter");
    await expect.poll(() => front.evaluate(() => document.activeElement?.id)).toMatch(/-title$/);
    await front.keyboard.type("Onafhankelijkheidsverklaringen");
    await front.getByLabel("Minutes", { exact: true }).fill("soon");
    await clean(front, "template, one phase open");
    await front.getByRole("button", { name: "Save", exact: true }).click();
    await front.locator(".plan-phase .mark.broken").waitFor();
    expect(await front.getByLabel("Minutes", { exact: true }).inputValue()).toBe("soon");
    await front.getByLabel("Minutes", { exact: true }).fill("1:30");

    const other = await lead.newPage();
    await other.goto(address);
    await other.fill(".plan-form [name=title]", "Theirs");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await other.locator(".done").waitFor();
    await other.close();
    await front.getByRole("button", { name: "Save", exact: true }).click();
    await front.getByText("Somebody else saved this meanwhile").waitFor();
    expect((await titles(front)).at(-1)).toBe("Onafhankelijkheidsverklaringen");
    await clean(front, "told of another's save");
    await front.getByRole("button", { name: "Save mine in its place" }).click();
    await front.locator(".done").waitFor();
    await front.goto(address);
    await front.locator(".plan-phase").first().waitFor();
    expect(await titles(front)).toEqual([second, first, ...rest, "Onafhankelijkheidsverklaringen"]);
    await front.setViewportSize({ width: 360, height: 740 });
    await clean(front, "template on a phone");
    await front.setViewportSize(desk.viewport ?? { width: 1280, height: 900 });
  }, 120_000);

  test("people are invited, the plan changes under way, and deadlines are set, on the pages around the board", async () => {
    const place = `${app.url}/workshops/${workshop.id}`;
    await front.goto(`${place}/invitations`);
    await front.fill("[name=emails]", "gast@buiten.example\nnobody");
    await front.getByRole("button", { name: "Send the invitations" }).click();
    await front.getByText("nobody: This is not a mail address.").waitFor();
    await front.fill("[name=emails]", "gast@buiten.example");
    await front.getByRole("button", { name: "Send the invitations" }).click();
    await front.getByText("One person is on the list.").waitFor();
    await clean(front, "invitations");
    await front.goto(`${place}/plan`);
    await clean(front, "plan of a workshop");
    const titleField = front.getByLabel("Title", { exact: true });
    await pressUntil(front.getByRole("button", { name: "Change Hear each other" }), titleField);
    await front.getByLabel("Title", { exact: true }).fill("Hear one another");
    await front.getByRole("button", { name: "Save", exact: true }).click();
    await front.locator(".done").waitFor();
    await front.goto(place);
    await front.getByText("Hear one another").first().waitFor();
    await pressUntil(front.getByText("Deadlines over days"), front.locator("[name^='at.']").first());
    await front.locator("[name^='at.']").first().fill("2020-01-01T10:00");
    await front.getByRole("button", { name: "Set the deadlines" }).click();
    await front.getByText("Choose a time in the future.").waitFor();
    await front.getByLabel("Beginning on").fill("2028-01-01T10:00");
    await front.getByRole("button", { name: "Fill in the deadlines" }).click();
    expect(await front.locator("[name^='at.']").first().inputValue()).toBe("2028-01-03T10:00");
    expect(await front.locator("[name^='at.']").nth(1).inputValue()).toBe("2028-01-05T10:00");
    for (const field of (await front.locator("[name^='at.']").all()).slice(1)) await field.fill("");
    await front.getByRole("button", { name: "Set the deadlines" }).click();
    await front.getByText("until 3 Jan 2028, 10:00").waitFor();
    await front.locator(".question-scale label").nth(3).click();
    await front.getByRole("button", { name: "Count my answer" }).click();
    await front.locator("#question [role=status]").waitFor();
    await clean(front, "overview with deadlines");
    await pressUntil(front.getByText("Deadlines over days"), front.locator("[name^='at.']").first());
    await front.locator("[name^='at.']").first().fill("");
    await front.getByRole("button", { name: "Set the deadlines" }).click();
    await front.getByText("until 3 Jan 2028, 10:00").waitFor({ state: "detached" });
    await front.goto(`${place}/plan`);
    await pressUntil(front.getByRole("button", { name: "Change Hear one another" }), titleField);
    await front.getByLabel("Title", { exact: true }).fill("Hear each other");
    await front.getByRole("button", { name: "Save", exact: true }).click();
    await front.locator(".done").waitFor();
  }, 120_000);

  test("a note becomes a stake by keyboard and an action by touch, and each leads to the other", async () => {
    await front.goto(`${app.url}/workshops/${workshop.id}/board`);
    await moveTo(front, "Opportunities and challenges");
    await write(front, "Nobody answers the telephone on Friday afternoon");
    await front.locator(".is-hidden").waitFor();
    await moveTo(front, "What is at stake");
    guest = await joinAs(browser, app, workshop, "Ben", phone);
    const takeUp = (page: Page) => page.getByRole("button", { name: /^Take up: Nobody/ });
    // By keyboard: to the flag, into the part that it opens, and back out.
    await takeUp(front).focus();
    await front.keyboard.press("Enter");
    await clean(front, "taking up");
    await front.getByRole("button", { name: "Challenge" }).focus();
    await front.keyboard.press("Enter");
    const made = (page: Page) => page.locator(".taken-up li");
    await made(guest).getByText("Challenge").waitFor();
    // A guest sees that it is one, and has no page of the staff to go to; nor do they note actions.
    expect(await guest.locator(".taken-up a").count()).toBe(0);
    await takeUp(guest).tap();
    expect(await guest.getByLabel("Who?").count()).toBe(0);
    await guest.getByRole("button", { name: "Cancel" }).tap();
    await front.getByRole("button", { name: "As a list" }).click();
    await takeUp(front).click();
    await front.getByLabel("What do we do about it?").fill("A rota for Friday afternoon");
    await front.getByLabel("Who?").selectOption({ label: "Olivia Owner" });
    await front.getByLabel("By when?").fill("2030-02-01");
    await front.getByRole("button", { name: "Note the action" }).click();
    await made(guest).getByText("Action: A rota for Friday afternoon").waitFor();
    await clean(front, "a note that was taken up");
    await clean(guest, "a note that was taken up, on a phone");
    const address = await made(front)
      .getByRole("link", { name: /^Action/ })
      .getAttribute("href");
    const page = await lead.newPage();
    await page.goto(`${app.url}${address}`);
    await page.getByText("Nobody answers the telephone").waitFor();
    await clean(page, "an action");
    await page.getByLabel("How it stands").selectOption("doing");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.goto(`${app.url}/actions?view=mine`);
    await page.getByRole("link", { name: "A rota for Friday afternoon" }).waitFor();
    await page.getByRole("cell", { name: "Olivia Owner" }).waitFor();
    await page.getByRole("cell", { name: "under way" }).waitFor();
    await clean(page, "actions");
    await page.setViewportSize({ width: 360, height: 740 });
    await clean(page, "actions on a phone");
    await page.goto(`${app.url}/workshops/${workshop.id}/outcome`);
    // Its stake says that something is done about it, and offers no second action.
    expect(await page.getByRole("link", { name: "A rota for Friday afternoon" }).count()).toBe(2);
    expect(await page.getByText("Make it an action").count()).toBe(0);
    await page.getByText("Nobody answers the telephone").first().waitFor();
    await clean(page, "what came of it, on a phone");
    expect(await page.locator("a[href*='/board#note-']").count()).toBe(1);
    await page.getByRole("link", { name: "A rota for Friday afternoon" }).first().click();
    await page.getByRole("link", { name: "To the note on the board" }).click();
    await page.locator("[data-note] button:focus", { hasText: "Nobody answers" }).waitFor();
    await page.close();
    await guest.context().close();
  }, 120_000);

  test("joining", async () => {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    await page.goto(`${app.url}/join`);
    await clean(page, "join");
    await page.fill("[name=code]", "nothing");
    await page.click("button.first");
    await clean(page, "a wrong code");
    await page.goto(`${app.url}/join/K7M4QX9`);
    await clean(page, "a code that opens nothing");
    await page.goto(`${app.url}/join/${workshop.code}`);
    await clean(page, "a name or none");
    await context.close();
  }, 90_000);

  test("the board in its phases, as facilitator and as guest", async () => {
    await front.goto(`${app.url}/workshops/${workshop.id}/board`);
    guest = await joinAs(browser, app, workshop, "Anneke van der Meer-Oosterhout", phone);
    await moveTo(front, "What does service mean to you?");
    for (const each of ["We ring back", "One form", "One question, one answer"]) await write(front, each);
    await write(guest, "Onafhankelijkheidsverklaringsformulieren die niemand begrijpt");
    await front.locator(".is-hidden").nth(2).waitFor();
    await guest.locator(".is-hidden").waitFor();
    await clean(front, "writing");
    await clean(guest, "writing on a phone");
    // On a narrow phone the tools of whoever facilitates take no more than 120 of 740 pixels.
    const holdsTools = async (when: string) => {
      await front.setViewportSize({ width: 360, height: 740 });
      const taken = async () => {
        const bars = await front.locator(".board-head, .facilitator-bar").all();
        const boxes = await Promise.all(bars.map((bar) => bar.boundingBox()));
        return Math.max(...boxes.map((box) => (box ? box.y + box.height : Number.POSITIVE_INFINITY)));
      };
      await front.evaluate(() => window.scrollTo(0, 0));
      await expect.poll(taken, { message: when }).toBeLessThanOrEqual(120);
      await front.setViewportSize(desk.viewport ?? { width: 1280, height: 900 });
    };
    await holdsTools("in private writing");

    await moveTo(front, "Hear each other");
    await front.getByRole("button", { name: "Prompt cards" }).click();
    await holdsTools("before a phase is timed");
    await front.getByRole("button", { name: "Start timer" }).click();
    await holdsTools("while its timer runs");
    await front.locator(".prompt-cards").waitFor();
    await front.locator("button.note-face").nth(0).click();
    await front.locator("button.note-face").nth(1).click();
    await clean(front, "picked notes");
    await front.keyboard.press("g");
    await guest.locator(".group").waitFor();
    await guest.locator("button.note-face").first().click();
    await clean(guest, "groups on a phone");
    await guest.getByRole("button", { name: "Raise your hand" }).click();
    await front.locator(".hands").waitFor();
    await front.locator(".board-tools > button", { hasText: "People" }).click();
    await front.locator(".role-menu summary").locator("visible=true").last().click();
    await clean(front, "people");
    await front.keyboard.press("Escape");

    await moveTo(front, "What weighs most");
    await guest.getByRole("button", { name: "Give a dot" }).first().click();
    await guest.getByText("You have 4 dots left.").waitFor();
    await clean(front, "voting");
    await clean(guest, "voting on a phone");
    await front.getByRole("button", { name: "End the round" }).click();
    await guest.locator(".ranking").waitFor();
    await clean(guest, "results on a phone");
    await moveTo(front, "Tie it to the wall");
    await clean(front, "ties");
  }, 120_000);

  test("what exists is brought in by keyboard, picked and worded; examples show for all and come by a click alone", async () => {
    await front.goto(`${app.url}/principles/moments`);
    await front.fill("[name=what]", "Nobody rang back for three weeks");
    await front.keyboard.press("Tab");
    await front.locator("main form:has([name=what]) button[type=submit]").click();
    await front.getByRole("link", { name: "To a workshop" }).click();
    // One workshop is open: its board opens with the moment picked.
    const sheet = front.locator(".bring-sheet");
    await sheet.locator(".taken textarea").waitFor();
    await clean(front, "a bad moment in hand");
    await front.setViewportSize({ width: 360, height: 740 });
    await clean(front, "a bad moment in hand, on a phone");
    await front.setViewportSize(desk.viewport ?? { width: 1280, height: 900 });
    await sheet.locator(".taken textarea").fill("They waited three weeks");
    await sheet.locator("button.first").press("Enter");
    await sheet.waitFor({ state: "detached" });
    const link = front.locator(".note", { hasText: "They waited three weeks" }).locator(".source a");
    expect(await link.textContent()).toBe("a bad moment");
    const source = await lead.request.get(`${app.url}${await link.getAttribute("href")}`);
    expect(new URL(source.url()).pathname).toBe("/principles/moments");

    await fromMenu(front, "Bring in");
    await sheet.getByLabel("Paste a text, or type").focus();
    await front.keyboard.insertText(
      "We promise:\n1. Friendly people\n- Friendly people\n* One form\n* One letter",
    );
    await sheet.locator(".bring-preview li").nth(4).waitFor();
    expect(await sheet.locator(".bring-preview .taken").allInnerTexts()).toEqual([
      "Friendly people",
      "One letter",
    ]);
    await clean(front, "a preview");
    await sheet.locator("button.first").press("Enter");
    await sheet.waitFor({ state: "detached" });
    await guest.locator(".note", { hasText: "Friendly people" }).waitFor();
    // Which moment it is, is nothing for a guest.
    expect(await guest.locator(".note", { hasText: "They waited" }).locator(".source a").count()).toBe(0);
    await front.getByRole("button", { name: "Undo" }).click();
    await guest.locator(".note", { hasText: "Friendly people" }).waitFor({ state: "detached" });

    const quoted = guest.locator(".note", { hasText: "Do what we say we will." });
    expect(await guest.locator(".library-panel").count()).toBe(0);
    await fromMenu(front, "Examples");
    const cards = guest.locator(".library-cards li");
    await cards.first().waitFor();
    const all = await cards.count();
    await guest.getByLabel("Sector").selectOption({ label: "Health" });
    await expect.poll(() => cards.count()).toBeLessThan(all);
    await guest.getByLabel("Sector").selectOption({ label: "All sectors" });
    await clean(guest, "examples on a phone");
    await clean(front, "examples");
    expect(await quoted.count()).toBe(0);
    await cards.first().getByRole("button").click();
    await quoted.waitFor();
    expect(await quoted.locator(".source").textContent()).toBe("after Tandridge District Council");
    await fromMenu(front, "Examples");
    await guest.locator(".library-panel").waitFor({ state: "detached" });
  }, 120_000);

  test("the wall", async () => {
    const wall = await lead.newPage();
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.clock.install();
    await wall.goto(`${app.url}/workshops/${workshop.id}/wall`);
    await wall.locator(".wall .note").first().waitFor();
    await clean(wall, "wall");
    const texts = Array.from(
      { length: 150 },
      (_, index) =>
        `${index}. ${"We ring back before five, also when there is no news yet. ".repeat(1 + (index % 4))}`,
    ).map((text) => text.trim());
    const sent = await wall.evaluate(async (lines) => {
      const areas = [...document.querySelectorAll(".wall-area h2")].map((each) =>
        each.id.replace("area-", ""),
      );
      const input = { areaId: areas[0], items: lines.map((text) => ({ text })) };
      const body = JSON.stringify({ command: "importLines", input });
      const headers = { "Content-Type": "application/json" };
      return (await fetch(location.pathname.replace("wall", "act"), { method: "POST", headers, body }))
        .status;
    }, texts);
    expect(sent).toBe(200);
    await wall.locator(".wall .note", { hasText: "149. We ring back" }).waitFor();
    for (const width of [1280, 1920, 3840]) {
      await wall.setViewportSize({ width, height: (width * 9) / 16 });
      const notes = await wall.locator(".wall .note").evaluateAll((all) =>
        all.map((note) => ({
          text: note.textContent ?? "",
          type: Number.parseFloat(getComputedStyle(note).fontSize),
          clipped: note.scrollWidth > note.clientWidth + 1 || note.scrollHeight > note.clientHeight + 1,
          seen: note.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true }),
        })),
      );
      const shown = notes.map(({ text }) => text);
      expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
      expect(notes.filter(({ clipped, seen }) => clipped || !seen)).toEqual([]);
      // Twelve millimetres on a screen of 1.4 metres, and never below what a desk reads.
      const smallest = Math.min(...notes.map(({ type }) => type));
      expect(smallest, `type at ${width} pixels`).toBeGreaterThanOrEqual(Math.max(14, width * 0.0085 - 0.01));
      const wider = await wall.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    }
    // Eight hours pass, on the screen's clock and for the session that opened it.
    let left = 0;
    wall.on("framenavigated", () => {
      left += 1;
    });
    await passHours(database.url, 8);
    await wall.clock.fastForward("08:00:00");
    await moveTo(front, "Hear each other");
    await write(front, "Written eight hours later");
    await wall.locator(".wall .note", { hasText: "Written eight hours later" }).waitFor();
    expect(await wall.locator("button, form, dialog, [role=alert], [role=dialog]").count()).toBe(0);
    expect(left).toBe(0);
    await wall.close();
    await guest.context().close();
  }, 60_000);

  test("behaviours with their dots and the way back, later proposals, and a pin that comes down for one alone", async () => {
    const planned = await planWorkshop(front, app, "service_means");
    const { id } = planned;
    const outcome = `${app.url}/workshops/${id}/outcome`;
    await front.goto(`${app.url}/workshops/${id}/board`);
    guest = await joinAs(browser, app, planned, "Ben", phone);
    await moveTo(front, "Finish the sentence");
    for (const each of ["that we ring back the same day", "that we say our name"]) await write(front, each);
    await front.locator(".is-hidden").nth(1).waitFor();
    await moveTo(front, "What we want to be known for");
    await front.getByRole("button", { name: "Give a dot" }).first().click();
    await front.getByText("You have 4 dots left.").waitFor();
    await fromMenu(front, "Close workshop");
    await front.locator(".close-sheet button.danger").click();
    await front.getByText("This workshop is closed.").waitFor();
    // Nothing is offered that a closed board refuses: one's own notes stay as they are.
    await expect.poll(() => front.getByRole("button", { name: /^(Change|Remove): that we/ }).count()).toBe(0);
    // A guest goes from the closed board to what came of it, takes the files along, and comes back by the code.
    await guest.getByRole("link", { name: "What came of it" }).tap();
    await guest.getByRole("heading", { name: "What came of it" }).waitFor();
    await guest.getByRole("heading", { name: "What anybody can see us do" }).waitFor();
    await clean(guest, "what came of it, for a guest");
    const file = await guest.getByRole("link", { name: "Text (Markdown)" }).getAttribute("href");
    expect((await guest.request.get(`${app.url}${file}`)).status()).toBe(200);
    await guest.goto(`${app.url}/join/${planned.code}`);
    await guest.getByRole("heading", { name: "What came of it" }).waitFor();
    await guest.context().close();
    await front.goto(outcome);
    await front.getByText("1 dot", { exact: false }).first().waitFor();
    await front.getByRole("link", { name: /^the note on the board/ }).click();
    await front
      .locator("[data-note] button:focus", { hasText: /that we (ring back|say our name)/ })
      .waitFor();
    await front.goto(outcome);
    const propose = async (words: string) => {
      await front.getByLabel("What is missing?").fill(words);
      await front.getByRole("button", { name: "Propose it" }).click();
      await front.locator("li", { hasText: words }).waitFor();
      await expect.poll(() => front.getByLabel("What is missing?").inputValue()).toBe("");
    };
    for (const each of ["that we read the letter", "that we say who we are", "that we jump"])
      await propose(each);
    // The words of one may stand in another, as what it could be merged with.
    const proposal = (words: string) => front.locator("li", { hasText: new RegExp(`^${words}`) });
    await clean(front, "proposals");
    await proposal("that we read the letter").getByRole("button", { name: "Accept" }).click();
    await proposal("that we read the letter").locator(".outcome-answers").waitFor({ state: "detached" });
    await proposal("that we say who we are").locator("summary", { hasText: "Merge" }).click();
    await proposal("that we say who we are").getByRole("button", { name: "Merge" }).click();
    await proposal("that we say who we are").locator(".outcome-answers").waitFor({ state: "detached" });
    await proposal("that we jump").locator("summary", { hasText: "Decline" }).click();
    await proposal("that we jump").getByLabel("Why not?").fill("Nobody can see it");
    await proposal("that we jump").getByRole("button", { name: "Decline" }).click();
    await front.getByText("2 proposals that were merged or declined").click();
    await front.getByText("Declined: Nobody can see it").waitFor();
    await front.getByText(/^Together with: that we/).waitFor();

    await front.getByRole("button", { name: "Hang it on everybody's home" }).click();
    await front.getByText("It hangs on everybody's home.").waitFor();
    await clean(front, "what came of it");
    await front.goto(`${app.url}/home`);
    const pin = front.locator(".card", { hasText: "that we read the letter" });
    await pin.waitFor();
    await clean(front, "home with a pin");
    await pin.getByRole("button", { name: /^Take it off my home/ }).click();
    await pin.waitFor({ state: "detached" });
    await front.getByRole("button", { name: "Hang it up again" }).click();
    await pin.waitFor();
  }, 120_000);
});
