import { z } from "zod";
import { onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { Services } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { keyedDigest } from "#core/identifiers.ts";
import { GivenPassword } from "#core/validation.ts";
import { countPasswordTry, requirePassword } from "./own-password.ts";
import { account } from "./visibility.ts";

/** Four to eight digits, not the first that others try: one digit over and over, or a row up or down. */
export const Pin = z
  .string()
  .refine((pin) => /^\d{4,8}$/.test(pin), { params: { code: "pin_digits" } })
  .refine((pin) => !isEasy(pin), { params: { code: "pin_easy" } });

function isEasy(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
}

/** A PIN is short: it goes into its slow digest under our secret, so that a copy of the database alone cannot be tried. */
export const pinSecret = (services: Pick<Services, "secret">, employeeId: string, pin: string): string =>
  keyedDigest(services.secret, "pin", employeeId, pin);

/** Whether one has a PIN for shared devices, and whether any team of one's own has such a device. */
export const readPin = query({
  name: "pin.read",
  input: z.strictObject({}),
  can: onOwnDevice,
  async run({ db, actor }) {
    const pin = await db
      .selectFrom("employeePins")
      .select("changedAt")
      .where("employeeId", "=", actor.id)
      .executeTakeFirst();
    const device = await db
      .selectFrom("sharedDevices")
      .innerJoin("memberships", "memberships.teamId", "sharedDevices.teamId")
      .select("sharedDevices.id")
      .where("memberships.employeeId", "=", actor.id)
      .where("revokedAt", "is", null)
      .executeTakeFirst();
    return { changedAt: pin?.changedAt ?? null, needed: device !== undefined };
  },
});

/** Sets one's own PIN, or another, with the password. */
export const setPin = command({
  name: "pin.set",
  limit: countPasswordTry,
  input: z.strictObject({
    pin: Pin,
    password: GivenPassword,
    headers: z.instanceof(Headers),
  }),
  can: onOwnDevice,
  async run(ctx, { pin, password, headers }) {
    const { actor, services, now } = ctx;
    if (!onOwnDevice(actor)) throw new NotFound();
    await requirePassword(ctx, password, headers);
    const set = {
      pinHash: await services.identity.digest(pinSecret(services, actor.id, pin)),
      failedTries: 0,
      lockedUntil: null,
      changedAt: now,
    };
    await ctx.db
      .insertInto("employeePins")
      .values({ employeeId: actor.id, ...set })
      .onConflict((conflict) => conflict.column("employeeId").doUpdateSet(set))
      .execute();
    ctx.record("pin.set", { type: account, id: actor.id });
  },
});

/** Takes one's own PIN away: no shared device shows one's name any more. */
export const removePin = command({
  name: "pin.remove",
  input: z.strictObject({}),
  can: onOwnDevice,
  async run(ctx) {
    await ctx.db.deleteFrom("employeePins").where("employeeId", "=", ctx.actor.id).execute();
    ctx.record("pin.removed", { type: account, id: ctx.actor.id });
  },
});
