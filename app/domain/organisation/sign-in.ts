import { z } from "zod";
import { query } from "#core/command.ts";
import type { Services } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import type { SignInMethod } from "#core/identity.ts";
import type { Count } from "#core/limits.ts";
import { Email } from "#core/mail-address.ts";
import { GivenPassword, Secret } from "#core/validation.ts";
import { employeeOfUser } from "./employees.ts";
import { knownDevice, knownDeviceCookie } from "./known-devices.ts";
import { sessionOpened } from "./sessions.ts";

/**
 * Checks address and password and opens a session, or leads on to the second step: the answer carries the cookies.
 * Known and unknown addresses, and people who left, hear the same in the same time. It is a query to us: the session
 * is the library's.
 */
export const signIn = query({
  name: "session.open",
  input: z.strictObject({
    email: Email,
    password: GivenPassword,
    headers: z.instanceof(Headers),
  }),
  can: () => true,
  async run({ services, address }, input) {
    const counts = countsOf(services, input.headers, address, input.email);
    await services.limits.attempt(...counts);
    const signedIn = await services.identity.signIn(input);
    if (signedIn?.step === "second") {
      await services.limits.succeeded(...counts);
      return signedIn;
    }
    const known = signedIn && (await welcome(services, signedIn.userId, "password", input.headers));
    if (!known) throw wrong();
    await services.limits.succeeded(...counts);
    return { step: signedIn.step, cookies: [...signedIn.cookies, known] };
  },
});

const wrong = () => new Invalid([{ path: "password", code: "wrong_sign_in" }]);

/**
 * What a try at signing in counts for: whoever was in from this device before counts for that device alone, so that
 * nobody else slows them down; everybody else for the account and for the address from which they ask.
 */
export function countsOf(
  services: Services,
  headers: Headers,
  address: string | null,
  email?: string,
): Count[] {
  const device = knownDevice(services, headers, email);
  if (device) return [["sign-in.device", device]];
  const account: Count[] = email === undefined ? [] : [["sign-in.account", email]];
  return [["sign-in.address", address], ...account];
}

/** The second step: a code of the app, or one of the recovery codes. */
export const finishSignIn = query({
  name: "session.open_second_step",
  input: z.strictObject({
    code: Secret(40),
    trust: z.enum(["once", "month"]).default("once"),
    headers: z.instanceof(Headers),
  }),
  can: () => true,
  async run({ services, address }, { code, trust, headers }) {
    const counts = countsOf(services, headers, address);
    await services.limits.attempt(...counts);
    const digits = code.replace(/\s/g, "");
    const kind = /^\d{6}$/.test(digits) ? "app" : "recovery";
    const answer = await services.identity.finishSignIn({ code: digits, kind, trust, headers });
    if (answer === "wrong") throw new Invalid([{ path: "code", code: "wrong_code" }]);
    if (answer === "locked") throw new Conflict("second_step_locked");
    const known = answer !== "over" && (await welcome(services, answer.userId, "second_step", headers));
    if (answer === "over" || !known) throw new Conflict("sign_in_over");
    await services.limits.succeeded(...counts);
    return { cookies: [...answer.cookies, known] };
  },
});

/**
 * Notes that an employee came in; the answer is the cookie by which their device is known from now on. Null for an
 * account of somebody who left: whatever it had open is closed.
 */
export async function welcome(
  services: Services,
  userId: string,
  method: SignInMethod,
  headers: Headers,
): Promise<string | null> {
  const employee = await employeeOfUser(services.database, userId);
  if (!employee) {
    await services.identity.endSessions(userId);
    return null;
  }
  await sessionOpened(services, employee, method);
  return knownDeviceCookie(services, headers, employee.email);
}
