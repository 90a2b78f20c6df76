import { z } from "zod";
import { type EmployeeActor, onOwnDevice } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { hashOf } from "#core/identifiers.ts";
import { Password } from "./passwords.ts";
import { account } from "./visibility.ts";

/** Counts tries at a password together with those of the way in, so that a session left open gives no more of them. */
export function countPasswordTry(ctx: Pick<QueryContext, "services">, me: EmployeeActor): void {
  ctx.services.limits.use("sign-in.account", hashOf(me.email).toString("hex"));
}

export const wrongPassword = (path = "password") => new Invalid([{ path, code: "wrong_password" }]);

/** Asks again who is there before a way in changes. Errors: Invalid `wrong_password`; TooMany. */
export async function requirePassword(
  ctx: Pick<QueryContext, "services">,
  me: EmployeeActor,
  password: string,
  headers: Headers,
): Promise<void> {
  countPasswordTry(ctx, me);
  if (!(await ctx.services.identity.isPassword({ password, headers }))) throw wrongPassword();
}

/** Another password for oneself. All other sessions end, since somebody may have known the old one. */
export const changePassword = command({
  name: "password.change",
  input: z.strictObject({
    currentPassword: z.string().min(1).max(128),
    password: Password,
    headers: z.instanceof(Headers),
  }),
  can: onOwnDevice,
  async run(ctx, input) {
    if (!onOwnDevice(ctx.actor)) throw wrongPassword("currentPassword");
    countPasswordTry(ctx, ctx.actor);
    const session = await ctx.services.identity.sessionOf(input.headers, "used");
    if (!session || !(await ctx.services.identity.changePassword(input)))
      throw wrongPassword("currentPassword");
    await ctx.db
      .deleteFrom("authSessions")
      .where("userId", "=", session.userId)
      .where("id", "<>", session.id)
      .execute();
    await ctx.db.deleteFrom("authVerifications").where("value", "=", session.userId).execute();
    ctx.record("password.changed", { type: account, id: ctx.actor.id });
  },
});
