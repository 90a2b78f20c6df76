import { sql } from "kysely";
import { z } from "zod";
import { onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { mailAddressOf } from "#core/mail-address.ts";
import type { NoAddress, ProvedAccount } from "#core/single-sign-on.ts";
import { Secret } from "#core/validation.ts";
import { countsOf, welcome } from "./sign-in.ts";
import { account } from "./visibility.ts";

/** Where to send a browser that wants to sign in at the organisation's provider. `secret` is that browser's own. */
export const beginSingleSignOn = query({
  name: "session.begin_single_sign_on",
  limit: ({ services, address }) => services.limits.use("receipt.address", address),
  input: z.strictObject({ secret: Secret(100).min(43) }),
  can: () => true,
  async run({ services }, { secret }) {
    if (!services.singleSignOn) throw new NotFound();
    return { address: await services.singleSignOn.begin(secret) };
  },
});

/**
 * Opens a session for the employee whom the provider names: by a verified address the first time, and from then on by
 * the account that was tied then, since an address can pass to somebody else. It makes nobody an employee.
 */
export const singleSignOn = query({
  name: "session.open_single_sign_on",
  input: z.strictObject({
    answer: z.instanceof(URL),
    secret: Secret(100).min(43),
    headers: z.instanceof(Headers),
  }),
  can: () => true,
  async run(ctx, { answer, secret, headers }) {
    const { services } = ctx;
    if (!services.singleSignOn) throw new NotFound();
    const { name } = services.singleSignOn;
    const counts = countsOf(services, headers, ctx.address);
    await services.limits.attempt(...counts);
    const proved = await services.singleSignOn.complete(answer, secret);
    const found = (await tiedAccount(ctx, proved)) ?? (await tie(ctx, proved));
    const refuse = (reason: Reason) => {
      services.log.warn({ reason: `provider_${reason}` }, "single sign-on was refused");
      return new Conflict(`provider_${reason}`, { name });
    };
    if ("missing" in found) throw refuse(found.missing);
    const { userId } = found;
    const known = await welcome(services, userId, "single_sign_on", headers);
    if (!known) throw refuse("unknown_person");
    await services.limits.succeeded(...counts);
    const { cookies } = await services.identity.openSession({ userId, method: "single_sign_on", headers });
    return { cookies: [...cookies, known] };
  },
});

/** Whether one's own account is tied to one at the provider. */
export const readSingleSignOn = query({
  name: "single_sign_on.read",
  input: z.strictObject({}),
  can: onOwnDevice,
  async run({ db, actor, services }) {
    const tied = await db
      .selectFrom("singleSignOnAccounts")
      .select("createdAt")
      .where("employeeId", "=", actor.id)
      .executeTakeFirst();
    return { name: services.singleSignOn?.name ?? null, tiedAt: tied?.createdAt ?? null };
  },
});

/** Unties it: the next sign-in there ties the account that then has one's address. */
export const untieSingleSignOn = command({
  name: "single_sign_on.untie",
  input: z.strictObject({}),
  can: onOwnDevice,
  async run(ctx) {
    await ctx.db.deleteFrom("singleSignOnAccounts").where("employeeId", "=", ctx.actor.id).execute();
    ctx.record("single_sign_on.untied", { type: account, id: ctx.actor.id });
  },
});

/** Why somebody whom the provider let in does not come in here. */
type Reason = NoAddress | "unknown_person" | "other_account";

async function tiedAccount(
  { db }: QueryContext,
  { issuer, subject }: ProvedAccount,
): Promise<{ userId: string } | null> {
  const row = await db
    .selectFrom("singleSignOnAccounts")
    .innerJoin("employees", "employees.id", "singleSignOnAccounts.employeeId")
    .select("employees.userId")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.userId ? { userId: row.userId } : null;
}

/** Ties an account there to the employee of its address, or says what stands in the way. */
async function tie(
  { db, now }: QueryContext,
  { issuer, subject, address }: ProvedAccount,
): Promise<{ userId: string } | { missing: Reason }> {
  if ("missing" in address) return address;
  const read = mailAddressOf(address.email);
  if (!("address" in read)) return { missing: "unknown_person" };
  const employee = await db
    .selectFrom("employees")
    .select(["id", "userId"])
    .where(sql<string>`lower(email)`, "=", read.address)
    .where("deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!employee?.userId) return { missing: "unknown_person" };
  const made = await db
    .insertInto("singleSignOnAccounts")
    .values({ issuer, subject, employeeId: employee.id, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? { userId: employee.userId } : { missing: "other_account" };
}
