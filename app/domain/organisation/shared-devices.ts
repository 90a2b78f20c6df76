import { z } from "zod";
import { leads, onOwnDevice } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict, NotFound } from "#core/errors.ts";
import { hashOf, Id, newId, newToken } from "#core/identifiers.ts";
import { Line, Secret } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { requireTeam } from "./teams.ts";

const DeviceToken = Secret(100);

/** Turns a browser into a device that a team shares. The answer holds its token once, for its cookie; we keep the hash. */
export const shareDevice = command({
  name: "shared_device.share",
  input: z.strictObject({ name: Line(120), teamId: Id }),
  can: (actor) => onOwnDevice(actor) && leads(actor),
  async run(ctx, { name, teamId }) {
    await requireTeam(ctx.db, teamId, "teamId");
    const id = newId();
    const token = newToken();
    await ctx.db
      .insertInto("sharedDevices")
      .values({ id, name, teamId, tokenHash: hashOf(token), createdBy: ctx.actor.id, createdAt: ctx.now })
      .execute();
    ctx.record("shared_device.shared", { type: "shared_device", id }, { teamId });
    return { id, token };
  },
});

/** Devices that are shared now, newest first. */
export const listSharedDevices = query({
  name: "shared_device.list",
  input: z.strictObject({}),
  can: (actor) => onOwnDevice(actor) && leads(actor),
  async run({ db }) {
    return {
      items: await db
        .selectFrom("sharedDevices")
        .innerJoin("teams", "teams.id", "sharedDevices.teamId")
        .select([
          "sharedDevices.id",
          "sharedDevices.name",
          "teams.name as team",
          "sharedDevices.createdAt",
          "lastUsedAt",
        ])
        .where("revokedAt", "is", null)
        .orderBy("sharedDevices.createdAt", "desc")
        .limit(200)
        .execute(),
    };
  },
});

/** Ends the sharing: its cookie opens nothing any more, and whoever is signed in there is signed out. */
export const revokeSharedDevice = command({
  name: "shared_device.revoke",
  input: z.strictObject({ sharedDeviceId: Id }),
  async target({ db }, { sharedDeviceId }) {
    const device = await db
      .selectFrom("sharedDevices")
      .select("id")
      .where("id", "=", sharedDeviceId)
      .where("revokedAt", "is", null)
      .executeTakeFirst();
    if (!device) throw new NotFound();
    return device;
  },
  can: (actor) => onOwnDevice(actor) && leads(actor),
  async run(ctx, _input, { id }) {
    await ctx.db.updateTable("sharedDevices").set({ revokedAt: ctx.now }).where("id", "=", id).execute();
    await ctx.db.deleteFrom("authSessions").where("sharedDeviceId", "=", id).execute();
    ctx.record("shared_device.revoked", { type: "shared_device", id });
    return { id };
  },
});

/** The device behind a browser's token, or null: unknown, or no longer shared. */
export async function sharedDeviceOf(db: Queryable, token: string) {
  const device = await db
    .selectFrom("sharedDevices")
    .innerJoin("teams", "teams.id", "sharedDevices.teamId")
    .select(["sharedDevices.id", "sharedDevices.name", "teamId", "teams.name as team"])
    .where("tokenHash", "=", hashOf(token))
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return device ?? null;
}

/** Who may sign in with a PIN on this device: those of its team who set one. Errors: Conflict `not_a_shared_device`. */
export const readSharedDevice = query({
  name: "shared_device.read",
  limit: ({ services, address }) => services.limits.use("receipt.address", address),
  input: z.strictObject({ token: DeviceToken }),
  target: (ctx, { token }) => requireDevice(ctx, token),
  can: () => true,
  async run({ db }, _input, device) {
    const people = await db
      .selectFrom("employees")
      .innerJoin("memberships", "memberships.employeeId", "employees.id")
      .innerJoin("employeePins", "employeePins.employeeId", "employees.id")
      .select(["employees.id", "employees.name"])
      .where("memberships.teamId", "=", device.teamId)
      .where("deactivatedAt", "is", null)
      .orderBy("employees.name")
      .limit(300)
      .execute();
    return { name: device.name, team: device.team, people };
  },
});

/** Errors: Conflict `not_a_shared_device`. */
export async function requireDevice({ db }: Pick<QueryContext, "db">, token: string) {
  const device = await sharedDeviceOf(db, token);
  if (!device) throw new Conflict("not_a_shared_device");
  return device;
}

/** Name of the shared device on which somebody is signed in with a PIN; null on their own. */
export const readOwnDevice = query({
  name: "shared_device.read_own",
  input: z.strictObject({}),
  can: (actor) => actor.kind === "employee",
  async run({ db, actor }) {
    if (actor.kind !== "employee" || !actor.sharedDeviceId) return { sharedDevice: null };
    const device = await db
      .selectFrom("sharedDevices")
      .select("name")
      .where("id", "=", actor.sharedDeviceId)
      .executeTakeFirst();
    return { sharedDevice: device?.name ?? null };
  },
});
