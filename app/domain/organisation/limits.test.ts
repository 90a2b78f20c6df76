import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { visitor } from "#core/actor.ts";
import { ask, execute } from "#core/execute.ts";
import { defaultLimits, longestWait, waitAfter } from "#core/limits.ts";
import { limitsOf, openWorld, type World } from "#test/world.ts";
import { changePassword } from "./own-password.ts";
import { signIn } from "./sign-in.ts";

/** As they are, but for an address: a try at a password is slow by intention. */
const few = { ...defaultLimits, "sign-in.address": { count: 9, seconds: 900 } };
const right = "tulips under a wide sky";
let world: World;
let waited: number[];
let database: pg.Client;

beforeAll(async () => {
  world = await openWorld();
  database = new pg.Client(world.connection);
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await world.close();
});
beforeEach(async () => {
  waited = [];
  await database.query("truncate limit_counts");
});

/** A browser: where it asks from, and the cookies that it keeps. */
function browser(address: string, limits = limitsOf(world, few, waited)) {
  let kept = "";
  return async (password: string) => {
    const caller = { ...world.callerOf(visitor), address, services: { ...world.services, limits } };
    const headers = new Headers({ Cookie: kept });
    const { cookies } = await ask(caller, signIn, { email: world.owner.email, password, headers });
    kept = cookies.map((each) => each.split(";")[0]).join("; ");
    return "in";
  };
}
const wrong = expect.objectContaining({ status: 422 });
const failing = async (tries: number, sign: ReturnType<typeof browser>) => {
  for (let count = 0; count < tries; count += 1)
    await sign("not the password at all").catch((error) => expect(error).toEqual(wrong));
};

test("failures of an account slow each other down, a little more each time and never for long", async () => {
  await failing(9, browser("192.0.2.1"));
  expect(waited).toEqual([500, 1000, 2000, 4000, 4000, 4000]);
  expect(waitAfter(1000, 3)).toBe(longestWait);
});

test("whoever knows the password comes in, whatever others tried", async () => {
  await failing(8, browser("192.0.2.1"));
  expect(await browser("192.0.2.2")(right)).toBe("in");
});

test("a device from which the account was opened before waits for nobody's failures", async () => {
  const own = browser("192.0.2.2");
  await own(right);
  await failing(8, browser("192.0.2.1"));
  waited.length = 0;
  expect(await own(right)).toBe("in");
  expect(waited).toEqual([]);
});

test("also when everybody behind its address has used up what an address may try", async () => {
  const own = browser("192.0.2.1");
  await own(right);
  await failing(9, browser("192.0.2.1"));
  await expect(browser("192.0.2.1")(right)).rejects.toMatchObject({ status: 429 });
  expect(await own(right)).toBe("in");
});

test("a known device's own failures slow it down too", async () => {
  const own = browser("192.0.2.2");
  await own(right);
  await failing(5, own);
  expect(waited).toEqual([500, 1000]);
});

test("good sign-ins count for nothing", async () => {
  for (let count = 0; count < 12; count += 1) expect(await browser("192.0.2.1")(right)).toBe("in");
  expect(waited).toEqual([]);
});

test("all processes count together", async () => {
  const [one, other] = [limitsOf(world, few), limitsOf(world, few)];
  await failing(5, browser("192.0.2.1", one));
  await failing(4, browser("192.0.2.1", other));
  await expect(browser("192.0.2.1", one)(right)).rejects.toMatchObject({
    status: 429,
    seconds: expect.any(Number),
  });
  await expect(browser("192.0.2.1", other)(right)).rejects.toMatchObject({ status: 429 });
});

test("tries at one moment are no more than tries one after the other", async () => {
  const limits = limitsOf(world, few, waited);
  const tries = Array.from({ length: 13 }, () => browser("192.0.2.1", limits)("not the password at all"));
  const refusals = (await Promise.allSettled(tries)).map(
    (each) => each.status === "rejected" && each.reason.status,
  );
  expect(refusals.filter((status) => status === 429)).toHaveLength(4);
});

test("another password asks for the old one as slowly, and strangers cannot slow that down", async () => {
  await failing(6, browser("192.0.2.1"));
  waited.length = 0;
  const services = { ...world.services, limits: limitsOf(world, few, waited) };
  const headers = new Headers();
  const attempt = {
    currentPassword: "not the password at all",
    password: "another one of many words",
    headers,
  };
  for (let count = 0; count < 5; count += 1) {
    const change = execute({ ...world.callerOf(world.owner), services }, changePassword, attempt);
    await expect(change).rejects.toMatchObject({ status: 422 });
  }
  expect(waited).toEqual([500, 1000]);
});

test("a counter holds neither an address nor an account, and the anonymous leave none", async () => {
  const limits = limitsOf(world, few);
  await limits.use("anonymous.address", "192.0.2.77");
  expect((await database.query("select key from limit_counts")).rows).toEqual([]);
  await failing(1, browser("192.0.2.1", limits));
  const { rows } = await database.query<{ key: string }>("select key from limit_counts");
  expect(rows).toHaveLength(2);
  for (const { key } of rows) expect(key).toMatch(/^sign-in\.(account|address):[\w-]{43}$/);
});

test("what an anonymous page may be asked is bounded too", async () => {
  const limits = limitsOf(world, { ...defaultLimits, "anonymous.address": { count: 2, seconds: 60 } });
  await limits.use("anonymous.address", "192.0.2.77");
  await limits.use("anonymous.address", "192.0.2.77");
  await expect(limits.use("anonymous.address", "192.0.2.77")).rejects.toMatchObject({ status: 429 });
});
