import type { ReactNode } from "react";
import { Link } from "react-router";
import { useFormat, useText } from "../../text.tsx";
import type { Sized } from "../rights/sizes.ts";
import type { CaseData } from "./case.tsx";
import { CheckLink } from "./check-link.tsx";
import type { Entry } from "./timeline.tsx";

type Sizes = (sized: Sized) => string;
type Decision = CaseData["kase"]["decisions"][number];
type Question = CaseData["kase"]["questions"][number];

/** What was decided: how much, under which right, and the principle. */
export function decisionEntries({ kase, principles }: CaseData, sizes: Sizes): Entry[] {
  return kase.decisions.map((decision) => ({
    key: decision.id,
    at: decision.decidedAt,
    node: (
      <DecisionLine
        decision={decision}
        size={sizes(decision)}
        principle={principles.find((each) => each.value === decision.principleId)?.label ?? null}
      />
    ),
  }));
}

function DecisionLine({
  decision,
  size,
  principle,
}: {
  decision: Decision;
  size: string;
  principle: string | null;
}) {
  const text = useText();
  const { situation } = decision;
  const underRight =
    situation &&
    (situation === decision.what
      ? text("rights.event.withinIt")
      : text("rights.event.within", { situation }));
  const under = decision.questionId ? text("rights.event.granted") : underRight;
  const said = text("caseDesk.event.decided", {
    text: decision.what,
    name: decision.decidedByName ?? "Kept",
  });
  return (
    <Line at={decision.decidedAt} words={[decision.reason, principle]}>
      {[said, size, under].filter(Boolean).join(" · ")}{" "}
      <CheckLink to={`/principles/checks/decision/${decision.id}`} />
    </Line>
  );
}

/** Questions over a limit, and their answers, for those who may see them. */
export function questionEntries({ kase }: CaseData, sizes: Sizes): Entry[] {
  return kase.questions.flatMap((question) => [
    {
      key: `${question.id} asked`,
      at: question.askedAt,
      node: <AskedLine question={question} size={sizes(question)} />,
    },
    ...(question.answer
      ? [
          {
            key: `${question.id} answered`,
            at: question.answer.answeredAt,
            node: <AnswerLine answer={question.answer} size={sizes(question.answer)} />,
          },
        ]
      : []),
  ]);
}

function AskedLine({ question, size }: { question: Question; size: string }) {
  const text = useText();
  const format = useFormat();
  const what = [question.what, size].filter(Boolean).join(" · ");
  return (
    <Line at={question.askedAt} words={[question.reason]}>
      {text("rights.event.asked", {
        name: question.askedByName,
        what,
        due: format.dateTime(question.answerBy),
      })}{" "}
      {!question.answer && <Link to={`/rights/questions#${question.id}`}>{text("rights.event.see")}</Link>}
    </Line>
  );
}

function AnswerLine({ answer, size }: { answer: NonNullable<Question["answer"]>; size: string }) {
  const text = useText();
  return (
    <Line at={answer.answeredAt} words={[answer.words]}>
      {text(`rights.event.answered_${answer.outcome}`, {
        name: answer.answeredByName ?? "Kept",
        size: size && ` (${size})`,
      })}
    </Line>
  );
}

function Line({ at, words, children }: { at: Date; words: (string | null)[]; children: ReactNode }) {
  const format = useFormat();
  const said = words.filter(Boolean).join(" · ");
  return (
    <div className="event small">
      <span className="num">{format.dateTime(at)}</span> · {children}
      {said && <q>{said}</q>}
    </div>
  );
}
