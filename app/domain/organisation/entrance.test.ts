import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, system, visitor, type World } from "#test/world.ts";
import { employeeOfUser } from "./employees.ts";
import {
  acceptInvitation,
  invitationToken,
  inviteEmployee,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from "./invitations.ts";
import { changeOwnSettings } from "./own-settings.ts";
import { requireSetupCode, setupCode } from "./set-up.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const password = "four words of my own";
let people = 0;
async function invite(role = "employee") {
  people += 1;
  const email = `colleague-${people}@veldhaven.example`;
  const { id } = await world.run(world.owner, inviteEmployee, {
    name: "Noor",
    email,
    role,
    teamId: world.teamId,
  });
  return { id, email, token: invitationToken(world.services.secret, id) };
}

test("the first run is closed: a wrong code is not found, and neither is the right one afterwards", async () => {
  const { database, secret } = world.services;
  for (const code of ["", "wrong", setupCode("another secret"), setupCode(secret)]) {
    await expect(requireSetupCode(database, secret, code)).rejects.toMatchObject({ status: 404 });
  }
});

test("an invitation works once, however often it is looked at and however many try", async () => {
  const { token, email } = await invite();
  for (let look = 0; look < 3; look += 1) {
    expect(await world.ask(visitor, readInvitation, { token })).toMatchObject({ name: "Noor", email });
  }
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () =>
      world.run(visitor, acceptInvitation, { token, name: "Noor de Wit", password }),
    ),
  );
  expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  const refusals = tries.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  for (const refusal of refusals) expect(refusal).toMatchObject({ status: 404, code: "invitation_over" });
  await expect(world.ask(visitor, readInvitation, { token })).rejects.toMatchObject({ status: 404 });
});

test("an invitation that was withdrawn or is a week old leads nowhere", async () => {
  const withdrawn = await invite();
  await world.run(world.owner, revokeInvitation, { invitationId: withdrawn.id });
  const old = await invite();
  expect((await world.ask(world.owner, listInvitations, {})).items.map((each) => each.id)).not.toContain(
    withdrawn.id,
  );
  await expect(
    world.run(visitor, acceptInvitation, { token: withdrawn.token, name: "Noor", password }),
  ).rejects.toMatchObject({ status: 404 });
  world.at(new Date(Date.now() + 8 * 24 * 3600 * 1000));
  await expect(world.ask(visitor, readInvitation, { token: old.token })).rejects.toMatchObject({
    status: 404,
  });
  world.at(new Date());
});

test("leads invite and withdraw anyone but owners; others nobody", async () => {
  const lead = await world.employee("lead");
  const employee = await world.employee("employee");
  const owner = await invite("owner");
  const colleague = await invite();
  await expect(
    world.run(lead, inviteEmployee, { name: "X", email: "x@veldhaven.example", role: "owner" }),
  ).rejects.toMatchObject({ status: 403 });
  await expect(world.run(lead, revokeInvitation, { invitationId: owner.id })).rejects.toMatchObject({
    status: 403,
  });
  await expect(world.run(employee, revokeInvitation, { invitationId: colleague.id })).rejects.toMatchObject({
    status: 403,
  });
  await world.run(lead, revokeInvitation, { invitationId: colleague.id });
});

test("everybody may switch shortcuts of a single key off, and the next page knows it", async () => {
  const employee = await world.employee("employee");
  expect(employee.singleKeys).toBe(true);
  await world.run(employee, changeOwnSettings, { singleKeys: "false" });
  const again = await employeeOfUser(world.services.database, `user-${employee.id}`);
  expect(again?.singleKeys).toBe(false);
});

test("everybody chooses their own language among those in use, and nothing else of themselves", async () => {
  const employee = await world.employee("employee");
  await world.run(employee, changeOwnSettings, { language: "nl" });
  const row = await world.services.database
    .selectFrom("employees")
    .select(["language", "role"])
    .where("id", "=", employee.id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ language: "nl", role: "employee" });
  await expect(world.run(employee, changeOwnSettings, { language: "xx" })).rejects.toMatchObject({
    fields: [{ path: "language", code: "not_a_language" }],
  });
  await expect(world.run(employee, changeOwnSettings, { role: "owner" })).rejects.toMatchObject({
    fields: [{ path: "role", code: "unknown_field" }],
  });
  await expect(world.run(system, changeOwnSettings, { language: "nl" })).rejects.toMatchObject({
    status: 403,
  });
});
