import { Form, Link } from "react-router";
import { listMyNotices, readAllNotices, readNotice } from "#domain/cases/my-notices.ts";
import { Mark } from "#ui/mark.tsx";
import { useListKeys } from "#ui/staff/list-keys.ts";
import { Card, Empty, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { MoreLink } from "#ui/staff/table.tsx";
import { formOf, forms } from "../form.ts";
import { load } from "../load.ts";
import { useFormat, useText } from "../text.tsx";
import { titled } from "../title.ts";
import type { Route } from "./+types/notices";

export const meta = titled("shell.notices");
export const handle = { live: () => ["notices", "cases"] };

export async function loader(args: Route.LoaderArgs) {
  const cursor = new URL(args.request.url).searchParams.get("cursor") ?? undefined;
  return load(args, listMyNotices, { limit: 50, cursor });
}

export const action = forms({ read: formOf(readNotice), read_all: formOf(readAllNotices) });

type Notice = Route.ComponentProps["loaderData"]["items"][number];

export default function Notices({ loaderData: { items, nextCursor } }: Route.ComponentProps) {
  const text = useText();
  useListKeys();
  const unread = items.filter((notice) => notice.readAt === null);
  const earlier = items.filter((notice) => notice.readAt !== null);
  return (
    <>
      <PageHead
        title={text("shell.noticesTitle", { count: unread.length })}
        lead={items.length > 0 && text("shell.noticesLead")}
        actions={
          unread.length > 1 && (
            <Form method="post">
              <input type="hidden" name="intent" value="read_all" />
              <SubmitButton weight="quiet">{text("shell.markAllRead")}</SubmitButton>
            </Form>
          )
        }
      />
      {items.length === 0 && (
        <Empty title={text("shell.noticesEmpty")}>{text("shell.noticesEmptyText")}</Empty>
      )}
      {unread.length > 0 && (
        <Card>
          <NoticeList items={unread} />
        </Card>
      )}
      {earlier.length > 0 && (
        <Card title={text("shell.earlier")}>
          <NoticeList items={earlier} />
        </Card>
      )}
      {nextCursor && <MoreLink href={`?cursor=${nextCursor}`}>{text("shell.earlier")}</MoreLink>}
    </>
  );
}

function NoticeList({ items }: { items: Notice[] }) {
  const text = useText();
  const format = useFormat();
  return (
    <ul className="lines">
      {items.map((notice) => (
        <li key={notice.id}>
          <span>
            <Link to={placeOf(notice)} data-row="">
              {text(`shell.noticeKind.${kindOf(notice.kind)}`)}
            </Link>
            <br />
            <span className="muted small">
              {[
                notice.mailReader,
                notice.reference,
                notice.promise,
                notice.dueAt && format.dateTime(notice.dueAt),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
          <span className="muted small">{format.dateTime(notice.createdAt)}</span>
          {notice.readAt === null && (
            <>
              <Mark state="open">{text("shell.unread")}</Mark>
              <Form method="post">
                <input type="hidden" name="intent" value="read" />
                <input type="hidden" name="noticeId" value={notice.id} />
                <SubmitButton weight="quiet" size="xs">
                  {text("shell.markRead")}
                </SubmitButton>
              </Form>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const kinds = [
  "promise_due",
  "promise_late",
  "deadline_near",
  "message_received",
  "case_reopened",
  "mail_refused",
  "mail_delayed",
  "aside_waits",
  "question_asked",
  "question_answered",
  "question_late",
  "erasure_requested",
  "need_asked",
  "need_answered",
  "workshop_invited",
  "workshop_deadline",
  "workshop_time_up",
  "behaviour_proposed",
  "behaviour_answered",
  "check_asked",
  "reading_asked",
] as const;

/** A kind that this version does not know is told as the nearest thing it is: something about a case. */
const kindOf = (kind: string) => kinds.find((each) => each === kind) ?? "message_received";

/** Where what happened is seen and done: questions to answer, needs, or else the case. */
function placeOf({ kind, caseId, subjectId, workshopId, phaseOf }: Notice): string {
  if (kind.startsWith("behaviour") && workshopId) return `/workshops/${workshopId}/outcome`;
  if (kind === "workshop_invited") return `/workshops/${subjectId}`;
  if (phaseOf && (kind === "workshop_deadline" || kind === "workshop_time_up"))
    return `/workshops/${phaseOf}`;
  if (kind === "reading_asked") return `/my-reading/${subjectId}`;
  if (kind === "check_asked") return `/principles/checks/${subjectId}`;
  if (kind === "erasure_requested") return "/settings/personal-data";
  if (kind === "need_answered") return "/rights/needs";
  if (kind === "aside_waits") return "/cases?suspectedSpam=true";
  if (kind.startsWith("mail_") && !caseId) return "/settings/people";
  if (kind === "question_answered" || (caseId && !kind.startsWith("question"))) return `/cases/${caseId}`;
  return "/rights/questions";
}
