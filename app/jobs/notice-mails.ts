import { z } from "zod";
import type { Mail, Services } from "#core/context.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { send } from "./send.ts";
import { spoken } from "./spoken.ts";
import type { Task } from "./task.ts";

const Subject = z.object({ subjectId: z.uuid() });
const kinds = ["message_received", "mail_refused"] as const;
type Kind = (typeof kinds)[number];

/** One mail for each notice of what happened in a case; the subject is the notice. It quotes nobody. */
export const noticeMails: Record<string, Task> = Object.fromEntries(
  kinds.map((kind): [string, Task] => [
    `mail_${kind}`,
    async (services, payload) => {
      const { subjectId } = Subject.parse(payload);
      await send(services, kind, subjectId, () => letterOf(services, kind, subjectId));
    },
  ]),
);

/** Null when its reader left, or has seen the notice meanwhile. */
async function letterOf(
  services: Services,
  kind: Kind,
  noticeId: string,
): Promise<Omit<Mail, "messageId"> | null> {
  const row = await services.database
    .selectFrom("notices")
    .innerJoin("employees", "employees.id", "notices.recipientId")
    .innerJoin("cases", "cases.id", "notices.caseId")
    .select(["employees.email", "employees.language", "employees.name", "cases.reference", "cases.id"])
    .where("notices.id", "=", noticeId)
    .where("notices.readAt", "is", null)
    .where("employees.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { languages } = await findOrganisation(services.database);
  const language = spoken(row.language, languages);
  const values = { name: row.name, reference: row.reference, url: `${services.publicUrl}/cases/${row.id}` };
  return {
    to: row.email,
    subject: services.text(language, `mails.${kind}Subject`, values),
    text: services.text(language, `mails.${kind}`, values),
  };
}
