import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, onTestFailed, test } from "vitest";
import { pageRoutes } from "../policy/pages.ts";
import { type App, makeDatabase, startApp } from "./app.ts";
import { axeFindings, browserPath, desk, openBrowser, phone } from "./browser.ts";

const chromium = browserPath();

describe.skipIf(chromium === null)("the thread, from an empty database to a charter that moves", () => {
  let app: App;
  let browser: Browser;
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let staff: Page;
  let resident: Page;
  let followLink = "";
  const screens: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    app = await startApp({ DATABASE_URL: database.url });
    browser = await openBrowser(chromium ?? "");
    staff = await (await browser.newContext(desk)).newPage();
    resident = await (await browser.newContext({ ...phone, javaScriptEnabled: false })).newPage();
    for (const page of [staff, resident]) {
      page.setDefaultTimeout(20_000);
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    }
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  const tellWhatWasThere = async () => {
    console.error(`${staff.url()}\n${await staff.locator("body").innerText()}\n${faults.join("\n")}`);
  };

  /** Notes a screen that the lead sees on the way to the first pledge. */
  const seen = async (heading: RegExp) => {
    await staff
      .getByRole("heading", { level: 1, name: heading })
      .waitFor()
      .catch(async () => {
        throw new Error(
          `${heading} is not here:\n${staff.url()}\n${await staff.getByRole("main").innerText()}`,
        );
      });
    screens.push(await staff.locator("h1").first().innerText());
  };
  const press = (name: string | RegExp) => staff.getByRole("main").getByRole("button", { name }).click();
  const focusIsOn = (id: string | RegExp) =>
    expect
      .poll(() => staff.evaluate(() => document.activeElement?.id ?? ""))
      .toMatch(typeof id === "string" ? new RegExp(`^${id}$`) : id);
  const nextStep = () => staff.locator(".next-step > a").click();

  test("at most twelve screens lead to a principle with a standard as a pledge on the charter", async () => {
    for (const path of ["/charter", "/setup", "/tell-us"]) {
      const answer = await fetch(app.url + path);
      expect(answer.status).toBe(404);
      const shown = await answer.text();
      expect(shown).toContain("open that link to begin");
      expect(shown).not.toContain("/tell-us");
    }
    expect(await (await fetch(app.url)).text()).not.toContain("/tell-us");
    await staff.goto(app.link);
    await seen(/Set up your organisation/);
    await staff.getByLabel("Name of the organisation").fill("Veldhaven");
    await staff.getByLabel("Your name").fill("Noor de Vries");
    await staff.getByLabel("Your mail address").fill("noor@veldhaven");
    await staff.locator("input[name=password]").fill("tulips under a wide sky");
    await staff.getByText("residents", { exact: true }).click();
    // Whoever is refused finds what they typed, and reads why the password is not there.
    await staff.locator("form button[type=submit]").last().click();
    await staff.getByText("Type the password again").waitFor();
    expect(await staff.getByLabel("Your name").inputValue()).toBe("Noor de Vries");
    await staff.getByLabel("Your mail address").fill("noor@veldhaven.example");
    await staff.locator("input[name=password]").fill("tulips under a wide sky");
    await press("Set up and begin");

    await seen(/What do you stand for/);
    // Nothing is broken yet, and nothing stands here that cannot be begun.
    expect(await staff.locator("main").innerText()).not.toMatch(/gap|not started|Service Quotient/);
    await nextStep();
    await seen(/What do you want to be held to/);
    await staff.getByRole("textbox", { name: "The principle" }).fill("We do what we say, when we said it");
    await press("Save as draft");
    await seen(/We do what we say/);
    await press("Agree this principle");
    await nextStep();
    await seen(/New standard/);
    await staff.getByLabel(/^Promises kept/).check();
    await staff.getByLabel("In how many of a hundred?").fill("95");
    await staff.locator("input[name=name]").fill("95 % of promises kept on time");
    await press("Set this standard");
    await seen(/New pledge/);
    await staff
      .getByRole("textbox", { name: /^The pledge, as/ })
      .fill("You are told when, and it happens then");
    await press("Save and see it as everybody will");
    await seen(/This is what everybody will read/);
    const along = staff.getByRole("checkbox", { name: "We do what we say, when we said it" });
    expect(await along.isChecked()).toBe(true);
    await press("Sign off and publish");
    await seen(/The charter as everybody reads it/);

    await resident.goto(`${app.url}/charter`);
    await resident.getByText("You are told when, and it happens then").waitFor();
    await resident.getByText("We do what we say, when we said it").first().waitFor();
    expect(await resident.getByText("not yet known").count()).toBeGreaterThan(0);
    screens.push("the charter");
    expect(screens.length).toBeLessThanOrEqual(12);
  }, 120_000);

  test("a complaint is told without scripts on a phone, two clicks from the charter", async () => {
    await resident.goto(`${app.url}/charter`);
    await resident.getByRole("link", { name: "Tell us what went wrong" }).first().click();
    await resident.getByLabel(/^A complaint/).check();
    await resident
      .getByLabel("Tell us in your own words")
      .fill("Third time I write about the same bin. Nobody rang me.");
    await resident.getByLabel("Your name").fill("Fatma Aydin");
    // A form that is sent within a third of a second is taken for a machine's.
    await resident.waitForTimeout(400);
    await resident.getByRole("button", { name: "Send" }).click();
    await resident.getByText("Thank you for telling us").first().waitFor();
    followLink =
      (await resident.getByRole("link", { name: "See what becomes of it" }).getAttribute("href")) ?? "";
    expect(followLink).toMatch(/\/follow\/[\w-]{43}$/);
    expect(await resident.context().cookies()).toEqual([]);
  }, 60_000);

  test("it is answered, promised and kept, and closing waits for the promise", async () => {
    await staff.goto(`${app.url}/cases`);
    await staff.getByRole("link", { name: /Third time I write/ }).click();
    await staff.getByRole("heading", { level: 1, name: /Third time I write/ }).waitFor();
    onTestFailed(tellWhatWasThere);
    const panel = async (key: string, field: RegExp) => {
      // A key that comes with the page itself could be the middle of a word.
      await staff.waitForTimeout(1_000);
      await staff.locator("body").press(key);
      return staff.getByLabel(field);
    };
    await (await panel("r", /Write to Fatma Aydin/)).fill(
      "You are right, Mrs Aydin, and we are sorry. We will ring you.",
    );
    await press("Send");
    await staff.locator(".said.us").waitFor();
    await focusIsOn("tab-reply");

    await (await panel("p", /What will have happened/)).fill("Ring about the collection");
    await staff.getByRole("button", { name: "Promise this" }).click();
    await staff.locator(".promise-list li").waitFor();
    await focusIsOn("tab-promise");

    await (await panel("c", /How did it end/)).selectOption("resolved");
    await staff.getByRole("button", { name: "Close the case" }).click();
    await staff.getByRole("alert").waitFor();
    expect(await staff.locator(".open-promises").innerText()).toContain("Ring about the collection");

    await resident.goto(followLink);
    await resident.getByText("Ring about the collection").first().waitFor();
    await resident.getByText("You are right, Mrs Aydin").waitFor();

    await staff.getByRole("button", { name: "Done", exact: true }).click();
    await staff.locator(".promise-list .mark.kept").waitFor();
    await focusIsOn(/^promise-/);
    await (await panel("c", /How did it end/)).selectOption("resolved");
    await staff.getByRole("button", { name: "Close the case" }).click();
    await staff.locator(".case-head .mark.kept").waitFor();
    await focusIsOn("tab-reply");
  }, 90_000);

  test("'Yes, it is solved' takes the three taps along, without scripts, and they count once", async () => {
    await resident.goto(followLink);
    await resident.getByRole("group", { name: "Were you helped?" }).getByLabel("Yes").check();
    await resident.getByRole("group", { name: "Did we answer everything?" }).getByLabel("Yes").check();
    await resident.getByRole("group", { name: "How do you feel about it?" }).getByLabel("Good").check();
    await resident.getByRole("button", { name: "Yes, it is solved" }).click();
    await resident.getByText("your three answers are in").first().waitFor();
    await resident.getByText("Thank you for telling us.").waitFor();
    await resident.goto(followLink);
    await resident.getByText("your three answers are in").first().waitFor();
    expect(
      await resident.getByRole("button", { name: /^(Send only|Send my answer|Yes, it|No, not)/ }).count(),
    ).toBe(0);
  }, 60_000);

  test("the charter's figure moves within a minute", async () => {
    const pledge = async () => {
      await resident.goto(`${app.url}/charter`);
      return resident.locator("main").innerText();
    };
    const deadline = Date.now() + 60_000;
    while (!/\b1 of 1\b/.test(await pledge())) {
      expect(Date.now()).toBeLessThan(deadline);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }, 90_000);

  test("a case is worked with keys alone: every panel sends once with Ctrl+Enter, Escape leaves the field, the focus stays", async () => {
    const answer = await fetch(`${app.url}/tell-us`, {
      method: "POST",
      headers: { Origin: app.url },
      body: new URLSearchParams({
        kind: "complaint",
        text: "The lamp in our street is out",
        once: crypto.randomUUID(),
        startedAt: new Date(Date.now() - 60_000).toISOString(),
      }),
    });
    expect(answer.status).toBe(200);
    await staff.goto(`${app.url}/cases`);
    onTestFailed(tellWhatWasThere);
    const { keyboard } = staff;
    // Keys count once the page's own script runs.
    const onRow = async () => {
      await keyboard.press("j");
      return staff.evaluate(() => document.activeElement?.matches("[data-row]") ?? false);
    };
    await expect.poll(onRow, { timeout: 20_000 }).toBe(true);
    await keyboard.press("Enter");
    await staff.getByRole("heading", { level: 1, name: /The lamp in our street/ }).waitFor();
    const focus = () => staff.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? "");
    // A key that the page did not take yet is pressed again, as people do.
    const open = async (key: string, field: string) => {
      const opened = async () => {
        if ((await focus()) === field) return true;
        await keyboard.press(key);
        return staff
          .waitForFunction((name) => (document.activeElement as HTMLInputElement)?.name === name, field, {
            timeout: 2_000,
          })
          .then(
            () => true,
            () => false,
          );
      };
      await expect.poll(opened, { timeout: 20_000 }).toBe(true);
    };

    const taken = staff.getByRole("button", { name: "Give it back" });
    const take = async () => {
      if (!(await taken.isVisible())) await keyboard.press("a");
      return taken.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(take, { timeout: 20_000 }).toBe(true);
    await open("o", "ownerId");
    await staff.evaluate(() => (document.activeElement as HTMLElement).blur());

    await keyboard.press("?");
    const keys = staff.getByRole("dialog");
    await keys.getByText("Send what is typed").waitFor();
    const listed = (await keys.innerText()).replace(/\s+/g, " ");
    for (const line of [
      "r Reply",
      "n Note",
      "p Promise",
      "d Decide",
      "c Close",
      "a Assign to me",
      "o Assign or move",
    ])
      expect(listed).toContain(line);
    await keyboard.press("Escape");
    await keys.waitFor({ state: "hidden" });

    await open("r", "body");
    await keyboard.type("Somebody comes");
    await keyboard.press("Escape");
    await focusIsOn("tab-reply");
    await open("n", "body");
    await keyboard.type("Same lamp as in May");
    await keyboard.press("Control+Enter");
    await staff.locator(".said.note").waitFor();
    await focusIsOn("tab-note");
    await open("r", "body");
    await keyboard.press("Control+Enter");
    await staff.locator(".said.us").waitFor();
    await focusIsOn("tab-reply");
    await open("p", "text");
    await keyboard.type("The lamp gives light");
    await keyboard.press("Control+Enter");
    await focusIsOn("tab-promise");
    await open("d", "what");
    await keyboard.type("A torch on loan");
    await keyboard.press("Control+Enter");
    await focusIsOn("tab-decide");
    await staff.getByRole("button", { name: "Done", exact: true }).press("Enter");
    await staff.locator(".promise-list .mark.kept").waitFor();
    await focusIsOn(/^promise-/);
    await open("c", "outcome");
    // Nothing is chosen for anybody, so that nothing closes by a slip.
    await keyboard.press("Control+Enter");
    const outcome = staff.locator("select[name=outcome]");
    expect(await outcome.evaluate((field: HTMLSelectElement) => [field.value, field.validity.valid])).toEqual(
      ["", false],
    );
    await keyboard.press("Escape");
    await staff.reload({ waitUntil: "commit" });
    // The rest of a word whose beginning the page did not hear is no row of keys, neither while it loads nor later.
    await keyboard.type("econd occasion", { delay: 150 });
    expect(await focus()).toBe("");
    await staff.waitForTimeout(1_000);
    await keyboard.type("xsecond", { delay: 50 });
    expect(await focus()).toBe("");
    expect(await staff.locator("#tab-reply[aria-selected=true]").count()).toBe(1);
    await staff.waitForTimeout(1_000);
    await open("c", "outcome");
    await outcome.selectOption("resolved");
    await keyboard.press("Control+Enter");
    await staff.locator(".case-head .mark.kept").waitFor();
    await focusIsOn("tab-reply");
    await open("r", "body");
    expect(await staff.locator("textarea[name=body]").inputValue()).toBe("");
    const count = (selector: string) => staff.locator(selector).count();
    expect(await count(".said.us"), "replies").toBe(1);
    expect(await count(".said.note"), "notes").toBe(1);
    expect(await count(".promise-list li"), "promises").toBe(1);
    expect(await staff.locator(".timeline").getByText("A torch on loan").count(), "decisions").toBe(1);
  }, 90_000);

  test("axe finds nothing in either light, and nothing is wider than a phone", async () => {
    const state = await staff.context().storageState();
    const context = await browser.newContext({ ...phone, storageState: state });
    const page = await context.newPage();
    const caseId = /cases\/([\w-]+)/.exec(staff.url())?.[1];
    const paths = [
      "/home",
      "/principles",
      "/principles/new",
      "/standards",
      "/standards/new",
      "/pledges",
      "/pledges/new",
    ];
    paths.push(
      "/cases",
      `/cases/${caseId}`,
      "/cases/new",
      "/documents/vision",
      "/settings",
      "/settings/people",
      "/notices",
    );
    paths.push(
      "/charter",
      "/tell-us",
      "/follow",
      new URL(followLink).pathname,
      "/charter?lang=nl",
      "/api",
      "/sign-in",
    );
    const findings: Record<string, string[]> = {};
    for (const path of paths) {
      await page.goto(app.url + path);
      await page.emulateMedia({ colorScheme: "light" });
      const found = await axeFindings(page);
      await page.emulateMedia({ colorScheme: "dark" });
      found.push(...(await axeFindings(page, "colours")).map((each) => `dark: ${each}`));
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) found.push(`${wider} px wider than the screen`);
      if (found.length > 0) findings[path] = found;
    }
    await context.close();
    expect(findings).toEqual({});
  }, 180_000);

  test("a page of staff is the same in a browser of another language, zone and clock, also where words end in half an emoji", async () => {
    const cut = (most: number) => `${"a".repeat(most - 1)}🎉🎉 and more`;
    const post = (path: string, form: Record<string, string>) =>
      staff.request.post(app.url + path, { form, headers: { Origin: app.url } });
    for (const most of [60, 59]) await post("/principles/moments", { intent: "note", what: cut(most) });
    await post("/cases/new", {
      kind: "question",
      channel: "phone",
      text: cut(87),
      once: crypto.randomUUID(),
    });
    await post("/cases/new", {
      kind: "question",
      channel: "phone",
      text: cut(89),
      once: crypto.randomUUID(),
    });
    await post("/settings/me", {
      intent: "change",
      name: "irmak de Vries",
      language: "nl",
      singleKeys: "on",
    });
    const state = await staff.context().storageState();
    const context = await browser.newContext({
      ...desk,
      storageState: state,
      locale: "tr-TR",
      timezoneId: "Pacific/Kiritimati",
    });
    const page = await context.newPage();
    await page.clock.install({ time: Date.now() + 400 * 24 * 3600 * 1000 });
    const differs: string[] = [];
    page.on("pageerror", (error) => differs.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) differs.push(`${page.url()}: ${message.text()}`);
    });
    const layout = "web/staff/layout.tsx";
    const fixed = pageRoutes()
      .filter(({ files, path }) => files.includes(layout) && files.at(-1) !== layout && !path.includes(":"))
      .map(({ path }) => `/${path}`);
    expect(fixed.length).toBeGreaterThan(35);
    await page.goto(`${app.url}/cases`);
    const open = await page
      .locator("a[data-row]")
      .evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    expect(open.length).toBeGreaterThanOrEqual(2);
    for (const path of [...fixed, ...open]) {
      await page.goto(app.url + path);
      await page.locator("html[data-hydrated], body").first().waitFor();
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    }
    expect(await page.locator("html").getAttribute("lang")).toBe("nl");
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of open) {
      await page.goto(app.url + path);
      await page.locator("[role=tab]").nth(4).waitFor();
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider, "an open case with all its panels on a phone").toBeLessThanOrEqual(0);
    }
    await context.close();
    expect(differs).toEqual([]);
  }, 180_000);

  test("nothing went wrong in a console on the way", () => {
    expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([]);
  });
});
