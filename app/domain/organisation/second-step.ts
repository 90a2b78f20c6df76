import { z } from "zod";
import { qrPath } from "#blocks/qr-codes/qr-path.ts";
import { type Actor, type EmployeeActor, onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { GivenPassword, Secret } from "#core/validation.ts";
import { countPasswordTry, passwordWasRight, wrongPassword } from "./own-password.ts";
import { account } from "./visibility.ts";

const GivenHeaders = z.instanceof(Headers);

/** Whether signing in with one's password asks for a code as well. */
export const readSecondStep = query({
  name: "second_step.read",
  input: z.strictObject({}),
  can: onOwnDevice,
  async run({ db, actor }) {
    const row = await db
      .selectFrom("employees")
      .innerJoin("authTwoFactors", "authTwoFactors.userId", "employees.userId")
      .select("authTwoFactors.backupCodes")
      .where("employees.id", "=", actor.id)
      .where("authTwoFactors.verified", "=", true)
      .executeTakeFirst();
    const left = row ? (JSON.parse(row.backupCodes) as string[]).length : 0;
    return { active: row !== undefined, recoveryCodesLeft: left };
  },
});

/**
 * Begins a second step: a secret for the authenticator app, as a QR code and to type, and recovery codes. Nothing is
 * asked for until a first code confirms it. Errors: Invalid `wrong_password`; Conflict `second_step_already`.
 */
export const beginSecondStep = command({
  name: "second_step.begin",
  limit: countPasswordTry,
  input: z.strictObject({ password: GivenPassword, headers: GivenHeaders }),
  can: onOwnDevice,
  async run(ctx, input) {
    requireOwnDevice(ctx.actor);
    const begun = await ctx.services.identity.beginSecondStep(input);
    if (begun === "wrong_password") throw wrongPassword();
    await passwordWasRight(ctx);
    if (begun === "already") throw new Conflict("second_step_already");
    const key = new URL(begun.address).searchParams.get("secret") ?? "";
    return { key, qr: qrPath(begun.address), recoveryCodes: begun.recoveryCodes };
  },
});

/** Confirms it with a code of the app: from now on signing in with a password asks for one. */
export const confirmSecondStep = command({
  name: "second_step.confirm",
  limit: countPasswordTry,
  input: z.strictObject({ code: Secret(20), headers: GivenHeaders }),
  can: onOwnDevice,
  async run(ctx, { code, headers }) {
    requireOwnDevice(ctx.actor);
    const confirmed = await ctx.services.identity.confirmSecondStep({
      code: code.replace(/\s/g, ""),
      headers,
    });
    if (!confirmed) throw new Invalid([{ path: "code", code: "wrong_code" }]);
    await passwordWasRight(ctx);
    ctx.record("second_step.began", { type: account, id: ctx.actor.id });
    return confirmed;
  },
});

/** Ends the second step, with the password. */
export const endSecondStep = command({
  name: "second_step.end",
  limit: countPasswordTry,
  input: z.strictObject({ password: GivenPassword, headers: GivenHeaders }),
  can: onOwnDevice,
  async run(ctx, input) {
    requireOwnDevice(ctx.actor);
    const ended = await ctx.services.identity.endSecondStep(input);
    if (!ended) throw wrongPassword();
    await passwordWasRight(ctx);
    ctx.record("second_step.ended", { type: account, id: ctx.actor.id });
    return ended;
  },
});

/** New recovery codes, with the password; the old ones no longer work. */
export const newRecoveryCodes = command({
  name: "second_step.renew_codes",
  limit: countPasswordTry,
  input: z.strictObject({ password: GivenPassword, headers: GivenHeaders }),
  can: onOwnDevice,
  async run(ctx, input) {
    requireOwnDevice(ctx.actor);
    const recoveryCodes = await ctx.services.identity.newRecoveryCodes(input);
    if (!recoveryCodes) throw wrongPassword();
    await passwordWasRight(ctx);
    ctx.record("second_step.codes_renewed", { type: account, id: ctx.actor.id });
    return { recoveryCodes };
  },
});

function requireOwnDevice(actor: Actor): asserts actor is EmployeeActor {
  if (!onOwnDevice(actor)) throw new NotFound();
}
