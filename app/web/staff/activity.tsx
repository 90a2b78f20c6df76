import { Link } from "react-router";
import { listActivity } from "#domain/results/activity.ts";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { PageHead } from "#ui/staff/parts.tsx";
import { DataTable, MoreLink } from "#ui/staff/table.tsx";
import { load } from "../load.ts";
import { useFormat, useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/activity";
import { ExportButton } from "./exports/export-button.tsx";

export const meta = titled("activity.title");

export async function loader(args: Route.LoaderArgs) {
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  return { events: await load(args, listActivity, { cursor, limit: 50 }) };
}

type Event = Route.ComponentProps["loaderData"]["events"]["items"][number];

/** The log as people read it: who did what, when, about what. */
export default function ActivityPage({ loaderData: { events } }: Route.ComponentProps) {
  const text = useText();
  const format = useFormat();
  useListKeys();
  return (
    <>
      <PageHead
        title={text("activity.title")}
        lead={text("activity.lead")}
        actions={<ExportButton list="activity" />}
      />
      {events.items.length === 0 ? (
        <p className="muted">{text("activity.empty")}</p>
      ) : (
        <DataTable
          caption={text("activity.title")}
          rows={events.items}
          rowKey={(event) => event.id}
          columns={[
            { key: "what", head: text("activity.what"), cell: (event) => <What event={event} /> },
            {
              key: "about",
              head: text("activity.about"),
              narrow: "bare",
              cell: (event) => <About event={event} />,
            },
            { key: "when", head: text("activity.when"), cell: (event) => format.dateTime(event.happenedAt) },
          ]}
        />
      )}
      {events.nextCursor && (
        <MoreLink href={`/activity?cursor=${events.nextCursor}`}>{text("activity.more")}</MoreLink>
      )}
    </>
  );
}

function What({ event }: { event: Event }) {
  const text = useText();
  return (
    <>
      {event.actorName ?? text(`activity.somebody.${event.actorKind}`)}{" "}
      <span className="muted">{text(`activity.did.${event.type}` as "activity.did.case.closed")}</span>
    </>
  );
}

/** The page of what an event is about, by kind; what has none is said without a link. */
const pages: Record<string, (event: Event) => string | null> = {
  principle: ({ subjectId }) => `/principles/${subjectId}`,
  standard: ({ subjectId }) => `/standards/${subjectId}`,
  pledge: ({ subjectId }) => `/pledges/${subjectId}`,
  action: ({ subjectId }) => `/actions/${subjectId}`,
  document: ({ subjectName }) => subjectName && `/documents/${subjectName}`,
  decision_right: ({ subjectId }) => `/rights/${subjectId}`,
  initiative: ({ subjectId }) => `/principles/checks/initiative/${subjectId}`,
  audit_item: ({ subjectId }) => `/principles/audit/${subjectId}`,
  check: ({ subjectId }) => `/principles/checks/${subjectId}`,
  workshop: ({ subjectId }) => `/workshops/${subjectId}`,
  employee: ({ subjectId }) => `/settings/people/${subjectId}`,
  team: () => "/settings/teams",
};

function About({ event }: { event: Event }) {
  const text = useText();
  if (event.caseId) {
    return (
      <Link to={`/cases/${event.caseId}`} data-row="" className="num">
        {event.caseReference ?? "–"}
      </Link>
    );
  }
  const page = event.subjectId ? pages[event.subjectType]?.(event) : null;
  const name =
    event.subjectType === "document"
      ? text(`philosophy.document.${event.subjectName}` as "philosophy.document.vision")
      : [event.subjectName, event.phaseTitle].filter(Boolean).join(": ") || null;
  if (!page) return name;
  return (
    <Link to={page} data-row="">
      {name ?? text("programme.open")}
    </Link>
  );
}
