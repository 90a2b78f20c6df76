import { sql } from "kysely";
import { z } from "zod";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Secret } from "#core/validation.ts";
import { employeeOfUser } from "./employees.ts";
import { pinSecret } from "./pins.ts";
import { noteAccount, sessionOpened } from "./sessions.ts";
import { requireDevice } from "./shared-devices.ts";

/** So many wrong tries in a row lock a PIN, for so many minutes, on every device. */
const mostTries = 5;
const lockMinutes = 15;

/** Opens a short session on a shared device for somebody of its team. Errors: `wrong_pin`, `pin_locked`. */
export const pinSignIn = query({
  name: "session.open_pin",
  limit: ({ services, address }) => services.limits.use("receipt.address", address),
  input: z.strictObject({
    token: Secret(100),
    employeeId: Id,
    pin: Secret(20),
    headers: z.instanceof(Headers),
  }),
  target: (ctx, { token }) => requireDevice(ctx, token),
  can: () => true,
  async run(ctx, { employeeId, pin, headers }, device) {
    const { services, db } = ctx;
    await services.limits.attempt(["pin.device", device.id]);
    const tried = await countTry(ctx, employeeId, device.teamId);
    const right = await services.identity.matches(
      tried?.pinHash ?? (await blankDigest(ctx)),
      pinSecret(services, employeeId, pin),
    );
    if (!tried) throw await isLocked(ctx, employeeId, device.teamId);
    const employee = tried.userId && (await employeeOfUser(db, tried.userId, device.id));
    if (!right || !employee) {
      if (tried.lockedUntil && employee) await noteAccount(services, employee, "pin.locked", {});
      throw new Invalid([{ path: "pin", code: "wrong_pin" }]);
    }
    await db
      .updateTable("employeePins")
      .set({ failedTries: 0, lockedUntil: null })
      .where("employeeId", "=", employeeId)
      .execute();
    await db.updateTable("sharedDevices").set({ lastUsedAt: ctx.now }).where("id", "=", device.id).execute();
    await services.limits.succeeded(["pin.device", device.id]);
    await sessionOpened(services, employee, "pin");
    const { id: sharedDeviceId } = device;
    return services.identity.openSession({
      userId: tried.userId ?? "",
      method: "pin",
      sharedDeviceId,
      headers,
    });
  },
});

/**
 * Counts a try before it is looked at, in one statement, so that tries at the same moment are no more than tries one
 * after the other. Null when there is no PIN to try: none of this team, or locked.
 */
async function countTry({ db, now }: QueryContext, employeeId: string, teamId: string) {
  const until = new Date(now.getTime() + lockMinutes * 60_000);
  const { rows } = await sql<{ pinHash: string; lockedUntil: Date | null; userId: string | null }>`
    update employee_pins pin set
      failed_tries = case when locked_until is null then failed_tries else 0 end + 1,
      locked_until = case
        when case when locked_until is null then failed_tries else 0 end + 1 >= ${mostTries} then ${until}::timestamptz
      end
    from employees employee
    where pin.employee_id = ${employeeId} and employee.id = pin.employee_id and employee.deactivated_at is null
      and (locked_until is null or locked_until <= ${now}::timestamptz)
      and exists (select from memberships where employee_id = employee.id and team_id = ${teamId})
    returning pin_hash as "pinHash", locked_until as "lockedUntil", employee.user_id as "userId"`.execute(db);
  return rows[0] ?? null;
}

async function isLocked({ db, now }: QueryContext, employeeId: string, teamId: string): Promise<Error> {
  const locked = await db
    .selectFrom("employeePins")
    .innerJoin("memberships", "memberships.employeeId", "employeePins.employeeId")
    .select("employeePins.employeeId")
    .where("employeePins.employeeId", "=", employeeId)
    .where("memberships.teamId", "=", teamId)
    .where("lockedUntil", ">", now)
    .executeTakeFirst();
  return locked ? new Conflict("pin_locked") : new Invalid([{ path: "pin", code: "wrong_pin" }]);
}

let blank: Promise<string> | null = null;

/** Something to compare with for people who have no PIN, so that it takes as long. */
function blankDigest({ services }: QueryContext): Promise<string> {
  blank ??= services.identity.digest("nobody's");
  return blank;
}
