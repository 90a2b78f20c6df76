import { afterAll, beforeAll, expect, test } from "vitest";
import { endpoints } from "#api/endpoints.ts";
import { leads, owns } from "#core/actor.ts";
import { listActivity } from "#domain/results/activity.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { createApiKey } from "./api-keys.ts";
import { changeOrganisation } from "./organisation.ts";
import { changePassword } from "./own-password.ts";
import { changeOwnSettings } from "./own-settings.ts";
import { pinSignIn } from "./pin-sign-in.ts";
import { Pin, setPin } from "./pins.ts";
import { employeeOfSession, endSessionsOf, listSessions, revokeSession } from "./sessions.ts";
import { readSharedDevice, revokeSharedDevice, shareDevice } from "./shared-devices.ts";
import { signIn } from "./sign-in.ts";
import { createTeam } from "./teams.ts";

const password = "tulips under a wide sky";
let world: World;
let token: string;
let deviceId: string;
let own: Headers;

/** The headers of a browser that holds these cookies. */
const browserWith = (cookies: string[]): Headers =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; "), "user-agent": "test" });
const byPassword = async (): Promise<Headers> =>
  browserWith(
    (await world.ask(visitor, signIn, { email: world.owner.email, password, headers: new Headers() }))
      .cookies,
  );
const byPin = (pin: string, employeeId = world.owner.id) =>
  world.ask(visitor, pinSignIn, { token, employeeId, pin, headers: new Headers() });

beforeAll(async () => {
  world = await openWorld();
  own = await byPassword();
  ({ token, id: deviceId } = await world.run(world.owner, shareDevice, {
    name: "Counter",
    teamId: world.teamId,
  }));
  await world.run(world.owner, setPin, { pin: "4071", password, headers: own });
});
afterAll(() => world.close());

test("a PIN is four to eight digits, and not the first that others try", () => {
  for (const pin of ["4071", "90210", "13579024"]) expect(Pin.safeParse(pin).success, pin).toBe(true);
  for (const pin of ["123", "1234", "87654321", "0000", "123456789", "12a4", "٤٠٧١"]) {
    expect(Pin.safeParse(pin).success, pin).toBe(false);
  }
});

test("setting one takes the password; what is kept tells it to nobody", async () => {
  await expect(
    world.run(world.owner, setPin, { pin: "5082", password: "a wrong password", headers: own }),
  ).rejects.toMatchObject({ fields: [{ path: "password", code: "wrong_password" }] });
  const row = await world.services.database.selectFrom("employeePins").selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain("4071");
  // A copy of the database alone cannot be tried: without our secret the PIN itself is no match.
  expect(await world.services.identity.matches(row.pinHash, "4071")).toBe(false);
});

test("on a shared device an owner acts as an employee, and no way in can be changed", async () => {
  const { cookies } = await byPin("4071");
  const headers = browserWith(cookies);
  const actor = await employeeOfSession(world.services, headers, "used");
  if (!actor) throw new Error("the PIN opened no session");
  expect(actor).toMatchObject({ id: world.owner.id, role: "employee", sharedDeviceId: deviceId });
  expect([leads(actor), owns(actor)]).toEqual([false, false]);
  const refused = { status: 403 };
  await expect(world.run(actor, createApiKey, { name: "key", scopes: ["read"] })).rejects.toMatchObject(
    refused,
  );
  await expect(world.run(actor, changeOrganisation, { name: "Other" })).rejects.toMatchObject(refused);
  await expect(world.run(actor, changeOwnSettings, { name: "Other" })).rejects.toMatchObject(refused);
  await expect(world.run(actor, setPin, { pin: "5082", password, headers })).rejects.toMatchObject(refused);
  await expect(
    world.run(actor, changePassword, { currentPassword: password, password: "x".repeat(15), headers }),
  ).rejects.toMatchObject({ status: expect.toSatisfy((status) => status === 403 || status === 422) });
  await expect(world.ask(actor, listSessions, { headers })).rejects.toMatchObject(refused);
  await expect(world.run(actor, shareDevice, { name: "More", teamId: world.teamId })).rejects.toMatchObject(
    refused,
  );
});

test("a quarter of an hour of rest ends the session; looking is no use", async () => {
  const headers = browserWith((await byPin("4071")).cookies);
  const session = await world.services.identity.sessionOf(headers, "used");
  const rested = async (minutes: number) => {
    await world.services.database
      .updateTable("authSessions")
      .set({ lastUsedAt: new Date(Date.now() - minutes * 60_000) })
      .where("id", "=", session?.id ?? "")
      .execute();
  };
  await rested(14);
  expect(await employeeOfSession(world.services, headers, "looked")).not.toBeNull();
  await rested(16);
  expect(await employeeOfSession(world.services, headers, "used")).toBeNull();
  // Its row is gone: no later use brings it back.
  await rested(0);
  expect(await employeeOfSession(world.services, headers, "used")).toBeNull();
});

test("five wrong tries lock a PIN for a quarter of an hour, also when they come at once", async () => {
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => byPin("9999")));
  const codes = tries.map((each) =>
    each.status === "rejected" ? (each.reason.fields[0]?.code ?? each.reason.code) : "open",
  );
  expect(codes.filter((code) => code === "wrong_pin")).toHaveLength(5);
  expect(codes.filter((code) => code === "pin_locked")).toHaveLength(7);
  await expect(byPin("4071")).rejects.toMatchObject({ code: "pin_locked" });
  world.at(new Date(Date.now() + 16 * 60_000));
  expect((await byPin("4071")).cookies.length).toBeGreaterThan(0);
  for (let turn = 0; turn < 4; turn += 1) await expect(byPin("9999")).rejects.toThrow();
  expect((await byPin("4071")).cookies.length).toBeGreaterThan(0);
  world.at(new Date());
});

test("only the team of the device is shown and let in", async () => {
  const { id: teamId } = await world.run(world.owner, createTeam, { name: "Elsewhere" });
  const other = await world.employee("employee", { teamIds: [teamId] });
  const digest = await world.services.database
    .selectFrom("employeePins")
    .selectAll()
    .executeTakeFirstOrThrow();
  await world.services.database
    .insertInto("employeePins")
    .values({ employeeId: other.id, pinHash: digest.pinHash, changedAt: new Date() })
    .execute();
  const shown = await world.ask(visitor, readSharedDevice, { token });
  expect(shown.people.map((person) => person.id)).toEqual([world.owner.id]);
  await expect(byPin("4071", other.id)).rejects.toMatchObject({ fields: [{ code: "wrong_pin" }] });
});

test("when a device is shared no longer, its sessions end and its cookie opens nothing", async () => {
  const made = await world.run(world.owner, shareDevice, { name: "Tablet", teamId: world.teamId });
  const { cookies } = await world.ask(visitor, pinSignIn, {
    token: made.token,
    employeeId: world.owner.id,
    pin: "4071",
    headers: new Headers(),
  });
  await world.run(world.owner, revokeSharedDevice, { sharedDeviceId: made.id });
  expect(await employeeOfSession(world.services, browserWith(cookies), "used")).toBeNull();
  await expect(world.ask(visitor, readSharedDevice, { token: made.token })).rejects.toMatchObject({
    code: "not_a_shared_device",
  });
});

test("nobody ends or reads another's sessions, nor hears when they come in", async () => {
  const lead = await world.employee("lead");
  const { items } = await world.ask(world.owner, listSessions, { headers: own });
  const mine = items.find((session) => session.current);
  await expect(world.run(lead, revokeSession, { sessionId: mine?.id })).rejects.toMatchObject({
    status: 404,
  });
  expect((await world.ask(lead, listSessions, { headers: new Headers() })).items).toEqual([]);
  const typesFor = async (actor: typeof lead) =>
    (await world.ask(actor, listActivity, { limit: 200 })).items.map((event) => event.type);
  expect(await typesFor(world.owner)).toContain("session.opened");
  expect(await typesFor(world.owner)).toContain("pin.locked");
  expect(await typesFor(lead)).not.toContain("session.opened");
  expect(await typesFor(lead)).not.toContain("pin.set");
  expect(
    endpoints.some((endpoint) => /^(session|pin|passkey|second_step)\./.test(endpoint.operation.name)),
  ).toBe(false);
});

test("whoever left is signed out everywhere, and their password tells nothing", async () => {
  const { database } = world.services;
  await database
    .updateTable("employees")
    .set({ deactivatedAt: new Date() })
    .where("id", "=", world.owner.id)
    .execute();
  expect(await employeeOfSession(world.services, own, "used")).toBeNull();
  const attempt = (given: string, email = world.owner.email) =>
    world.ask(visitor, signIn, { email, password: given, headers: new Headers() }).catch((error) => error);
  const answers = [
    await attempt(password),
    await attempt("some wrong password"),
    await attempt(password, "nobody@veldhaven.example"),
  ];
  for (const answer of answers) {
    expect([answer.status, answer.fields]).toEqual([422, [{ path: "password", code: "wrong_sign_in" }]]);
  }
  await expect(byPin("4071")).rejects.toMatchObject({ fields: [{ code: "wrong_pin" }] });
  await endSessionsOf(database, world.owner.id);
  expect(await database.selectFrom("authSessions").selectAll().execute()).toEqual([]);
});
