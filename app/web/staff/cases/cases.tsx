import { Link } from "react-router";
import { countCases, listCases } from "#domain/cases/list-cases.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { listPrincipleChoices } from "#domain/philosophy/list-principles.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { shortened } from "#messages/shorten.ts";
import { Mark } from "#ui/mark.tsx";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { ButtonLink, Empty, PageHead } from "#ui/staff/parts.tsx";
import { DataTable, MoreLink } from "#ui/staff/table.tsx";
import { pageRequest } from "../../context.ts";
import { load, searchOf } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/cases";
import { CaseFilters } from "./case-filters.tsx";
import styles from "./cases.css?url";
import { KindMark } from "./kind-mark.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["cases"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

/** What narrows every view alike; the counts of the views follow it. */
const narrowing = [
  "words",
  "reference",
  "principleId",
  "personId",
  "channel",
  "kind",
  "teamId",
  "receivedAfter",
  "receivedBefore",
];
const narrowedOf = (filters: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => narrowing.includes(name)));

const views = {
  open: "state=open",
  mine: "state=open&ownerId=me",
  late: "state=open&late=true",
  unowned: "state=open&ownerId=none",
  awaiting: "awaitsAnswer=true",
  closedView: "state=closed",
  asideView: "suspectedSpam=true",
} as const;

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const asked = searchOf(args.request);
  const filters = Object.fromEntries([...asked].filter(([, value]) => value !== ""));
  // Whoever looks for something looks among all cases; otherwise among those that are open.
  const chosen = Object.keys(filters).some((name) => name !== "cursor")
    ? filters
    : { ...filters, state: "open" };
  const [cases, counts, teams, principles] = await Promise.all([
    load(args, listCases, { ...chosen, limit: 50 } as Parameters<
      typeof load<typeof listCases.input, never, never>
    >[2]),
    load(args, countCases, narrowedOf(chosen)),
    load(args, listTeams, {}),
    load(args, listPrincipleChoices, {}),
  ]);
  return {
    cases,
    counts,
    teams: teams.items.map(({ id, name }) => ({ value: id, label: name })),
    principles: principles.items.map((item) => ({
      value: item.id,
      label: shortened(wordsIn(item, caller.language).statement, 60),
    })),
    filters: chosen as Record<string, string>,
    now: caller.services.clock(),
    title: `${caller.services.text(caller.language, "caseDesk.cases")} · ${organisation?.name ?? "Kept"}`,
  };
}

export default function CasesPage({ loaderData }: Route.ComponentProps) {
  const { cases, counts, filters } = loaderData;
  const text = useText();
  useListKeys();
  const view = viewOf(filters);
  const next = new URLSearchParams({ ...filters, cursor: cases.nextCursor ?? "" });
  return (
    <>
      <PageHead
        title={
          view === "open"
            ? text("caseDesk.list.title", { count: counts.open })
            : text(`caseDesk.list.${view ?? "filtered"}`)
        }
        actions={
          <>
            <ExportButton list="cases" filters={filters} />
            <ButtonLink href="/cases/new" weight="first">
              {text("caseDesk.list.record")}
            </ButtonLink>
          </>
        }
      />
      <Views counts={counts} current={view} kept={narrowedOf(filters)} />
      <CaseFilters
        filters={filters}
        narrowing={narrowing}
        teams={loaderData.teams}
        principles={loaderData.principles}
      />
      {cases.items.length === 0 ? (
        <Empty
          title={text("caseDesk.list.emptyTitle")}
          action={view === "open" ? <a href="/tell-us">{text("caseDesk.list.tellUs")}</a> : undefined}
        >
          {text(view === "open" ? "caseDesk.list.empty" : "caseDesk.list.emptyFiltered")}
        </Empty>
      ) : (
        <CaseTable data={loaderData} />
      )}
      {cases.nextCursor && <MoreLink href={`/cases?${next}`}>{text("caseDesk.list.more")}</MoreLink>}
    </>
  );
}

type ListData = Route.ComponentProps["loaderData"];
type Row = ListData["cases"]["items"][number];

function viewOf(filters: Record<string, string>): keyof typeof views | null {
  const rest = Object.entries(filters).filter(([name]) => name !== "cursor" && !narrowing.includes(name));
  const asked = new URLSearchParams(rest.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  const sorted = (query: string) =>
    new URLSearchParams([...new URLSearchParams(query)].sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return (Object.keys(views) as (keyof typeof views)[]).find((view) => sorted(views[view]) === asked) ?? null;
}

function Views({
  counts,
  current,
  kept,
}: {
  counts: ListData["counts"];
  current: string | null;
  /** What the list is narrowed to in every view. */
  kept: Record<string, string>;
}) {
  const text = useText();
  const numbers: Partial<Record<keyof typeof views, number>> = {
    open: counts.open,
    mine: counts.mine,
    late: counts.late,
    unowned: counts.unowned,
    awaiting: counts.awaiting,
  };
  const shown = (Object.keys(views) as (keyof typeof views)[]).filter(
    (view) => view !== "asideView" || counts.aside > 0,
  );
  return (
    <nav className="views" aria-label={text("caseDesk.list.views")}>
      {shown.map((view) => (
        <Link
          key={view}
          to={`/cases?${new URLSearchParams([...new URLSearchParams(views[view]), ...Object.entries(kept)])}`}
          aria-current={current === view ? "page" : undefined}
        >
          {text(`caseDesk.list.${view}`)}
          {numbers[view] !== undefined && <span className="num muted"> {numbers[view]}</span>}
        </Link>
      ))}
    </nav>
  );
}

function CaseTable({ data: { cases, now } }: { data: ListData }) {
  const text = useText();
  const format = useFormat();
  return (
    <DataTable
      caption={text("caseDesk.cases")}
      rows={cases.items}
      rowKey={(row) => row.id}
      href={(row) => `/cases/${row.id}`}
      columns={[
        { key: "what", head: text("caseDesk.list.what"), cell: (row) => <What row={row} /> },
        {
          key: "next",
          head: text("caseDesk.list.next"),
          narrow: "bare",
          cell: (row) => <Next row={row} now={now} />,
        },
        {
          key: "who",
          head: text("caseDesk.list.owner"),
          narrow: "bare",
          cell: (row) => (
            <span className="small owner">
              {row.ownerName ?? text("caseDesk.none")}{" "}
              <span className="muted">{row.teamName ?? text("caseDesk.none")}</span>
            </span>
          ),
        },
        {
          key: "received",
          head: text("caseDesk.list.received"),
          narrow: "bare",
          cell: (row) => (
            <time
              className="num small received"
              dateTime={row.receivedAt.toISOString()}
              title={format.dateTime(row.receivedAt)}
            >
              {format.day(row.receivedAt)}
            </time>
          ),
        },
      ]}
    />
  );
}

function What({ row }: { row: Row }) {
  const text = useText();
  return (
    <>
      <span className="excerpt">{row.excerpt || text("caseDesk.list.imported")}</span>
      <span className="muted small num">
        <KindMark kind={row.kind} look="sign" /> {row.reference}
        {row.personName && ` · ${row.personName}`}
      </span>
    </>
  );
}

/** What comes next in this case: a late promise before anything else. */
function Next({ row, now }: { row: Row; now: Date }) {
  const text = useText();
  const format = useFormat();
  if (row.mailRefused) return <Mark state="broken">{text("caseDesk.list.mailRefused")}</Mark>;
  if (row.closedAt && row.awaitsAnswer) return <Mark state="risk">{text("caseDesk.list.answerClosed")}</Mark>;
  if (row.closedAt) return <Mark state="kept">{text("caseDesk.list.closedView")}</Mark>;
  if (row.nextPromiseDueAt) {
    const due = new Date(row.nextPromiseDueAt);
    // Amber from a day before; until then it is simply open.
    const near = due.getTime() - now.getTime() < 24 * 3600 * 1000;
    return (
      <Mark state={due < now ? "broken" : near ? "risk" : "open"}>
        {text("caseDesk.list.promiseBy", { due: format.dateTime(due) })}
      </Mark>
    );
  }
  if (row.awaitsAnswer)
    return <Mark state={row.late ? "broken" : "open"}>{text("caseDesk.list.answerIt")}</Mark>;
  if (row.dueAt)
    return (
      <Mark state={row.late ? "broken" : "open"}>
        {text("caseDesk.list.dueBy", { due: format.dateTime(row.dueAt) })}
      </Mark>
    );
  return <span className="muted small">{text("caseDesk.list.answered")}</span>;
}
