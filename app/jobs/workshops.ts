import { z } from "zod";
import { sendOnce } from "#blocks/mails/send-once.ts";
import { system } from "#core/actor.ts";
import type { Mail, Services } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { passDeadline, remindOfDeadline } from "#domain/workshops/schedule/deadlines.ts";
import { calendarOf, spaced } from "#domain/workshops/schedule/read-schedule.ts";
import { findWorkshop } from "#domain/workshops/workshop.ts";
import { spoken } from "./spoken.ts";
import type { Task } from "./task.ts";

const Subject = z.object({ subjectId: z.uuid() });
const Phase = z.object({ workshopId: z.uuid(), phaseId: z.uuid() });
const callerOf = (services: Services) => ({ services, actor: system, address: null, language: "en" });

/** What happens of itself around a workshop: invitations, reminders, and a phase that its deadline ends. */
export const workshopTasks: Record<string, Task> = {
  async mail_workshop_invitation(services, payload) {
    const { subjectId } = Subject.parse(payload);
    await sendOnce(services, "workshop_invitation", subjectId, () => letterOf(services, subjectId));
  },
  async workshop_deadline(services, payload) {
    await execute(callerOf(services), passDeadline, Phase.parse(payload));
  },
  async workshop_reminder(services, payload) {
    await execute(callerOf(services), remindOfDeadline, Phase.parse(payload));
  },
};

/** Null when the invitation was taken back, or a newer mail is under way, or the workshop is over. */
async function letterOf(services: Services, mailId: string): Promise<Omit<Mail, "messageId"> | null> {
  const { database, publicUrl } = services;
  const invitation = await database
    .selectFrom("workshopInvitations as invitation")
    .innerJoin("employees", "employees.id", "invitation.employeeId")
    .select(["invitation.workshopId", "employees.name", "employees.email", "employees.language"])
    .where("invitation.mailId", "=", mailId)
    .where("employees.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!invitation) return null;
  const workshop = await findWorkshop(database, invitation.workshopId);
  if (workshop.closedAt || !workshop.code) return null;
  const { name: organisation, timeZone, languages } = await findOrganisation(database);
  const language = spoken(invitation.language, languages);
  const calendar = await calendarOf(database, services, workshop, services.clock());
  const format = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short", timeZone });
  const values = {
    name: invitation.name,
    organisation,
    title: workshop.title,
    purpose: workshop.purpose ?? "",
    when: workshop.startsAt
      ? format.format(workshop.startsAt)
      : services.text(language, "mails.workshopNoTime"),
    code: spaced(workshop.code),
    url: `${publicUrl}/join/${workshop.code}`,
  };
  return {
    to: invitation.email,
    subject: services.text(language, "mails.workshopInvitationSubject", values),
    text: services.text(language, "mails.workshopInvitation", values),
    ...(calendar && { calendar }),
  };
}
