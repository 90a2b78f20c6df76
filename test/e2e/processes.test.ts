import type { Browser } from "playwright-core";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "./app.ts";
import { browserPath, desk, openBrowser } from "./browser.ts";
import { makeKey, setUpByForm } from "./set-up.ts";

const chromium = browserPath();

/** Two processes of the app on one database, with one mail server between them. */
describe("two processes are one Kept", () => {
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let one: App;
  let two: App;
  let key = "";
  let env: Record<string, string> = {};
  const mails: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (data) => {
        text += data;
      });
      stream.on("end", () => {
        mails.push(text);
        done();
      });
    },
  });
  const call = async (app: App, method: string, path: string, body?: unknown) => {
    const form = body instanceof FormData;
    const response = await fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body && !form ? { "Content-Type": "application/json" } : {}),
      },
      body: form ? body : body ? JSON.stringify(body) : undefined,
    });
    return { status: response.status, body: await response.json() };
  };

  beforeAll(async () => {
    database = await makeDatabase(inject("databaseServer"));
    await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
    const address = smtp.server.address();
    env = {
      DATABASE_URL: database.url,
      SMTP_URL: `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    };
    one = await startApp(env);
    await setUpByForm(one);
    two = await startApp(env);
    key = await makeKey(database.url);
  }, 90_000);
  afterAll(async () => {
    await Promise.all([one?.stop(), two?.stop()]);
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await database?.drop();
  });

  test.skipIf(chromium === null)(
    "a reply made through one shows within a second on a page open on the other",
    async () => {
      const { body: kase } = await call(one, "POST", "/cases", {
        kind: "question",
        text: "When is the pool open?",
        channel: "phone",
      });
      const browser: Browser = await openBrowser(chromium ?? "");
      try {
        const page = await (await browser.newContext(desk)).newPage();
        await page.goto(`${two.url}/sign-in?next=/cases/${kase.id}`);
        await page.locator("input[name=email]").fill("noor@veldhaven.example");
        await page.locator("input[name=password]").fill("tulips under a wide sky");
        await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
        await page.getByRole("heading", { name: /When is the pool open/ }).waitFor();
        await page.waitForTimeout(1500);
        const sent = Date.now();
        const reply = await call(one, "POST", `/cases/${kase.id}/messages`, {
          kind: "reply",
          body: "Every day from seven.",
        });
        expect(reply.status).toBe(201);
        await page.getByText("Every day from seven.").first().waitFor();
        expect(Date.now() - sent).toBeLessThan(1_500 * two.slowness);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );

  test("a pledge withdrawn through one is read on the charter of neither, from two seconds on and for ever", async () => {
    const post = async (path: string, body: unknown) => (await call(one, "POST", path, body)).body;
    const { id: principleId } = await post("/principles", { statement: "We answer" });
    const words = "You hear from us before the week is over";
    const standard = { name: "Answered in 5 days", measure: "first_answer", target: 0.9, within: "P5D" };
    const { id: standardId } = await post("/standards", standard);
    const pledge = await post("/pledges", { text: words, standardId, principleIds: [principleId] });
    await post(`/pledges/${pledge.id}/publication`, { signOff: true });
    const charter = async (app: App) => (await fetch(`${app.url}/charter`)).text();
    for (const app of [one, two]) await expect.poll(() => charter(app), { timeout: 20_000 }).toContain(words);
    expect((await call(one, "DELETE", `/pledges/${pledge.id}/publication`)).status).toBe(200);
    expect(await charter(one)).not.toContain(words);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    for (let look = 0; look < 5; look += 1)
      for (const app of [one, two]) expect(await charter(app)).not.toContain(words);
  }, 60_000);

  test("a reminder goes out once", async () => {
    const { body: kase } = await call(one, "POST", "/cases", {
      kind: "complaint",
      text: "Nobody rang.",
      channel: "phone",
    });
    const dueAt = new Date(Date.now() + 6_000 * one.slowness).toISOString();
    const made = await call(two, "POST", `/cases/${kase.id}/promises`, {
      text: "Ring Mrs Aydin about the bin",
      dueAt,
    });
    expect(made.status).toBe(201);
    const reminders = () =>
      mails.filter((mail) => mail.includes("Ring Mrs Aydin") && /noor@veldhaven/.test(mail));
    const deadline = Date.now() + 30_000 * one.slowness;
    while (reminders().length === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 200));
    const first = reminders().length;
    // Past its due time a different mail may follow; the reminder itself does not come again.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(first).toBe(1);
    const subjects = reminders().map((mail) => /^Subject: (.*)$/m.exec(mail)?.[1]);
    expect(new Set(subjects).size).toBe(subjects.length);
  }, 60_000);

  test("the jobs of a killed process go on within ten seconds", async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_each, index) => `R-${index},2025-03-0${1 + (index % 9)} 10:00,Row ${index}`,
    );
    const form = new FormData();
    form.append(
      "file",
      new Blob([`reference,received,text\n${rows.join("\n")}\n`], { type: "text/csv" }),
      "rows.csv",
    );
    const columns = { reference: "reference", received: "received", text: "text" };
    form.append("mapping", JSON.stringify({ columns, time: { format: "YYYY-MM-DD HH:mm" } }));
    // Alone, so that it is the one that takes the job; the other comes back to find it abandoned.
    await two.stop();
    const { status, body: started } = await call(one, "POST", "/imports", form);
    expect([status, started]).toEqual([202, expect.objectContaining({ id: expect.any(String) })]);
    const progress = async (app: App) => (await call(app, "GET", `/imports/${started.id}`)).body;
    while ((await progress(one)).accepted === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    two = await startApp(env);
    one.process.kill("SIGKILL");
    const killed = Date.now();
    const before = await progress(two);
    expect(before.state).toBe("running");
    let now = before;
    while (now.state !== "done" && now.accepted <= before.accepted) {
      expect(Date.now() - killed).toBeLessThan(10_000 * two.slowness);
      await new Promise((resolve) => setTimeout(resolve, 100));
      now = await progress(two);
    }
    while (now.state !== "done") {
      expect(Date.now() - killed).toBeLessThan(90_000 * two.slowness);
      await new Promise((resolve) => setTimeout(resolve, 500));
      now = await progress(two);
    }
    expect(now).toMatchObject({ state: "done", rows: 60_000, accepted: 60_000, refused: 0 });
  }, 150_000);
});
