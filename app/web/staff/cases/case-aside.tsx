import { Form, Link } from "react-router";
import { Mark, type MarkState } from "#ui/mark.tsx";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";
import { Facts } from "./case-facts.tsx";
import { Clocks } from "./clocks-card.tsx";
import { OtherCases } from "./other-cases.tsx";

export type AsideProps = { data: CaseData; refused: Refused | null };

/** What stands beside the conversation: promises, the case itself, and the golden thread. */
export function CaseAside({ data, refused }: AsideProps) {
  return (
    <aside className="case-aside">
      <Promises data={data} refused={refused} />
      <Clocks data={data} refused={refused} />
      <Facts data={data} refused={refused} />
      <OtherCases data={data} />
      <Thread data={data} />
    </aside>
  );
}

const states: Record<string, MarkState> = {
  open: "open",
  kept: "kept",
  late: "risk",
  broken: "broken",
  released: "none",
};

function Promises({ data, refused }: AsideProps) {
  const text = useText();
  const { promises } = data.kase;
  return (
    <Card title={text("caseDesk.promises", { count: promises.length })}>
      {promises.length === 0 && <p className="muted small">{text("caseDesk.noPromises")}</p>}
      <ul className="promise-list">
        {promises.map((promise) => (
          <li key={promise.id} id={`promise-${promise.id}`}>
            <PromiseHead promise={promise} now={data.now} />
            {promise.state === "open" && <EndPromise promiseId={promise.id} refused={refused} />}
            {promise.takeBack && (
              <Form method="post">
                <input type="hidden" name="promiseId" value={promise.id} />
                <SubmitButton size="xs" weight="quiet" name="intent" value="takeBack">
                  {text("caseDesk.end.takeBack")}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PromiseHead({ promise, now }: { promise: CaseData["kase"]["promises"][number]; now: Date }) {
  const text = useText();
  const format = useFormat();
  const overdue = promise.state === "open" && promise.dueAt < now;
  return (
    <>
      <p>
        <Mark state={overdue ? "broken" : (states[promise.state] ?? "none")}>
          {overdue
            ? text("caseDesk.promiseLate", { due: format.dateTime(promise.dueAt) })
            : promise.state === "open"
              ? format.dateTime(promise.dueAt)
              : text(`caseDesk.state.${promise.state}`)}
        </Mark>
      </p>
      <p>{promise.text}</p>
      <p className="muted small">{promise.ownerName}</p>
    </>
  );
}

/** Kept in one click; not kept, or no longer needed, with the words for it. */
function EndPromise({ promiseId, refused }: { promiseId: string; refused: Refused | null }) {
  const text = useText();
  const own = refused?.values.promiseId === promiseId ? refused : null;
  const hidden = <input type="hidden" name="promiseId" value={promiseId} />;
  return (
    <div className="stack end-promise">
      <Form method="post">
        {hidden}
        <SubmitButton size="xs" name="intent" value="fulfil">
          {text("caseDesk.end.fulfil")}
        </SubmitButton>
      </Form>
      <Details summary={text("caseDesk.end.other")} open={own ? "open" : undefined}>
        <Form method="post" className="stack">
          {hidden}
          <TextField
            name="words"
            label={text("caseDesk.end.words")}
            hint={text("caseDesk.end.wordsHint")}
            maxLength={2000}
            defaultValue={own?.values.words}
            error={own?.errors.words}
          />
          <div className="line">
            <SubmitButton size="xs" weight="quiet" name="intent" value="release">
              {text("caseDesk.end.release")}
            </SubmitButton>
            <SubmitButton size="xs" weight="quiet" name="intent" value="breach">
              {text("caseDesk.end.breach")}
            </SubmitButton>
          </div>
        </Form>
      </Details>
    </div>
  );
}

/** From what was said to the principle it touches, and what was promised; only what can be begun here stands in it. */
function Thread({ data: { kase, principles, pledges } }: { data: CaseData }) {
  const text = useText();
  const touched = [
    ...kase.closures.map((each) => each.principleId),
    ...kase.decisions.map((each) => each.principleId),
    ...kase.evidenceFor,
  ];
  const named = principles.filter((principle) => touched.includes(principle.value));
  const promised = pledges.filter((pledge) => named.some(({ value }) => pledge.principleIds.includes(value)));
  const standards = new Map(promised.map((pledge) => [pledge.standardId, pledge.standardName]));
  const open = kase.promises.filter((promise) => promise.state === "open").length;
  return (
    <Card title={text("caseDesk.thread.title")}>
      <ul className="thread small">
        {named.length === 0 && <li className="muted">{text("caseDesk.thread.noPrinciple")}</li>}
        {named.map((principle) => (
          <li key={principle.value}>
            <span>
              {text("caseDesk.thread.principle")}{" "}
              <Link to={`/principles/${principle.value}`}>{principle.label}</Link>
            </span>
          </li>
        ))}
        {[...standards].map(([id, name]) => (
          <li key={id}>
            <span>
              {text("caseDesk.thread.standard")} <Link to={`/standards/${id}`}>{name}</Link>
            </span>
          </li>
        ))}
        {promised.map((pledge) => (
          <li key={pledge.id}>
            <span>
              {text("caseDesk.thread.pledge")} <Link to={`/pledges/${pledge.id}`}>{pledge.text}</Link>
            </span>
          </li>
        ))}
        <li>{text("caseDesk.thread.promises", { count: open })}</li>
        {!kase.suspectedSpam && (
          <li>
            <Link to={`/workshops/bring/cases/${kase.id}`} reloadDocument>
              {text("bringing.toWorkshop")}
            </Link>
          </li>
        )}
      </ul>
    </Card>
  );
}
