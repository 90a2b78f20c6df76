import type { Mail, Services } from "#core/context.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { calendarOf, spaced } from "#domain/workshops/schedule/calendar-of.ts";
import { findWorkshop, type Workshop } from "#domain/workshops/workshop.ts";
import { dateFormat } from "#messages/formats.ts";
import { spoken } from "./spoken.ts";

type Letter = Omit<Mail, "messageId">;

/** Null when the invitation was taken back, or a newer mail is under way, or the workshop is over. */
export async function invitationLetter(services: Services, mailId: string): Promise<Letter | null> {
  const { database, publicUrl } = services;
  const invitation = await database
    .selectFrom("workshopInvitations as invitation")
    .leftJoin("employees", "employees.id", "invitation.employeeId")
    .select(["invitation.workshopId", "invitation.inCalendar", "employees.name", "employees.language"])
    .select((eb) => eb.fn.coalesce("employees.email", "invitation.email").as("to"))
    .where("invitation.mailId", "=", mailId)
    .where("employees.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!invitation?.to) return null;
  const workshop = await findWorkshop(database, invitation.workshopId);
  if (workshop.closedAt || !workshop.code) return null;
  const { language, values } = await saying(services, workshop, invitation);
  const calendar = await calendarOf(database, services, workshop, {
    // A time that was taken away takes its entry along.
    method: workshop.startsAt === null && invitation.inCalendar ? "cancel" : "request",
    attendee: invitation.to,
    now: services.clock(),
  });
  const join = { code: spaced(workshop.code), url: `${publicUrl}/join/${workshop.code}` };
  const question = await asksFirst(services, workshop.id);
  return {
    to: invitation.to,
    subject: services.text(language, "mails.workshopInvitationSubject", values),
    text:
      services.text(language, "mails.workshopInvitation", { ...values, ...join }) +
      (question ? `\n\n${services.text(language, "mails.workshopQuestion")}` : ""),
    ...(calendar && { calendar }),
  };
}

/** Null when they were invited again meanwhile, or have left. */
export async function withdrawalLetter(services: Services, id: string): Promise<Letter | null> {
  const { database } = services;
  const withdrawal = await database
    .selectFrom("workshopWithdrawals as withdrawal")
    .leftJoin("employees", "employees.id", "withdrawal.employeeId")
    .select(["withdrawal.workshopId", "withdrawal.sequence", "employees.name", "employees.language"])
    .select((eb) => eb.fn.coalesce("employees.email", "withdrawal.email").as("to"))
    .where("withdrawal.id", "=", id)
    .where("employees.deactivatedAt", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("workshopInvitations as again")
            .select("again.id")
            .whereRef("again.workshopId", "=", "withdrawal.workshopId")
            .where((or) =>
              or.or([
                or("again.employeeId", "=", or.ref("withdrawal.employeeId")),
                or("again.email", "=", or.ref("withdrawal.email")),
              ]),
            ),
        ),
      ),
    )
    .executeTakeFirst();
  if (!withdrawal?.to) return null;
  const workshop = await findWorkshop(database, withdrawal.workshopId);
  if (workshop.closedAt) return null;
  const { language, values } = await saying(services, workshop, withdrawal);
  const calendar = await calendarOf(database, services, workshop, {
    method: "cancel",
    attendee: withdrawal.to,
    sequence: withdrawal.sequence,
    now: services.clock(),
  });
  return {
    to: withdrawal.to,
    subject: services.text(language, "mails.workshopWithdrawalSubject", values),
    text: services.text(language, "mails.workshopWithdrawal", values),
    ...(calendar && { calendar }),
  };
}

/** The words that both letters need, in the language of their reader; a guest is written to in the workshop's. */
async function saying(
  services: Services,
  workshop: Workshop,
  reader: { name: string | null; language: string | null },
) {
  const { name: organisation, timeZone, languages } = await findOrganisation(services.database);
  const language = spoken(reader.language ?? workshop.language, languages);
  const format = dateFormat(language, { dateStyle: "full", timeStyle: "short", timeZone });
  return {
    language,
    values: {
      name: reader.name ?? services.text(language, "mails.workshopGuest"),
      organisation,
      title: workshop.title,
      purpose: workshop.purpose ?? "",
      when: workshop.startsAt
        ? format.format(workshop.startsAt)
        : services.text(language, "mails.workshopNoTime"),
    },
  };
}

/** Whether the private question of before waits on the board. */
async function asksFirst({ database }: Services, workshopId: string): Promise<boolean> {
  const phase = await database
    .selectFrom("boards")
    .innerJoin("boardPhases as phase", "phase.id", "boards.phaseId")
    .select(["phase.kind", "phase.closedAt"])
    .where("boards.id", "=", workshopId)
    .executeTakeFirst();
  return phase?.kind === "conviction" && phase.closedAt === null;
}
