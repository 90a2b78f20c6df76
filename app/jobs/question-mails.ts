import { z } from "zod";
import type { Mail, Services } from "#core/context.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { dateFormat } from "#messages/formats.ts";
import { send } from "./send.ts";
import { spoken } from "./spoken.ts";
import type { Task } from "./task.ts";

const Subject = z.object({ subjectId: z.uuid() });
const kinds = ["question_asked", "question_answered", "question_late"] as const;
type Kind = (typeof kinds)[number];

/** One mail for each notice of a question, since each has one reader; the subject is the notice. */
export const questionMails: Record<string, Task> = Object.fromEntries(
  kinds.map((kind): [string, Task] => [
    `mail_${kind}`,
    async (services, payload) => {
      const { subjectId } = Subject.parse(payload);
      await send(services, kind, subjectId, () => letterOf(services, kind, subjectId));
    },
  ]),
);

/** What it says now; null when the reader left, or when the question has been answered before it was asked by mail. */
async function letterOf(
  services: Services,
  kind: Kind,
  noticeId: string,
): Promise<Omit<Mail, "messageId"> | null> {
  const row = await services.database
    .selectFrom("notices")
    .innerJoin("employees", "employees.id", "notices.recipientId")
    .innerJoin("decisionQuestions as question", "question.id", "notices.subjectId")
    .innerJoin("decisionRightVersions as version", "version.id", "question.versionId")
    .innerJoin("cases", "cases.id", "question.caseId")
    .leftJoin("decisionAnswers as answer", "answer.questionId", "question.id")
    .select(["employees.email", "employees.language", "employees.name", "cases.reference", "question.caseId"])
    .select(["question.id", "question.what", "question.answerBy", "version.situation", "answer.outcome"])
    .select("answer.words")
    .where("notices.id", "=", noticeId)
    .where("employees.deactivatedAt", "is", null)
    .executeTakeFirst();
  if (!row || (kind === "question_answered") !== (row.outcome !== null)) return null;
  const { timeZone, languages } = await findOrganisation(services.database);
  const language = spoken(row.language, languages);
  const format = dateFormat(language, { dateStyle: "full", timeStyle: "short", timeZone });
  const values = {
    ...row,
    when: format.format(row.answerBy),
    answer: row.outcome && services.text(language, `rights.outcome.${row.outcome}`),
    words: row.words ?? "",
    url: `${services.publicUrl}${kind === "question_answered" ? `/cases/${row.caseId}` : `/rights/questions#${row.id}`}`,
  };
  return {
    to: row.email,
    subject: services.text(language, `rights.mail.${kind}Subject`, values),
    text: services.text(language, `rights.mail.${kind}`, values),
  };
}
