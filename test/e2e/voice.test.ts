import { afterAll, beforeAll, expect, test } from "vitest";
import { closeCase } from "#domain/cases/close-case.ts";
import { writeMessage } from "#domain/cases/write-message.ts";
import { openWorld, type World } from "../world.ts";
import { type App, startApp, urlOf } from "./app.ts";

let world: World;
let app: App;
beforeAll(async () => {
  world = await openWorld();
  app = await startApp({ DATABASE_URL: urlOf(world.connection), LOG_LEVEL: "info" });
}, 60_000);
afterAll(async () => {
  await app.stop();
  await world.close();
});

const page = (path: string, init: RequestInit = {}) => fetch(app.url + path, { redirect: "manual", ...init });
const send = (path: string, fields: Record<string, string>) =>
  page(path, { method: "POST", body: new URLSearchParams(fields), headers: { Origin: app.url } });
const earlier = () => new Date(Date.now() - 60_000).toISOString();
const voice = () => ({
  kind: "complaint",
  text: "The bin <b>again</b>",
  once: crypto.randomUUID(),
  startedAt: earlier(),
});

async function tell(fields: Record<string, string> = {}) {
  const answer = await send("/tell-us", { ...voice(), ...fields });
  const html = await answer.text();
  const path = /\/follow\/[\w-]{43}/.exec(html)?.[0] ?? "";
  return { answer, html, path };
}
const newestCase = () =>
  world.services.database
    .selectFrom("cases")
    .select(["id", "suspectedSpam"])
    .orderBy("createdAt", "desc")
    .executeTakeFirstOrThrow();

test("telling us and following need no script and no cookie, and are kept by nobody on the way", async () => {
  const { answer, html, path } = await tell();
  expect(answer.status).toBe(200);
  const { id } = await newestCase();
  await world.run(world.owner, writeMessage, { caseId: id, kind: "note", body: "INSIDE ONLY" });
  await world.run(world.owner, writeMessage, { caseId: id, kind: "reply", body: "We are sorry" });
  const followed = await page(path);
  const shown = await followed.text();
  expect(shown).toContain("We are sorry");
  expect(shown).toContain("The bin &lt;b&gt;again&lt;/b&gt;");
  expect(shown).not.toContain("INSIDE ONLY");
  for (const [response, body] of [
    [answer, html],
    [followed, shown],
  ] as const) {
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(body).not.toContain("<script");
    expect(body.length).toBeLessThan(50_000);
  }
  await page("/charter");
  await expect.poll(() => app.output()).toContain('"path":"/charter"');
  expect(app.output()).not.toContain(path.replace("/follow/", ""));
});

test("without a mail server the link is said to be the only way, and another language keeps it", async () => {
  expect(await (await page("/tell-us")).text()).toContain("We send no mail.");
  const { html, path } = await tell({ email: "fatma@example.org" });
  expect(html).toContain("keep it before you leave this page");
  expect(html).not.toContain("We are also sending this link");
  expect(html).toContain('class="qr-code"');
  const again = /action="(\/tell-us\?lang=nl)"[^>]*>(.*?)<\/form>/s.exec(html);
  const fields = [...(again?.[2] ?? "").matchAll(/name="(\w+)" value="([^"]*)"/g)];
  const before = await newestCase();
  const dutch = await send(
    again?.[1] ?? "",
    Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value])),
  );
  expect(dutch.status).toBe(200);
  expect(dutch.headers.get("Cache-Control")).toBe("no-store");
  const inDutch = await dutch.text();
  expect(inDutch).toContain('lang="nl"');
  expect(inDutch).toContain(path);
  expect(inDutch).toContain("Wij versturen geen e-mail");
  expect((await newestCase()).id).toBe(before.id);
  const unknown = await send("/tell-us?lang=nl", { receipt: "x".repeat(43) });
  expect(unknown.status).toBe(404);
  const followed = await (await page(path)).text();
  expect(followed).toContain("We send no mail");
});

test("a form that is sent twice is one voice, and both answers show the same link", async () => {
  const fields = voice();
  const [first, second] = await Promise.all([tell(fields), tell(fields)]);
  expect(first.path).not.toBe("");
  expect(second.path).toBe(first.path);
});

test("a mail scanner that opens and heads every link changes nothing", async () => {
  const { path } = await tell();
  const number = () =>
    world.services.database.selectFrom("streams").select("number").executeTakeFirstOrThrow();
  const before = await number();
  for (const method of ["GET", "HEAD"]) {
    for (const query of ["", "?done=verdict", "?intent=verdict&agrees=false", "?intent=message&body=x"]) {
      expect((await page(path + query, { method })).status).toBe(200);
    }
  }
  expect(await number()).toEqual(before);
});

test("what a machine fills in or sends at once is answered alike and kept aside", async () => {
  expect((await tell()).answer.status).toBe(200);
  expect((await newestCase()).suspectedSpam).toBe(false);
  const attempts: (() => Record<string, string>)[] = [
    () => ({ website: "http://pills.example" }),
    () => ({ startedAt: new Date().toISOString() }),
  ];
  for (const fieldsOf of attempts) {
    const { answer, path } = await tell(fieldsOf());
    expect([answer.status, path.length]).toEqual([200, 51]);
    expect((await newestCase()).suspectedSpam).toBe(true);
  }
});

test("a refused form keeps what was typed and says what is wrong beside it", async () => {
  const { answer, html } = await tell({ text: "Kept words", email: "nowhere" });
  expect(answer.status).toBe(422);
  expect(html).toContain("Kept words");
  expect(html).toContain("This is not a mail address.");
  expect(html).toMatch(/aria-describedby="[^"]*email-error/);
});

test("a link that leads nowhere is 404, whatever is asked of it, and never kept", async () => {
  const nowhere = `/follow/${"x".repeat(43)}`;
  const seen = await page(nowhere);
  expect(seen.status).toBe(404);
  expect(seen.headers.get("Cache-Control")).toBe("no-store");
  expect((await send(nowhere, { intent: "message", body: "x" })).status).toBe(404);
  expect((await page("/follow/%00")).status).toBeLessThan(500);
  expect((await page("/follow/short")).status).toBe(404);
  expect((await send("/follow", { link: "nonsense" })).status).toBe(422);
  const { path } = await tell();
  const found = await send("/follow", { link: ` ${app.url}${path}?lang=nl ` });
  expect([found.status, found.headers.get("Location")]).toEqual([302, path]);
});

test("a message, a second one with the same token, and one from another site", async () => {
  const { path } = await tell();
  const fields = { intent: "message", body: "Thank you", once: crypto.randomUUID() };
  for (let time = 0; time < 2; time += 1) {
    const sent = await send(path, fields);
    expect([sent.status, sent.headers.get("Location")]).toEqual([302, `${path}?done=message`]);
  }
  const { id } = await newestCase();
  const messages = await world.services.database
    .selectFrom("messages")
    .select("body")
    .where("caseId", "=", id)
    .execute();
  expect(messages).toEqual([{ body: "Thank you" }]);
  const foreign = await page(path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Origin: "https://evil.example" },
  });
  expect(foreign.status).toBe(403);
});

async function closedCase() {
  const { path } = await tell();
  const { id } = await newestCase();
  await world.run(world.owner, writeMessage, { caseId: id, kind: "reply", body: "It is done" });
  await world.run(world.owner, closeCase, { caseId: id, outcome: "resolved" });
  return { path, id };
}
const given = async (caseId: string) => {
  const { database } = world.services;
  const closures = database.selectFrom("closures").select("id").where("caseId", "=", caseId);
  return {
    verdicts: await database
      .selectFrom("verdicts")
      .select(["agrees", "words"])
      .where("closureId", "in", closures)
      .execute(),
    feelings: await database
      .selectFrom("feelings")
      .select("helped")
      .where("closureId", "in", closures)
      .execute(),
  };
};
const taps = { helped: "yes", answered: "partly", feeling: "good" };

test("whichever button is pressed after a closing, all that was chosen is taken", async () => {
  for (const agrees of ["true", "false"]) {
    const { path, id } = await closedCase();
    const sent = await send(path, { intent: "after", ...taps, words: "All of it", agrees });
    expect([sent.status, sent.headers.get("Location")]).toEqual([302, `${path}?done=verdict`]);
    expect(await given(id)).toEqual({
      verdicts: [{ agrees: agrees === "true", words: "All of it" }],
      feelings: [{ helped: "yes" }],
    });
  }
  const { path, id } = await closedCase();
  const html = await (await page(path)).text();
  expect(html.match(/name="intent" value="after"/g)).toHaveLength(1);
  const sent = await send(path, { intent: "after", ...taps, words: "" });
  expect([sent.status, sent.headers.get("Location")]).toEqual([302, `${path}?done=feeling`]);
  expect(await given(id)).toEqual({ verdicts: [], feelings: [{ helped: "yes" }] });
});

test("a tap that is missing keeps the others and the verdict, and words need a yes or a no", async () => {
  const { path, id } = await closedCase();
  const onlyWords = await send(path, { intent: "after", ...taps, words: "Still wet" });
  expect(onlyWords.status).toBe(422);
  const asked = await onlyWords.text();
  expect(asked).toContain("Still wet");
  expect(asked).toContain("press yes or not yet");
  expect(asked).toMatch(/name="answered"[^>]*checked=""[^>]*value="partly"|value="partly"[^>]*checked=""/);
  expect(await given(id)).toEqual({ verdicts: [], feelings: [] });
  const some = await send(path, { intent: "after", helped: "no", agrees: "false", words: "Still wet" });
  expect(some.status).toBe(422);
  const shown = await some.text();
  expect(shown).toContain("Thank you for telling us.");
  expect(shown).toMatch(/id="answered-error"/);
  expect(shown).toMatch(/value="no"[^>]*checked=""|checked=""[^>]*value="no"/);
  expect(await given(id)).toEqual({ verdicts: [{ agrees: false, words: "Still wet" }], feelings: [] });
  expect((await send(path, { intent: "after", ...taps, helped: "no" })).status).toBe(302);
  expect((await given(id)).feelings).toEqual([{ helped: "no" }]);
});
