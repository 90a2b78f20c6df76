import { z } from "zod";
import { query } from "#core/command.ts";
import { Invalid } from "#core/errors.ts";
import { hashOf } from "#core/identifiers.ts";
import { Email } from "#core/validation.ts";
import { employeeOfUser } from "./employees.ts";

/**
 * Checks address and password and opens a session: the answer carries its cookies. Known and unknown addresses,
 * and people who left, hear the same in the same time. It is a query to us: the session is the library's.
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
  async run({ db, services }, input) {
    services.limits.use("sign-in.account", hashOf(input.email).toString("hex"));
    const session = await services.identity.signIn(input);
    const employee = session && (await employeeOfUser(db, session.userId));
    if (!session || !employee) throw new Invalid([{ path: "password", code: "wrong_sign_in" }]);
    return { cookies: session.cookies };
  },
});
