import type { Caller } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { startImport } from "#domain/cases/import/start-import.ts";
import { answerQuestion } from "#domain/cases/rights/answer-question.ts";
import { takeDecision } from "#domain/cases/take-decision.ts";
import { changeEmployee } from "#domain/organisation/change-employee.ts";
import { answerNeed } from "#domain/people/needs/answer-need.ts";
import { askNeed } from "#domain/people/needs/ask-need.ts";
import { defineTerm } from "#domain/philosophy/glossary/glossary.ts";
import { noteMoment } from "#domain/philosophy/moments/moments.ts";
import { noteResultValues, setResult } from "#domain/results/principle-results/write-results.ts";
import { badMoments, decisions, earlierCases, levels, needs, repeatCalls, terms } from "./days.ts";

/** Colleagues by the first part of their address, as callers some days ago. */
export interface Colleagues {
  ids: ReadonlyMap<string, string>;
  at(mail: string, days: number): Caller;
}

/** Everything that people do here beside cases, so that no page of the demo is empty. */
export async function makeDays(
  ownerAt: (days: number) => Caller,
  colleagues: Colleagues,
  { principleIds, standardId }: { principleIds: string[]; standardId: string | undefined },
): Promise<void> {
  for (const [mail, level] of Object.entries(levels)) {
    await execute(ownerAt(700), changeEmployee, { employeeId: colleagues.ids.get(mail), level });
  }
  for (const { by, days, what, why, answer } of needs) {
    const { id } = await execute(colleagues.at(by, days), askNeed, { what, why });
    if (!answer) continue;
    const { outcome, words } = answer;
    await execute(ownerAt(answer.days), answerNeed, { needId: id, outcome, words });
  }
  for (const { by, days, what, principle } of badMoments) {
    const principleId = principle === undefined ? undefined : principleIds[principle];
    await execute(colleagues.at(by, days), noteMoment, { what, principleId });
  }
  for (const { term, definition, nl } of terms) {
    await execute(ownerAt(200), defineTerm, { term, definition, translations: { nl } });
  }
  await makeResults(ownerAt, principleIds[0], standardId);
  await bringEarlierCases(ownerAt(680));
  await makeDecisions(colleagues);
}

/** Decisions within a right, one that went further and was asked for, and one question that still waits. */
async function makeDecisions(colleagues: Colleagues): Promise<void> {
  const { database } = colleagues.at("fatma", 0).services;
  const open = await database
    .selectFrom("cases")
    .innerJoin("teams", "teams.id", "cases.teamId")
    .where("teams.name", "=", "Openbare ruimte")
    .where("cases.closedAt", "is", null)
    .innerJoin("voices", "voices.caseId", "cases.id")
    .select(["cases.id", "voices.language"])
    .orderBy("cases.receivedAt")
    .limit(decisions.length)
    .execute();
  const right = await database
    .selectFrom("decisionRightVersions")
    .where("situation", "=", "Something in the street or with the waste went wrong")
    .select("rightId as id")
    .executeTakeFirstOrThrow();
  for (const [index, { by, answer, promise, ...decision }] of decisions.entries()) {
    const { id: caseId, language } = open[index] ?? {};
    const taken = await execute(colleagues.at(by, 0), takeDecision, {
      caseId,
      rightId: right.id,
      kind: "money",
      ...decision,
      promise: promise?.[language === "nl" ? "nl" : "en"],
    });
    if (taken.state === "asked" && answer)
      await execute(colleagues.at("henk", 0), answerQuestion, { questionId: taken.id, ...answer });
  }
}

/** One principle with a result on each side: the share that its standard counts, and calls that come twice. */
async function makeResults(
  ownerAt: (days: number) => Caller,
  principleId: string | undefined,
  standardId: string | undefined,
): Promise<void> {
  const now = ownerAt(1);
  await execute(ownerAt(360), setResult, {
    principleId,
    side: "customer",
    name: "Answered in time",
    standardId,
  });
  await execute(ownerAt(360), setResult, {
    principleId,
    side: "organisation",
    name: "Calls about something we had answered",
    unit: "calls",
  });
  const today = Temporal.Instant.fromEpochMilliseconds(now.services.clock().getTime()).toZonedDateTimeISO(
    "UTC",
  );
  const values = repeatCalls.map((value, index) => ({
    month: today
      .toPlainDate()
      .toPlainYearMonth()
      .subtract({ months: repeatCalls.length - index })
      .toString(),
    value,
  }));
  await execute(now, noteResultValues, { principleId, side: "organisation", values });
}

/** The rows come in once the app works on its jobs. */
async function bringEarlierCases(then: Caller): Promise<void> {
  const file = new File([earlierCases], "open-questions-2023.csv", { type: "text/csv" });
  const mapping = {
    columns: { reference: "number", received: "received", closed: "closed", text: "text" },
    constants: { kind: "question", channel: "phone", outcome: "answered" },
    time: { format: "YYYY-MM-DD HH:mm", zone: "Europe/Amsterdam" },
  };
  await execute(then, startImport, { file, mapping: JSON.stringify(mapping) });
}
