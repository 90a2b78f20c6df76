import { Link } from "react-router";
import { manages } from "#core/actor.ts";
import { answerQuestion } from "#domain/cases/rights/answer-question.ts";
import { listQuestions } from "#domain/cases/rights/questions.ts";
import { answerNeed } from "#domain/people/needs/answer-need.ts";
import { listNeeds } from "#domain/people/needs/needs.ts";
import { Mark } from "#ui/mark.tsx";
import { Card, Details, PageHead } from "#ui/staff/parts.tsx";
import { MoreLink } from "#ui/staff/table.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load, searchOf } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import { durationOf } from "../duration-fields.ts";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/questions";
import { NeedEntry } from "./need-entry.tsx";
import { type Question, QuestionCard } from "./question-card.tsx";
import { useSizes } from "./sizes.ts";

export const meta = titled("rights.questions");
export const handle = { live: () => ["notices", "questions", "needs", "cases"] };

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  const asked = searchOf(args.request);
  const [cursor, rightId] = [asked.get("cursor") ?? undefined, asked.get("rightId") ?? undefined];
  const [waiting, answered, needs] = await Promise.all([
    load(args, listQuestions, { state: "unanswered", rightId, limit: 100 }),
    load(args, listQuestions, { state: "answered", rightId, limit: 20, cursor }),
    load(args, listNeeds, { state: "unanswered", limit: 100 }),
  ]);
  const { actor } = caller;
  return {
    waiting: waiting.items,
    answered,
    needs: needs.items.map((need) => ({
      ...need,
      mayAnswer: manages(actor, need.teamId),
    })),
    currency: organisation?.currency ?? "EUR",
  };
}

export const action = forms({
  question: formOf(answerQuestion, {
    input: ({ timeAmount, timeUnit, ...fields }) => {
      const partly = fields.outcome === "partly";
      const { amount, ...rest } = fields;
      return { ...rest, ...(partly && { amount, duration: durationOf(timeAmount, timeUnit) }) };
    },
  }),
  need: formOf(answerNeed, {
    input: ({ laterOn, ...fields }) => ({ ...fields, ...(fields.outcome === "later" && { laterOn }) }),
  }),
});

export default function Questions({ loaderData, actionData: sent }: Route.ComponentProps) {
  const actionData = useAnswer(sent);
  const { waiting, answered, needs, currency } = loaderData;
  const text = useText();
  const overdue = needs.filter((need) => need.state === "overdue").length;
  return (
    <>
      <PageHead
        title={text("rights.questionsTitle", { count: waiting.length })}
        lead={text(waiting.length > 0 ? "rights.questionsLead" : "rights.questionsEmpty")}
        actions={<ExportButton list="questions" />}
      />
      {waiting.map((question) => (
        <QuestionCard key={question.id} question={question} currency={currency} answer={actionData} />
      ))}
      <Card
        title={text("rights.openNeeds")}
        actions={overdue > 0 && <Mark state="broken">{text("rights.needsOverdue", { count: overdue })}</Mark>}
      >
        {needs.length === 0 && <p className="muted">{text("rights.noOpenNeeds")}</p>}
        <ul className="need-list">
          {needs.map((need) => (
            <NeedEntry key={need.id} need={need} answer={actionData} />
          ))}
        </ul>
      </Card>
      {answered.items.length > 0 && (
        <Details summary={text("rights.answered")}>
          <Card>
            <ul className="need-list">
              {answered.items.map((question) => (
                <Answered key={question.id} question={question} currency={currency} />
              ))}
            </ul>
          </Card>
          {answered.nextCursor && (
            <MoreLink href={`?cursor=${answered.nextCursor}`}>{text("rights.older")}</MoreLink>
          )}
        </Details>
      )}
    </>
  );
}

function Answered({ question, currency }: { question: Question; currency: string }) {
  const text = useText();
  const format = useFormat();
  const sizes = useSizes(currency);
  const { answer } = question;
  if (!answer) return null;
  const state = { yes: "kept", partly: "risk", no: "none" } as const;
  return (
    <li>
      <p>
        <Mark state={state[answer.outcome]}>{text(`rights.outcome.${answer.outcome}`)}</Mark>{" "}
        <Link to={`/cases/${question.caseId}`}>{question.what}</Link> <b className="num">{sizes(question)}</b>
      </p>
      {answer.words && <q>{answer.words}</q>}
      <p className="muted small num">
        {question.caseReference} ·{" "}
        {text("rights.answeredBy", {
          name: answer.answeredByName ?? "Kept",
          at: format.dateTime(answer.answeredAt),
        })}
      </p>
    </li>
  );
}
