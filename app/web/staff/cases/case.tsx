import { Link } from "react-router";
import { leads } from "#core/actor.ts";
import { readCase } from "#domain/cases/read-case.ts";
import { listColleagues } from "#domain/organisation/employees.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { readCaseClocks } from "#domain/strategy/case-clocks.ts";
import { listPledges, pledgeWordsIn } from "#domain/strategy/pledges.ts";
import { shortened } from "#messages/shorten.ts";
import { Mark } from "#ui/mark.tsx";
import { Problem } from "#ui/staff/parts.tsx";
import { refusalIn, useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/case";
import styles from "./case.css?url";
import { caseActions } from "./case-actions.ts";
import { CaseAside } from "./case-aside.tsx";
import { CaseWriter } from "./case-writer.tsx";
import { dueChoices } from "./due-times.ts";
import { KindMark } from "./kind-mark.tsx";
import { LateMessages } from "./late-messages.tsx";
import { Timeline } from "./timeline.tsx";
import { TookCase } from "./took-case.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: (params: { caseId: string }) => [`case:${params.caseId}`] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const [kase, clocks, employees, teams, principles, pledges] = await Promise.all([
    load(args, readCase, { caseId: args.params.caseId }),
    load(args, readCaseClocks, { caseId: args.params.caseId }),
    load(args, listColleagues, {}),
    load(args, listTeams, {}),
    load(args, listPrinciples, { limit: 200 }),
    load(args, listPledges, { limit: 200 }),
  ]);
  const now = caller.services.clock();
  return {
    kase,
    clocks: clocks.items,
    me: caller.actor.id,
    leads: leads(caller.actor),
    colleagues: employees.items.map(({ id, name }) => ({ value: id, label: name })),
    teams: teams.items.map(({ id, name }) => ({ value: id, label: name })),
    principles: principles.items
      .filter((principle) => principle.state === "agreed" || principle.state === "published")
      .map((each) => ({ value: each.id, label: wordsIn(each, caller.language).statement })),
    pledges: pledges.items.map(({ id, standardId, standardName, principleIds, ...pledge }) => ({
      id,
      ...pledgeWordsIn(pledge, caller.language),
      standardId,
      standardName,
      principleIds,
    })),
    due: dueChoices(now, organisation?.timeZone ?? "UTC"),
    now,
    currency: organisation?.currency ?? "EUR",
    title: `${kase.reference} · ${organisation?.name ?? "Kept"}`,
  };
}

export const action = caseActions;

export type CaseData = Route.ComponentProps["loaderData"];

export default function CasePage({ loaderData, actionData }: Route.ComponentProps) {
  const { kase } = loaderData;
  const text = useText();
  const answer = useAnswer(actionData);
  const refused = refusalIn(answer);
  return (
    <div className="case-page">
      <header className="case-head">
        <div className="line small">
          <Link to="/cases">{text("caseDesk.cases")}</Link>
          <span className="muted num">/ {kase.reference}</span>
          <KindMark kind={kase.kind} />
          <StateMarks data={loaderData} />
        </div>
        <h1>{kase.wordsErasedAt ? kase.reference : quoted(kase.voice?.text ?? kase.reference)}</h1>
        <PersonLine data={loaderData} />
      </header>
      <div className="case-main">
        <Timeline data={loaderData} />
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        {refused?.code === "open_promises" && <OpenPromises details={refused.details} />}
        <TookCase data={loaderData} answer={answer} />
        <LateMessages data={loaderData} />
        <CaseWriter data={loaderData} refused={refused} />
      </div>
      <CaseAside data={loaderData} refused={refused} />
    </div>
  );
}

/** What stands open, most pressing first. */
function StateMarks({ data: { kase, now } }: { data: CaseData }) {
  const text = useText();
  const format = useFormat();
  const open = kase.promises.filter((promise) => promise.state === "open");
  const next = open.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  return (
    <>
      {kase.suspectedSpam && <Mark state="risk">{text("caseDesk.aside")}</Mark>}
      {next && next.dueAt < now && (
        <Mark state="broken">{text("caseDesk.promiseLate", { due: format.dateTime(next.dueAt) })}</Mark>
      )}
      {next && next.dueAt >= now && (
        <Mark state={next.dueAt.getTime() - now.getTime() < 24 * 3600 * 1000 ? "risk" : "open"}>
          {text("caseDesk.promiseDue", { due: format.dateTime(next.dueAt) })}
        </Mark>
      )}
      {kase.clocks.pausedSince && (
        <Mark state="none">
          {text("caseDesk.pause.mark", { since: format.dateTime(kase.clocks.pausedSince) })}
        </Mark>
      )}
      {kase.closedAt && (
        <Mark state="kept">{text("caseDesk.closed", { at: format.dateTime(kase.closedAt) })}</Mark>
      )}
      {kase.awaitsAnswer && (
        <Mark state={kase.closedAt ? "risk" : "open"}>{text("caseDesk.awaitsAnswer")}</Mark>
      )}
      {kase.mailRefused && <Mark state="broken">{text("caseDesk.mail.refused")}</Mark>}
    </>
  );
}

function PersonLine({ data: { kase, leads } }: { data: CaseData }) {
  const text = useText();
  const format = useFormat();
  if (kase.wordsErasedAt) {
    return <p className="muted">{text("privacy.caseErased", { date: format.date(kase.wordsErasedAt) })}</p>;
  }
  const parts = [
    kase.person?.name ?? text("caseDesk.noName"),
    kase.person?.email ?? text("caseDesk.noAddress"),
    ...(kase.person?.email
      ? [text(kase.person.emailConfirmed ? "caseDesk.addressConfirmed" : "caseDesk.addressUnconfirmed")]
      : []),
  ];
  return (
    <p className="muted">
      {parts.join(" · ")}
      {leads && (
        <>
          {" · "}
          <Link
            to={
              kase.person
                ? `/settings/personal-data/${kase.person.id}`
                : `/settings/personal-data?q=${encodeURIComponent(kase.reference)}`
            }
          >
            {text("privacy.toPerson")}
          </Link>
        </>
      )}
    </p>
  );
}

function OpenPromises({ details }: { details: Record<string, unknown> }) {
  const promises = Array.isArray(details.promises)
    ? (details.promises as { id: string; text: string }[])
    : [];
  return (
    <ul className="open-promises">
      {promises.map((promise) => (
        <li key={promise.id}>
          <a href={`#promise-${promise.id}`}>{promise.text}</a>
        </li>
      ))}
    </ul>
  );
}

/** The first sentence of what was said, in quotation marks, at most ninety characters. */
function quoted(text: string): string {
  const sentence = /^[\s\S]{1,90}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return `“${shortened(sentence, 90).replace(/[.]$/, "")}”`;
}
