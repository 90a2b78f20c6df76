import { z } from "zod";
import { query } from "#core/command.ts";
import type { Services } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { hashOf } from "#core/identifiers.ts";
import type { SignInMethod } from "#core/identity.ts";
import { Email } from "#core/validation.ts";
import { employeeOfUser } from "./employees.ts";
import { sessionOpened } from "./sessions.ts";

/**
 * Checks address and password and opens a session, or leads on to the second step: the answer carries the cookies.
 * Known and unknown addresses, and people who left, hear the same in the same time. It is a query to us: the session
 * is the library's.
 */
export const signIn = query({
  name: "session.open",
  limit: ({ services, address }) => services.limits.use("sign-in.address", address),
  input: z.strictObject({
    email: Email,
    password: z.string().min(1).max(128),
    headers: z.instanceof(Headers),
  }),
  can: () => true,
  async run({ services }, input) {
    services.limits.use("sign-in.account", hashOf(input.email).toString("hex"));
    const signedIn = await services.identity.signIn(input);
    if (signedIn?.step === "second") return signedIn;
    if (!signedIn || !(await welcome(services, signedIn.userId, "password"))) throw wrong();
    return { step: signedIn.step, cookies: signedIn.cookies };
  },
});

const wrong = () => new Invalid([{ path: "password", code: "wrong_sign_in" }]);

/** The second step: a code of the app, or one of the recovery codes. */
export const finishSignIn = query({
  name: "session.open_second_step",
  limit: ({ services, address }) => services.limits.use("sign-in.address", address),
  input: z.strictObject({
    code: z.string().trim().min(1).max(40),
    trust: z.enum(["once", "month"]).default("once"),
    headers: z.instanceof(Headers),
  }),
  can: () => true,
  async run({ services }, { code, trust, headers }) {
    const digits = code.replace(/\s/g, "");
    const kind = /^\d{6}$/.test(digits) ? "app" : "recovery";
    const answer = await services.identity.finishSignIn({ code: digits, kind, trust, headers });
    if (answer === "wrong") throw new Invalid([{ path: "code", code: "wrong_code" }]);
    if (answer === "locked") throw new Conflict("second_step_locked");
    if (answer === "over" || !(await welcome(services, answer.userId, "second_step"))) {
      throw new Conflict("sign_in_over");
    }
    return { cookies: answer.cookies };
  },
});

/** Notes that an employee came in. False for an account of somebody who left: whatever it had open is closed. */
export async function welcome(services: Services, userId: string, method: SignInMethod): Promise<boolean> {
  const employee = await employeeOfUser(services.database, userId);
  if (!employee) {
    await services.identity.endSessions(userId);
    return false;
  }
  await sessionOpened(services, employee, method);
  return true;
}
