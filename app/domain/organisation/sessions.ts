import { z } from "zod";
import { type EmployeeActor, onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { Services } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { execute } from "#core/execute.ts";
import { restMinutes, type SignInMethod } from "#core/identity.ts";
import { Line, Reference, Secret } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { deviceOf } from "./device-name.ts";
import { employeeOfUser } from "./employees.ts";
import { account } from "./visibility.ts";

/** The employee of the session in a request's cookies; null for visitors and for people who left. */
export async function employeeOfSession(
  services: Pick<Services, "database" | "identity">,
  headers: Headers,
  use: "used" | "looked",
): Promise<EmployeeActor | null> {
  const session = await services.identity.sessionOf(headers, use);
  return session && employeeOfUser(services.database, session.userId, session.sharedDeviceId);
}

/** What happened to an account on its way in. Only the person concerned reads it: when somebody comes in is their own. */
export const noteSession = command({
  name: "session.note",
  input: z.strictObject({
    type: z.enum(["session.opened", "pin.locked"]),
    data: z.record(Reference(40), Line(200).nullable()),
  }),
  can: (actor) => actor.kind === "employee",
  run(ctx, { type, data }) {
    ctx.record(type, { type: account, id: ctx.actor.id }, data);
  },
});

/** Writes such an event in the name of its person. */
export async function noteAccount(
  services: Services,
  employee: EmployeeActor,
  type: "session.opened" | "pin.locked",
  data: Record<string, string | null>,
): Promise<void> {
  const caller = { services, actor: employee, address: null, language: employee.language };
  await execute(caller, noteSession, { type, data });
}

/** Writes `session.opened` for somebody who has just come in: how and on which shared device, never from where. */
export const sessionOpened = (
  services: Services,
  employee: EmployeeActor,
  method: SignInMethod,
): Promise<void> =>
  noteAccount(services, employee, "session.opened", {
    method,
    sharedDeviceId: employee.sharedDeviceId ?? null,
  });

/** Where one is signed in, last used first: the device in words, never an address. */
export const listSessions = query({
  name: "session.list",
  input: z.strictObject({ headers: z.instanceof(Headers) }),
  can: onOwnDevice,
  async run({ db, actor, now, services }, { headers }) {
    const current = await services.identity.sessionOf(headers, "looked");
    const rows = await ownSessions(db, actor.id)
      .leftJoin("sharedDevices", "sharedDevices.id", "authSessions.sharedDeviceId")
      .select([
        "authSessions.id",
        "authSessions.userAgent",
        "authSessions.method",
        "authSessions.createdAt",
        "authSessions.lastUsedAt",
        "sharedDevices.name as sharedDevice",
      ])
      .where("authSessions.expiresAt", ">", now)
      .where((eb) =>
        eb.or([
          eb("authSessions.sharedDeviceId", "is", null),
          eb("authSessions.lastUsedAt", ">", new Date(now.getTime() - restMinutes * 60_000)),
        ]),
      )
      .orderBy("authSessions.lastUsedAt", "desc")
      .limit(100)
      .execute();
    return {
      items: rows.map(({ userAgent, ...row }) => ({
        ...row,
        ...deviceOf(userAgent ?? ""),
        current: row.id === current?.id,
      })),
    };
  },
});

/** Ends one of one's own sessions. Errors: NotFound, also for somebody else's. */
export const revokeSession = command({
  name: "session.revoke",
  input: z.strictObject({ sessionId: Secret(100) }),
  async target({ db, actor }, { sessionId }) {
    const session = await ownSessions(db, actor.id)
      .select("authSessions.id")
      .where("authSessions.id", "=", sessionId)
      .executeTakeFirst();
    if (!session) throw new NotFound();
    return session;
  },
  can: onOwnDevice,
  async run(ctx, _input, session) {
    await ctx.db.deleteFrom("authSessions").where("id", "=", session.id).execute();
    ctx.record("session.revoked", { type: account, id: ctx.actor.id });
    return { id: session.id };
  },
});

/** Ends all of one's own sessions but the one that asks, and has every browser asked for the second step again. */
export const revokeOtherSessions = command({
  name: "session.revoke_others",
  input: z.strictObject({ headers: z.instanceof(Headers) }),
  can: onOwnDevice,
  async run(ctx, { headers }) {
    const current = await ctx.services.identity.sessionOf(headers, "used");
    if (!current) throw new NotFound();
    const { numDeletedRows } = await ctx.db
      .deleteFrom("authSessions")
      .where("userId", "=", current.userId)
      .where("id", "<>", current.id)
      .executeTakeFirst();
    await ctx.db.deleteFrom("authVerifications").where("value", "=", current.userId).execute();
    ctx.record("session.others_revoked", { type: account, id: ctx.actor.id });
    return { ended: Number(numDeletedRows) };
  },
});

/** Ends every session of an employee, for whoever is deactivated. */
export async function endSessionsOf(db: Queryable, employeeId: string): Promise<void> {
  const userIds = db.selectFrom("employees").select("userId").where("id", "=", employeeId);
  await db.deleteFrom("authSessions").where("userId", "in", userIds).execute();
  await db.deleteFrom("authVerifications").where("value", "in", userIds).execute();
}

const ownSessions = (db: Queryable, employeeId: string | null) =>
  db
    .selectFrom("authSessions")
    .innerJoin("employees", "employees.userId", "authSessions.userId")
    .where("employees.id", "=", employeeId);
