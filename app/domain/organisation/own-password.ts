import { z } from "zod";
import { onOwnDevice } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { Caller, QueryContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { GivenPassword } from "#core/validation.ts";
import { Password } from "./passwords.ts";
import { account } from "./visibility.ts";

/**
 * The `limit` of whatever asks for the password again: a session left open gives no quick tries at it. Whoever is not
 * in counts elsewhere, and cannot slow this down.
 */
export async function countPasswordTry({
  services,
  actor,
}: Pick<Caller, "services" | "actor">): Promise<void> {
  if (actor.kind === "employee") await services.limits.attempt(["password.account", actor.id]);
}

/** The password was right, and the tries before it are forgotten. */
export const passwordWasRight = ({ services, actor }: Pick<Caller, "services" | "actor">): Promise<void> =>
  services.limits.succeeded(["password.account", actor.id]);

export const wrongPassword = (path = "password") => new Invalid([{ path, code: "wrong_password" }]);

/**
 * Asks again who is there before a way in changes; the command's `limit` is countPasswordTry.
 * Errors: Invalid `wrong_password`.
 */
export async function requirePassword(
  ctx: Pick<QueryContext, "services" | "actor">,
  password: string,
  headers: Headers,
): Promise<void> {
  if (!(await ctx.services.identity.isPassword({ password, headers }))) throw wrongPassword();
  await passwordWasRight(ctx);
}

/** Another password for oneself. All other sessions end, since somebody may have known the old one. */
export const changePassword = command({
  name: "password.change",
  limit: countPasswordTry,
  input: z.strictObject({
    currentPassword: GivenPassword,
    password: Password,
    headers: z.instanceof(Headers),
  }),
  can: onOwnDevice,
  async run(ctx, input) {
    if (!onOwnDevice(ctx.actor)) throw wrongPassword("currentPassword");
    const session = await ctx.services.identity.sessionOf(input.headers, "used");
    if (!session || !(await ctx.services.identity.changePassword(input)))
      throw wrongPassword("currentPassword");
    await passwordWasRight(ctx);
    await ctx.db
      .deleteFrom("authSessions")
      .where("userId", "=", session.userId)
      .where("id", "<>", session.id)
      .execute();
    await ctx.db.deleteFrom("authVerifications").where("value", "=", session.userId).execute();
    ctx.record("password.changed", { type: account, id: ctx.actor.id });
  },
});
