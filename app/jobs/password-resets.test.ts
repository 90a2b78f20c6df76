import { afterAll, beforeAll, expect, test } from "vitest";
import { execute } from "#core/execute.ts";
import { defaultLimits } from "#core/limits.ts";
import { acceptInvitation, invitationToken, inviteEmployee } from "#domain/organisation/invitations.ts";
import {
  askPasswordReset,
  makePasswordReset,
  readPasswordReset,
  resetPassword,
  resetToken,
} from "#domain/organisation/password-resets.ts";
import { deactivateEmployee } from "#domain/people/leaving/deactivate-employee.ts";
import { limitsOf, openWorld, visitor, type World, waitingJobs } from "#test/world.ts";
import { passwordResetTasks } from "./password-resets.ts";

let world: World;
let colleague: { id: string; email: string };
const before = "tulips under a wide sky";
const after = "herons over a flat field";
beforeAll(async () => {
  world = await openWorld();
  const email = "casper@veldhaven.example";
  const { id } = await world.run(world.owner, inviteEmployee, { name: "Casper", email, role: "lead" });
  const token = invitationToken(world.services.secret, id);
  const joined = await world.run(visitor, acceptInvitation, { token, name: "Casper", password: before });
  colleague = { id: joined.employeeId, email };
});
afterAll(() => world.close());

const signsIn = async (password: string) =>
  (await world.services.identity.signIn({ email: colleague.email, password, headers: new Headers() })) !==
  null;
const linkFor = async (actor = world.owner) => {
  const { id } = await world.run(actor, makePasswordReset, { employeeId: colleague.id });
  return resetToken(world.services.secret, id);
};
const sessions = async () =>
  (await world.services.database.selectFrom("authSessions").select("id").execute()).length;
const over = { status: 404, code: "reset_over" };

const jobs = async () => (await waitingJobs(world)).filter(({ task }) => task === "mail_password_reset");

test("a link changes the password once, looking at it uses nothing up, and every session ends", async () => {
  expect(await signsIn(before)).toBe(true);
  expect(await sessions()).toBe(1);
  const token = await linkFor();
  for (let look = 0; look < 2; look += 1) {
    expect(await world.ask(visitor, readPasswordReset, { token })).toEqual({
      name: "Casper",
      email: colleague.email,
    });
  }
  const guess = world.run(visitor, resetPassword, { token, password: "password" });
  await expect(guess).rejects.toMatchObject({ status: 422 });
  const both = await Promise.allSettled([
    world.run(visitor, resetPassword, { token, password: after }),
    world.run(visitor, resetPassword, { token, password: after }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await sessions()).toBe(0);
  expect([await signsIn(before), await signsIn(after)]).toEqual([false, true]);
  await expect(world.ask(visitor, readPasswordReset, { token })).rejects.toMatchObject(over);
});

test("a newer link ends the one before, and an hour ends any", async () => {
  const first = await linkFor();
  const second = await linkFor();
  await expect(world.ask(visitor, readPasswordReset, { token: first })).rejects.toMatchObject(over);
  world.at(new Date(world.services.clock().getTime() + 59 * 60_000));
  expect(await world.ask(visitor, readPasswordReset, { token: second })).toMatchObject({ name: "Casper" });
  world.at(new Date(world.services.clock().getTime() + 2 * 60_000));
  const late = world.run(visitor, resetPassword, { token: second, password: before });
  await expect(late).rejects.toMatchObject(over);
  world.at(new Date());
});

test("no row, event or job holds the token", async () => {
  const token = await linkFor();
  const rows = await world.services.database.selectFrom("passwordResets").selectAll().execute();
  const events = await world.services.database.selectFrom("events").selectAll().execute();
  const written = JSON.stringify([rows, events, await waitingJobs(world)]);
  expect(written).not.toContain(token);
  expect(rows).toHaveLength(1);
});

test("a lead helps everybody but an owner, and a key nobody", async () => {
  const lead = await world.employee("lead");
  expect(await linkFor(lead)).toHaveLength(43);
  const forbidden = { code: "forbidden" };
  const { actor } = await world.key("read", "write");
  const attempt = (who: typeof lead | typeof actor, employeeId: string) =>
    world.run(who, makePasswordReset, { employeeId });
  await expect(attempt(lead, world.owner.id)).rejects.toMatchObject(forbidden);
  await expect(attempt(actor, colleague.id)).rejects.toMatchObject(forbidden);
  await expect(attempt(await world.employee("manager"), colleague.id)).rejects.toMatchObject(forbidden);
});

test("known and unknown addresses hear the same and leave one job each; only the known one gets a mail", async () => {
  const answers = [];
  for (const email of [colleague.email, "nobody@veldhaven.example"]) {
    answers.push(await world.run(visitor, askPasswordReset, { email }));
  }
  expect(answers[0]).toEqual(answers[1]);
  const waiting = await jobs();
  expect(waiting).toHaveLength(2);
  for (const { payload } of waiting) await passwordResetTasks.mail_password_reset?.(world.services, payload);
  const mails = world.sent.filter(({ text }) => text.includes("/reset/"));
  expect(mails.map(({ to }) => to)).toEqual([colleague.email]);
  const token = /\/reset\/(\S+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
  await world.run(visitor, resetPassword, { token, password: before });
  expect(await signsIn(before)).toBe(true);
});

test("whoever asks too often hears the same, known or not, and no further mail goes out", async () => {
  const limits = limitsOf(world, { ...defaultLimits, "forgot.account": { count: 2, seconds: 60 } });
  const caller = { ...world.callerOf(visitor), services: { ...world.services, limits } };
  for (const email of [colleague.email, "nobody@veldhaven.example"]) {
    const attempt = () => execute(caller, askPasswordReset, { email });
    const before = (await jobs()).length;
    for (let count = 0; count < 4; count += 1) expect(await attempt()).toBeUndefined();
    expect((await jobs()).length).toBe(before + 2);
  }
});

test("somebody who left gets no way back", async () => {
  const token = await linkFor();
  await world.run(world.owner, deactivateEmployee, { employeeId: colleague.id });
  await expect(world.run(visitor, resetPassword, { token, password: after })).rejects.toMatchObject(over);
  await expect(linkFor()).rejects.toMatchObject({ code: "already_left" });
});
