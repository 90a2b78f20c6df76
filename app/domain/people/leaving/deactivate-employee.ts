import { z } from "zod";
import { command } from "#core/command.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { requireOtherOwner } from "#domain/organisation/change-employee.ts";
import { findEmployee, lockEmployee, mayHandle, requireEmployee } from "#domain/organisation/employees.ts";
import { endSessionsOf } from "#domain/organisation/sessions.ts";
import { handOver } from "./hand-over.ts";
import { ownedBy } from "./owned.ts";

/**
 * Lets a colleague go: what they answer for has another owner, every session of theirs ends, and from then on no way
 * in works. What they wrote stays under their name. Errors: Conflict `already_left`, `last_owner`; Invalid on
 * `handOverTo` when they still answer for something and nobody takes it over.
 */
export const deactivateEmployee = command({
  name: "employee.deactivate",
  input: z.strictObject({ employeeId: Id, handOverTo: Id.optional() }),
  target: ({ db }, { employeeId }) => lockEmployee(db, employeeId),
  can: (actor, employee) => mayHandle(actor, employee.role),
  async run(ctx, { employeeId, handOverTo }, employee) {
    if (employee.deactivatedAt) throw new Conflict("already_left");
    if (employee.role === "owner") await requireOtherOwner(ctx.db, employeeId);
    if (handOverTo === employeeId) throw new Invalid([{ path: "handOverTo", code: "unknown_employee" }]);
    if (handOverTo) {
      await requireEmployee(ctx.db, handOverTo, "handOverTo");
      await handOver(ctx, employeeId, handOverTo);
    } else if ((await ownedBy(ctx, employeeId, 0)).length > 0) {
      throw new Invalid([{ path: "handOverTo", code: "hand_over_needed" }]);
    }
    await ctx.db
      .updateTable("employees")
      .set((eb) => ({ deactivatedAt: ctx.now, revision: eb("revision", "+", 1) }))
      .where("id", "=", employeeId)
      .execute();
    await endSessionsOf(ctx.db, employeeId);
    ctx.record("employee.deactivated", { type: "employee", id: employeeId }, { handOverTo });
    return findEmployee(ctx.db, employeeId);
  },
});

/** Takes a colleague back, as they were. What they handed over stays where it is. Errors: Conflict `not_left`. */
export const reactivateEmployee = command({
  name: "employee.reactivate",
  input: z.strictObject({ employeeId: Id }),
  target: ({ db }, { employeeId }) => lockEmployee(db, employeeId),
  can: (actor, employee) => mayHandle(actor, employee.role),
  async run(ctx, { employeeId }, employee) {
    if (!employee.deactivatedAt) throw new Conflict("not_left");
    await ctx.db
      .updateTable("employees")
      .set((eb) => ({ deactivatedAt: null, revision: eb("revision", "+", 1) }))
      .where("id", "=", employeeId)
      .execute();
    ctx.record("employee.reactivated", { type: "employee", id: employeeId });
    return findEmployee(ctx.db, employeeId);
  },
});
