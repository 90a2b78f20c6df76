import { Link } from "react-router";
import { giveView } from "#domain/improvement/checks/give-view.ts";
import {
  endInitiative,
  getInitiative,
  maySteer,
  startInitiative,
} from "#domain/improvement/checks/initiatives.ts";
import { getCheck } from "#domain/improvement/checks/read-check.ts";
import { askForViews, settleCheck, showCheck } from "#domain/improvement/checks/show-check.ts";
import type { SubjectType } from "#domain/improvement/checks/subject.ts";
import { listColleagues } from "#domain/organisation/employees.ts";
import { ButtonLink, Done, Empty, PageHead, Problem } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/check";
import { AskCard, ShowCard } from "./ask-card.tsx";
import { viewInput } from "./check-input.ts";
import styles from "./checks.css?url";
import { InitiativeSteps } from "./initiative-steps.tsx";
import { OwnView } from "./own-view.tsx";
import { SettleCard } from "./settle-card.tsx";
import { Together } from "./together.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("checking.checks");
export const handle = { live: () => ["checks", "initiatives"] };

export async function loader(args: Route.LoaderArgs) {
  const { actor } = callerOf(args.context);
  const { subjectType, subjectId } = args.params;
  const subject = { subjectType: subjectType as SubjectType, subjectId };
  const [check, colleagues, initiative] = await Promise.all([
    load(args, getCheck, subject),
    load(args, listColleagues, {}),
    subjectType === "initiative" ? load(args, getInitiative, { initiativeId: subjectId }) : null,
  ]);
  return {
    check,
    initiative: initiative && { ...initiative, maySteer: maySteer(actor, initiative) },
    colleagues: colleagues.items
      .filter(({ id }) => id !== actor.id)
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

type Fields = Record<string, unknown>;
type Params = Record<string, string | undefined>;
const subjectOnly = (_fields: Fields, params: Params) => ({ ...params });
const steer = ({ outcome }: Fields, { subjectId }: Params) => ({
  initiativeId: subjectId,
  ...(outcome ? { outcome } : {}),
});

export const action = forms({
  give: formOf(giveView, { input: viewInput }),
  ask: formOf(askForViews, {
    input: ({ employeeIds }: Fields, params) => ({ ...params, employeeIds: employeeIds ?? [] }),
  }),
  show: formOf(showCheck, { input: subjectOnly }),
  settle: formOf(settleCheck, { input: ({ note }: Fields, params) => ({ ...params, note }) }),
  start: formOf(startInitiative, {
    input: steer,
    onward: ({ warning }) => ({ done: warning ? "startedUnchecked" : "started" }),
  }),
  end: formOf(endInitiative, { input: steer, onward: () => ({ done: "ended" }) }),
});

export type CheckPage = Route.ComponentProps["loaderData"];

export default function CheckOf({ loaderData, actionData: answered }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(answered);
  const refused = refusalIn(answer);
  const done = doneIn(answer);
  const { check, initiative, colleagues } = loaderData;
  const { subject, round, principles } = check;
  const settled = Boolean(round?.settledAt);
  const open = !round?.shownAt;
  return (
    <>
      <PageHead
        eyebrow={<SubjectLine page={loaderData} />}
        title={titleOf(loaderData, text)}
        lead={initiative?.about ?? text("checking.pageTitle")}
      />
      {done && <Done>{doneText(done, text)}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      {initiative && <InitiativeSteps initiative={initiative} />}
      {principles.length === 0 ? (
        <Empty
          title={text("checking.nothingPublished")}
          action={<ButtonLink href="/principles">{text("checking.principles")}</ButtonLink>}
        >
          {text("checking.lead")}
        </Empty>
      ) : (
        <div className="columns">
          <div className="stack">
            {!open && <Together check={check} />}
            {(open || settled) && (
              <OwnView check={check} refused={refused} key={`${subject.id} ${round?.id}`} />
            )}
          </div>
          <div className="stack">
            {!open && <SettleCard check={check} refused={refused} />}
            {open && <ShowCard check={check} />}
            {open && <AskCard colleagues={colleagues} refused={refused} />}
          </div>
        </div>
      )}
    </>
  );
}

type Text = ReturnType<typeof useText>;

const doneText = (done: string, text: Text): string =>
  done === "started" || done === "startedUnchecked" || done === "ended"
    ? text(`checking.${done}`)
    : text(`checking.done.${done}` as "checking.done.give");

function titleOf({ check: { subject } }: CheckPage, text: Text): string {
  if (subject.type === "document") return text(`philosophy.document.${subject.title as "vision"}`);
  return subject.type === "message" ? `“${subject.title}”` : subject.title;
}

/** Where the thing stands, and the way there. */
function SubjectLine({ page: { check, initiative } }: { page: CheckPage }) {
  const text = useText();
  const { subject } = check;
  return (
    <>
      <Link to="/principles/checks">{text("checking.checks")}</Link> ·{" "}
      {initiative ? text(`checking.kind.${initiative.kind}`) : text(`checking.subject.${subject.type}`)}
      {subject.caseId && (
        <>
          {" · "}
          <Link to={`/cases/${subject.caseId}`}>
            {text("checking.toCase", { reference: subject.caseReference ?? "" })}
          </Link>
        </>
      )}
      {subject.type === "document" && (
        <>
          {" · "}
          <Link to={`/documents/${subject.title}`}>{text("programme.open")}</Link>
        </>
      )}
    </>
  );
}
