import { z } from "zod";
import { system } from "#core/actor.ts";
import type { Mail, Services } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { noteAcknowledgement } from "#domain/cases/acknowledge-case.ts";
import { isOpenPromise } from "#domain/cases/promise-state.ts";
import { confirmationToken, openConfirmation } from "#domain/listening/address-confirmation.ts";
import { followUrlOf, receiptOf } from "#domain/listening/receipt.ts";
import { invitationToken } from "#domain/organisation/invitations.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { dateFormat } from "#messages/formats.ts";
import { noticeMails } from "./notice-mails.ts";
import { send } from "./send.ts";
import { spoken } from "./spoken.ts";
import type { Task } from "./task.ts";

type Letter = Omit<Mail, "messageId">;
const Subject = z.object({ subjectId: z.uuid() });
const Invitation = z.object({ invitationId: z.uuid() });

/** Every mail of the product: its words are put together when it goes out, from what the rows say then. */
export const mailTasks: Record<string, Task> = {
  async mail_acknowledgement(services, payload) {
    const { subjectId } = Subject.parse(payload);
    await send(services, "acknowledgement", subjectId, () => acknowledgementOf(services, subjectId));
    const caller = { services, actor: system, address: null, language: "en" };
    await execute(caller, noteAcknowledgement, { caseId: subjectId });
  },
  async mail_reply(services, payload) {
    const { subjectId } = Subject.parse(payload);
    await send(services, "reply", subjectId, () => replyOf(services, subjectId));
  },
  async mail_closure(services, payload) {
    const { subjectId } = Subject.parse(payload);
    await send(services, "closure", subjectId, () => closingOf(services, subjectId));
  },
  ...noticeMails,
  async mail_promise_due(services, payload) {
    const { subjectId } = Subject.parse(payload);
    await send(services, "promise_due", subjectId, () => reminderOf(services, subjectId));
  },
  async mail_invitation(services, payload) {
    const { invitationId } = Invitation.parse(payload);
    await send(services, "invitation", invitationId, () => invitationOf(services, invitationId));
  },
};

async function acknowledgementOf(services: Services, caseId: string): Promise<Letter | null> {
  const reader = await readerOf(services, caseId);
  if (!reader) return null;
  const { to, language, values } = reader;
  return {
    to,
    subject: services.text(language, "mails.acknowledgementSubject", values),
    text:
      services.text(language, "mails.acknowledgement", values) +
      (await confirmationOf(services, caseId, language)),
  };
}

/** A line that asks whether the address is theirs, while it is not confirmed. */
async function confirmationOf(services: Services, caseId: string, language: string): Promise<string> {
  const confirmation = await openConfirmation(services.database, caseId, services.clock());
  if (!confirmation) return "";
  const url = `${services.publicUrl}/confirm/${confirmationToken(services.secret, confirmation.id)}`;
  return `\n\n${services.text(language, "mails.confirmAddress", { url })}`;
}

async function replyOf(services: Services, messageId: string): Promise<Letter | null> {
  const message = await services.database
    .selectFrom("messages")
    .select(["caseId", "body"])
    .where("id", "=", messageId)
    .where("kind", "=", "reply")
    .executeTakeFirst();
  const reader = message && (await readerOf(services, message.caseId));
  if (!reader) return null;
  const { to, language, values } = reader;
  return {
    to,
    subject: services.text(language, "mails.replySubject", values),
    text: `${message.body}\n\n${services.text(language, "mails.replyFoot", values)}`,
  };
}

/** What we wrote when we closed their case; null once it was opened again. */
async function closingOf(services: Services, closureId: string): Promise<Letter | null> {
  const closure = await services.database
    .selectFrom("closures")
    .select(["caseId", "remedy"])
    .where("id", "=", closureId)
    .where("reopenedAt", "is", null)
    .executeTakeFirst();
  const reader = closure?.remedy ? await readerOf(services, closure.caseId) : null;
  if (!closure || !reader) return null;
  const { to, language, values } = reader;
  return {
    to,
    subject: services.text(language, "mails.closureSubject", values),
    text: services.text(language, "mails.closure", { ...values, words: closure.remedy }),
  };
}

/** The one who told us, if they left an address and somebody may write to it; the link is derived here and now. */
async function readerOf(services: Services, caseId: string) {
  const row = await services.database
    .selectFrom("cases")
    .innerJoin("people", "people.id", "cases.personId")
    .leftJoin("voices", "voices.caseId", "cases.id")
    .select(["cases.reference", "cases.receiptGeneration", "people.email"])
    .select((eb) => eb.fn.coalesce("voices.language", "people.language").as("language"))
    .where("cases.id", "=", caseId)
    .executeTakeFirst();
  if (!row?.email) return null;
  const organisation = await findOrganisation(services.database);
  const receipt = receiptOf(services.secret, caseId, row.receiptGeneration);
  return {
    to: row.email,
    language: spoken(row.language, organisation.languages),
    values: {
      reference: row.reference,
      organisation: organisation.name,
      url: followUrlOf(services.publicUrl, receipt),
    },
  };
}

async function reminderOf(services: Services, promiseId: string): Promise<Letter | null> {
  const row = await services.database
    .selectFrom("promises")
    .innerJoin("cases", "cases.id", "promises.caseId")
    .innerJoin("employees", "employees.id", "promises.ownerId")
    .select(["promises.text", "promises.dueAt", "promises.caseId", "cases.reference"])
    .select(["employees.email", "employees.language", "employees.name"])
    .where("promises.id", "=", promiseId)
    .where(isOpenPromise)
    .where("employees.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { timeZone, languages } = await findOrganisation(services.database);
  const language = spoken(row.language, languages);
  const format = dateFormat(language, { dateStyle: "full", timeStyle: "short", timeZone });
  const values = {
    when: format.format(row.dueAt),
    name: row.name,
    reference: row.reference,
    promise: row.text,
    url: `${services.publicUrl}/cases/${row.caseId}`,
  };
  return {
    to: row.email,
    subject: services.text(language, "mails.promiseDueSubject", values),
    text: services.text(language, "mails.promiseDue", values),
  };
}

async function invitationOf(services: Services, id: string): Promise<Letter | null> {
  const { database, secret, publicUrl } = services;
  const invitation = await database
    .selectFrom("invitations")
    .select(["email", "name", "language", "expiresAt"])
    .where("id", "=", id)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", services.clock())
    .executeTakeFirst();
  if (!invitation) return null;
  const { name, timeZone, languages } = await findOrganisation(database);
  const language = spoken(invitation.language, languages);
  const format = dateFormat(language, { dateStyle: "long", timeZone });
  const values = {
    name: invitation.name,
    organisation: name,
    until: format.format(invitation.expiresAt),
    url: `${publicUrl}/invitation/${invitationToken(secret, id)}`,
  };
  return {
    to: invitation.email,
    subject: services.text(language, "mails.invitationSubject", values),
    text: services.text(language, "mails.invitation", values),
  };
}
