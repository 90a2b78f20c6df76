import { Form, Link } from "react-router";
import { countCases, listCases } from "#domain/cases/list-cases.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { Mark } from "#ui/mark.tsx";
import { SelectField } from "#ui/staff/fields.tsx";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { ButtonLink, Details, Empty, PageHead, SubmitButton, Toolbar } from "#ui/staff/parts.tsx";
import { DataTable, MoreLink } from "#ui/staff/table.tsx";
import { pageRequest } from "../../context.ts";
import { load, searchOf } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { ExportButton } from "../exports/export-button.tsx";
import type { Route } from "./+types/cases";
import styles from "./cases.css?url";
import { KindMark } from "./kind-mark.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["cases"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

const views = {
  open: "state=open",
  mine: "state=open&ownerId=me",
  late: "state=open&late=true",
  unowned: "state=open&ownerId=none",
  closedView: "state=closed",
  asideView: "suspectedSpam=true",
} as const;

export async function loader(args: Route.LoaderArgs) {
  const { organisation, caller } = args.context.get(pageRequest);
  const asked = searchOf(args.request);
  const filters = Object.fromEntries([...asked].filter(([, value]) => value !== ""));
  const chosen = Object.keys(filters).some((name) => name !== "cursor")
    ? filters
    : { ...filters, state: "open" };
  const [cases, counts, teams] = await Promise.all([
    load(args, listCases, { ...chosen, limit: 50 } as Parameters<
      typeof load<typeof listCases.input, never, never>
    >[2]),
    load(args, countCases, {}),
    load(args, listTeams, {}),
  ]);
  return {
    cases,
    counts,
    teams: teams.items.map(({ id, name }) => ({ value: id, label: name })),
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
      <Views counts={counts} current={view} />
      <Narrow filters={filters} teams={loaderData.teams} />
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
  const { cursor: _cursor, ...rest } = filters;
  const asked = new URLSearchParams(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  const sorted = (query: string) =>
    new URLSearchParams([...new URLSearchParams(query)].sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return (Object.keys(views) as (keyof typeof views)[]).find((view) => sorted(views[view]) === asked) ?? null;
}

function Views({ counts, current }: { counts: ListData["counts"]; current: string | null }) {
  const text = useText();
  const numbers: Partial<Record<keyof typeof views, number>> = {
    open: counts.open,
    mine: counts.mine,
    late: counts.late,
  };
  const shown = (Object.keys(views) as (keyof typeof views)[]).filter(
    (view) => view !== "asideView" || counts.aside > 0,
  );
  return (
    <nav className="views" aria-label={text("caseDesk.list.views")}>
      {shown.map((view) => (
        <Link key={view} to={`/cases?${views[view]}`} aria-current={current === view ? "page" : undefined}>
          {text(`caseDesk.list.${view}`)}
          {numbers[view] !== undefined && <span className="num muted"> {numbers[view]}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** Kind and team, folded until wanted; works as a plain form. */
function Narrow({ filters, teams }: { filters: Record<string, string>; teams: ListData["teams"] }) {
  const text = useText();
  return (
    <Details
      summary={text("caseDesk.list.filter")}
      open={filters.kind || filters.teamId ? "open" : undefined}
    >
      <Form method="get" action="/cases">
        <Toolbar label={text("caseDesk.list.filter")}>
          {Object.entries(filters).map(
            ([name, value]) =>
              !["kind", "teamId", "cursor"].includes(name) && (
                <input key={name} type="hidden" name={name} value={value} />
              ),
          )}
          <SelectField
            name="kind"
            label={text("caseDesk.list.kind")}
            defaultValue={filters.kind ?? ""}
            options={[
              { value: "", label: text("caseDesk.list.anyKind") },
              ...(["complaint", "compliment", "suggestion", "question"] as const).map((kind) => ({
                value: kind,
                label: text(`caseDesk.kind.${kind}`),
              })),
            ]}
          />
          <SelectField
            name="teamId"
            label={text("caseDesk.list.team")}
            defaultValue={filters.teamId ?? ""}
            options={[{ value: "", label: text("caseDesk.list.anyTeam") }, ...teams]}
          />
          <SubmitButton weight="quiet">{text("caseDesk.list.apply")}</SubmitButton>
        </Toolbar>
      </Form>
    </Details>
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
          key: "kind",
          head: text("caseDesk.list.kind"),
          narrow: "bare",
          cell: (row) => <KindMark kind={row.kind} />,
        },
        {
          key: "team",
          head: text("caseDesk.list.team"),
          cell: (row) => row.teamName ?? text("caseDesk.none"),
        },
        {
          key: "owner",
          head: text("caseDesk.list.owner"),
          cell: (row) => row.ownerName ?? text("caseDesk.none"),
        },
        {
          key: "received",
          head: text("caseDesk.list.received"),
          cell: (row) => format.dateTime(row.receivedAt),
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
        {row.reference}
        {row.personName && ` · ${row.personName}`}
      </span>
    </>
  );
}

/** What comes next in this case: a late promise before anything else. */
function Next({ row, now }: { row: Row; now: Date }) {
  const text = useText();
  const format = useFormat();
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
