import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type App, makeDatabase, startApp } from "../e2e/app.ts";
import { setUpByForm } from "../e2e/set-up.ts";

/** What is far too much ends well: nothing is read into memory that no form could hold. */
let database: Awaited<ReturnType<typeof makeDatabase>>;
let app: App;
beforeAll(async () => {
  database = await makeDatabase(inject("databaseServer"));
  app = await startApp({ DATABASE_URL: database.url });
  await setUpByForm(app);
}, 90_000);
afterAll(async () => {
  await app?.stop();
  await database?.drop();
});

const tell = (text: string) =>
  fetch(`${app.url}/tell-us`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: app.url, Connection: "close", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ kind: "question", text }),
  });

test("a megabyte in a field is told beside that field", async () => {
  const answer = await tell("x".repeat(1024 * 1024));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(/id="text-error"|aria-describedby="[^"]*text/);
});

test("more than a form may hold is refused before it is read, also when it does not say its length", async () => {
  expect((await tell("x".repeat(3 * 1024 * 1024))).status).toBe(413);
  // Half a gigabyte, with room for this process to hear the answer between two pieces.
  let pieces = 2048;
  const endless = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      pieces -= 1;
      if (pieces < 0) controller.close();
      else controller.enqueue(new Uint8Array(256 * 1024).fill(120));
    },
  });
  const answer = await fetch(`${app.url}/workshops/${crypto.randomUUID()}/act`, {
    method: "POST",
    headers: { Origin: app.url, Connection: "close", "Content-Type": "application/json" },
    body: endless,
    duplex: "half",
  } as RequestInit).catch(() => null);
  expect(answer === null || answer.status >= 400).toBe(true);
  expect((await fetch(`${app.url}/healthz`, { headers: { Connection: "close" } })).status).toBe(200);
});
