import { z } from "zod";
import { system } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { makePasswordReset, resetToken } from "#domain/organisation/password-resets.ts";
import { send } from "./send.ts";
import { spoken } from "./spoken.ts";
import type { Task } from "./task.ts";

const Payload = z.object({ employeeId: z.uuid().nullable() });

/** Makes and mails the link that somebody asked for. A second try makes another link, and ends the one before. */
export const passwordResetTasks: Record<string, Task> = {
  async mail_password_reset(services, payload) {
    const { employeeId } = Payload.parse(payload);
    if (!employeeId || !services.mail) return;
    const employee = await services.database
      .selectFrom("employees")
      .select(["name", "email", "language"])
      .where("id", "=", employeeId)
      .where("deactivatedAt", "is", null)
      .executeTakeFirst();
    if (!employee) return;
    const { languages, name } = await findOrganisation(services.database);
    const language = spoken(employee.language, languages);
    const caller = { services, actor: system, address: null, language };
    const { id } = await execute(caller, makePasswordReset, { employeeId });
    const values = {
      name: employee.name,
      organisation: name,
      url: `${services.publicUrl}/reset/${resetToken(services.secret, id)}`,
    };
    await send(services, "password_reset", id, async () => ({
      to: employee.email,
      subject: services.text(language, "mails.passwordResetSubject", values),
      text: services.text(language, "mails.passwordReset", values),
    }));
  },
};
