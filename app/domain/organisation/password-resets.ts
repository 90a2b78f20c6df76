import { z } from "zod";
import { onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict, NotFound, TooMany } from "#core/errors.ts";
import { hashOf, Id, keyedDigest, newId } from "#core/identifiers.ts";
import type { Limits } from "#core/limits.ts";
import { Email } from "#core/mail-address.ts";
import { Secret } from "#core/validation.ts";
import { lockEmployee, mayHandle } from "./employees.ts";
import { Password } from "./passwords.ts";
import { endSessionsOf } from "./sessions.ts";
import { account } from "./visibility.ts";

const hour = 3600 * 1000;
const Token = Secret(100);

/** The token of a reset link: derived, so that it stands in no row, job or log. */
export const resetToken = (secret: string, id: string): string => keyedDigest(secret, "password-reset", id);

/**
 * Makes a link by which a colleague chooses a new password: it works once, for an hour, and an earlier one no longer.
 * In person or by the operator, never by a key. Errors: Conflict `already_left`.
 */
export const makePasswordReset = command({
  name: "password_reset.make",
  input: z.strictObject({ employeeId: Id }),
  target: ({ db }, { employeeId }) => lockEmployee(db, employeeId),
  can: (actor, employee) =>
    (actor.kind === "system" || onOwnDevice(actor)) && mayHandle(actor, employee.role),
  async run(ctx, { employeeId }, employee) {
    if (employee.deactivatedAt) throw new Conflict("already_left");
    await ctx.db.deleteFrom("passwordResets").where("employeeId", "=", employeeId).execute();
    const id = newId();
    const expiresAt = new Date(ctx.now.getTime() + hour);
    await ctx.db
      .insertInto("passwordResets")
      .values({
        id,
        employeeId,
        tokenHash: hashOf(resetToken(ctx.services.secret, id)),
        madeBy: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        createdAt: ctx.now,
        expiresAt,
      })
      .execute();
    ctx.record("password_reset.made", { type: "employee", id: employeeId });
    return { id, expiresAt };
  },
});

/** Errors: NotFound `reset_over` for an unknown, used or old link, and for somebody who left. */
async function findReset({ db, now }: Pick<QueryContext, "db" | "now">, token: string) {
  const reset = await db
    .selectFrom("passwordResets")
    .innerJoin("employees", "employees.id", "passwordResets.employeeId")
    .select(["passwordResets.id", "employeeId", "employees.name", "employees.email", "employees.userId"])
    .where("tokenHash", "=", hashOf(token))
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .where("deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!reset?.userId) throw new NotFound("reset_over");
  return { ...reset, userId: reset.userId };
}

/** Whom a link is for. Looking uses nothing up. */
export const readPasswordReset = query({
  name: "password_reset.read",
  limit: ({ services, address }) => services.limits.use("setup.address", address),
  input: z.strictObject({ token: Token }),
  target: (ctx, { token }) => findReset(ctx, token),
  can: () => true,
  run: (_ctx, _input, { name, email }) => ({ name, email }),
});

/** Sets the new password and ends the link and every session. A second step stays asked for. */
export const resetPassword = command({
  name: "password.reset",
  limit: ({ services, address }) => services.limits.use("setup.address", address),
  input: z.strictObject({ token: Token, password: Password }),
  target: (ctx, { token }) => findReset(ctx, token),
  can: () => true,
  async run(ctx, { password }, { id, employeeId, userId, email }) {
    const used = await ctx.db
      .updateTable("passwordResets")
      .set({ usedAt: ctx.now })
      .where("id", "=", id)
      .where("usedAt", "is", null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) throw new NotFound("reset_over");
    const digest = await ctx.services.identity.digest(password);
    const changed = await ctx.db
      .updateTable("authAccounts")
      .set({ password: digest, updatedAt: ctx.now })
      .where("userId", "=", userId)
      .where("providerId", "=", "credential")
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) {
      await ctx.db
        .insertInto("authAccounts")
        .values({ id: newId(), userId, accountId: userId, providerId: "credential", password: digest })
        .execute();
    }
    await endSessionsOf(ctx.db, employeeId);
    ctx.record("password.reset", { type: account, id: employeeId });
    return { email };
  },
});

async function isWithin(limits: Limits, email: string): Promise<boolean> {
  try {
    await limits.use("forgot.account", email);
    return true;
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}

/**
 * Somebody says they forgot their password. Known and unknown addresses hear the same, and both leave one job, which
 * knows whether there is somebody to write to. Errors: Conflict `no_mail` where no mail goes out.
 */
export const askPasswordReset = command({
  name: "password_reset.ask",
  limit: ({ services, address }) => services.limits.use("forgot.address", address),
  input: z.strictObject({ email: Email }),
  can: () => true,
  async run(ctx, { email }) {
    if (!ctx.services.mail) throw new Conflict("no_mail");
    // Whoever has five links of the last hour needs no sixth; they are told nothing else than anybody.
    if (!(await isWithin(ctx.services.limits, email))) return;
    const employee = await ctx.db
      .selectFrom("employees")
      .select("id")
      .where("email", "=", email)
      .where("deactivatedAt", "is", null)
      .executeTakeFirst();
    await ctx.enqueue("mail_password_reset", { employeeId: employee?.id ?? null });
  },
});
