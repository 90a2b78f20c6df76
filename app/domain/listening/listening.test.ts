import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { defaultLimits } from "#core/limits.ts";
import { type ApiClient, apiOf } from "#test/api.ts";
import { limitsOf, openWorld, visitor, type World, waitingJobs } from "#test/world.ts";
import { tellUs } from "./tell-us.ts";

let world: World;
let anyone: ApiClient;
beforeAll(async () => {
  world = await openWorld();
  anyone = apiOf(world, null);
});
afterAll(() => world.close());

let caseCount = 0;
beforeEach(async () => {
  caseCount = await casesKept();
});
const casesKept = async () =>
  (await world.services.database.selectFrom("cases").select("id").execute()).length;
const voice = { kind: "complaint", text: "The bin was not emptied" };

test("twenty posts with one key leave one voice, and all hear the same", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      anyone("POST", "/public/voices", voice, { "Idempotency-Key": "one voice" }),
    ),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(answers[0]?.body.followUrl).toBe(`http://localhost:3000/follow/${answers[0]?.body.receipt}`);
  expect(await casesKept()).toBe(caseCount + 1);
  const other = { ...voice, text: "Something else" };
  expect(await anyone("POST", "/public/voices", other, { "Idempotency-Key": "one voice" })).toMatchObject({
    status: 409,
    body: { code: "idempotency_key_reused" },
  });
});

test("the same key from another address is another's: nobody hears the receipt of somebody else", async () => {
  const key = { "Idempotency-Key": "1" };
  const [one, two] = await Promise.all(
    ["192.0.2.1", "192.0.2.2"].map((address) =>
      apiOf(world, null, address)("POST", "/public/voices", voice, key),
    ),
  );
  expect([one?.status, two?.status]).toEqual([201, 201]);
  expect(one?.body.receipt).not.toBe(two?.body.receipt);
  expect(await casesKept()).toBe(caseCount + 2);
});

test("no receipt stands in any row, job or answer of a command", async () => {
  const { body } = await anyone(
    "POST",
    "/public/voices",
    { ...voice, email: "fatma@mail.example" },
    { "Idempotency-Key": "kept nowhere" },
  );
  const { receipt, reference } = body;
  expect(receipt).toHaveLength(43);
  await anyone(
    "POST",
    `/public/voices/${reference}/messages`,
    { body: "Hello" },
    {
      Receipt: receipt,
      "Idempotency-Key": "nor with this",
    },
  );
  const dump = await wholeDatabase();
  expect(dump).toContain(reference);
  expect(dump).not.toContain(receipt);
  expect(dump).not.toContain(Buffer.from(receipt).toString("hex"));
  expect(JSON.stringify(await waitingJobs(world))).not.toContain(receipt);
});

test("a name or an address makes a person of its own, never joined by the address that somebody typed", async () => {
  const before = await people();
  await anyone("POST", "/public/voices", voice);
  expect(await people()).toEqual(before);
  await anyone("POST", "/public/voices", { ...voice, email: "Same@mail.example" });
  await anyone("POST", "/public/voices", { ...voice, email: "same@mail.example", name: "Another" });
  expect((await people()).length).toBe(before.length + 2);
});

const people = () => world.services.database.selectFrom("people").select("id").execute();

test("what looks like spam is answered alike, kept aside, and sends no mail until a colleague brings it in", async () => {
  const jobs = (await waitingJobs(world)).length;
  const key = await world.key("read", "write");
  const staff = apiOf(world, key.key);
  const fields = { ...voice, email: "bot@mail.example" };
  const filled = await anyone("POST", "/public/voices", { ...fields, website: "http://pills.example" });
  const now = world.services.clock().toISOString();
  const quick = await anyone("POST", "/public/voices", { ...fields, startedAt: now });
  const plain = await anyone("POST", "/public/voices", {
    ...voice,
    startedAt: new Date(world.services.clock().getTime() - 5000).toISOString(),
  });
  for (const each of [filled, quick]) {
    expect(each.status).toBe(201);
    expect(Object.keys(each.body)).toEqual(Object.keys(plain.body));
    const seen = await anyone("GET", `/public/voices/${each.body.reference}`, undefined, {
      Receipt: each.body.receipt,
    });
    expect(seen.status).toBe(200);
  }
  const aside = (await staff("GET", "/cases?suspectedSpam=true")).body.items;
  expect(aside.map((item: { reference: string }) => item.reference)).toEqual([
    quick.body.reference,
    filled.body.reference,
  ]);
  const shown = (await staff("GET", "/cases?limit=200")).body.items;
  expect(shown.map((item: { reference: string }) => item.reference)).toContain(plain.body.reference);
  expect(shown.map((item: { reference: string }) => item.reference)).not.toContain(quick.body.reference);
  expect((await waitingJobs(world)).length).toBe(jobs);
  await staff("DELETE", `/cases/${aside[0].id}/suspicion`);
  expect((await staff("GET", "/case-counts")).body.aside).toBe(1);
  expect((await waitingJobs(world)).length).toBe(jobs + 1);
});

test("an address may tell us twenty times a minute", async () => {
  const limits = limitsOf(world, { ...defaultLimits, "voice.address": { count: 20, seconds: 60 } });
  const limited = apiOf({ ...world, services: { ...world.services, limits } }, null);
  for (let count = 0; count < 20; count += 1) {
    expect((await limited("POST", "/public/voices", voice)).status).toBe(201);
  }
  const refused = await limited("POST", "/public/voices", voice);
  expect([refused.status, refused.body.code]).toEqual([429, "too_many"]);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
});

test.each([
  [{ kind: "complaint" }, "text", "required"],
  [{ ...voice, text: "  \n " }, "text", "required"],
  [{ ...voice, text: "x".repeat(1_000_000 - 100) }, "text", "too_long"],
  [{ ...voice, text: "a\u0000b" }, "text", "unreadable_characters"],
  [{ ...voice, text: "a\ud800b" }, "text", "unreadable_characters"],
  [{ ...voice, kind: "praise" }, "kind", "not_an_option"],
  [{ ...voice, email: "not an address" }, "email", "not_email"],
  [{ ...voice, email: "a\u0000b@mail.example" }, "email", "not_email"],
  [{ ...voice, email: `a@${".".repeat(900_000)}@` }, "email", "too_long"],
  [{ ...voice, teamId: crypto.randomUUID() }, "teamId", "unknown_field"],
  [{ ...voice, name: { first: "Fatma" } }, "name", "wrong_type"],
])("refused beside its field: %#", async (body, path, code) => {
  const answer = await anyone("POST", "/public/voices", body);
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toContainEqual(expect.objectContaining({ path, code }));
  expect(await casesKept()).toBe(caseCount);
});

test("marks that change direction or have no width are kept inside a text and not around it", async () => {
  const text = "evil\u202c \u200bwidth \u202ecipsum\u202c <script>alert(1)</script>";
  const { body } = await anyone("POST", "/public/voices", { ...voice, text: `\u202e\u200b${text}\ufeff` });
  const seen = await anyone("GET", `/public/voices/${body.reference}`, undefined, { Receipt: body.receipt });
  expect(seen.body.text).toBe(text);
});

test("a new voice goes to the team that takes in", async () => {
  const { caseId } = await world.run(visitor, tellUs, voice);
  const kase = await world.services.database
    .selectFrom("cases")
    .select(["teamId", "ownerId"])
    .where("id", "=", caseId)
    .executeTakeFirst();
  expect(kase).toEqual({ teamId: world.teamId, ownerId: null });
});

/** Every row of every table of ours and of the job queue, as text. */
async function wholeDatabase(): Promise<string> {
  const client = new pg.Client(world.connection);
  await client.connect();
  const { rows: tables } = await client.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(`select each::text as row from ${name} each`);
    parts.push(name, ...rows.map((row) => row.row));
  }
  await client.end();
  return parts.join("\n");
}
