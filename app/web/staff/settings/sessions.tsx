import { Form } from "react-router";
import { listSessions, revokeOtherSessions, revokeSession } from "#domain/organisation/sessions.ts";
import { Done, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { type Column, DataTable } from "#ui/staff/table.tsx";
import { useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/sessions";
import { isDone } from "./answer.ts";

export const loader = async (args: Route.LoaderArgs) => ({
  sessions: (await load(args, listSessions, { headers: args.request.headers })).items,
});

export const action = forms({
  revoke: formOf(revokeSession),
  others: formOf(revokeOtherSessions, {
    input: (_fields, _params, _form, { request }) => ({ headers: request.headers }),
  }),
});

export const meta = titled("account.sessions");

type Session = Route.ComponentProps["loaderData"]["sessions"][number];

export default function Sessions({ loaderData: { sessions }, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const text = useText();
  const format = useFormat();
  const named = (session: Session) =>
    session.sharedDevice ??
    ([session.browser, session.system].filter(Boolean).join(" · ") || text("account.unknownDevice"));
  const columns: Column<Session>[] = [
    {
      key: "device",
      head: text("account.device"),
      cell: (session) => (
        <>
          {named(session)}
          {session.current && <span className="muted"> · {text("account.thisOne")}</span>}
        </>
      ),
    },
    {
      key: "method",
      head: text("account.method"),
      cell: (session) => text(`account.methods.${session.method}`),
    },
    {
      key: "used",
      head: text("account.lastUsed"),
      cell: (session) => format.dateTime(session.lastUsedAt),
    },
    {
      key: "since",
      head: text("account.since"),
      cell: (session) => format.dateTime(session.createdAt),
    },
  ];
  const end: Column<Session> = {
    key: "end",
    head: text("account.endSession"),
    align: "end",
    narrow: "bare",
    cell: (session) =>
      session.current ? null : (
        <Form method="post">
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="sessionId" value={session.id} />
          <SubmitButton weight="danger" size="xs">
            {text("account.endSession")}
            <span className="away"> · {named(session)}</span>
          </SubmitButton>
        </Form>
      ),
  };
  return (
    <>
      <PageHead
        title={text("account.sessionsTitle", { count: sessions.length })}
        lead={text("account.sessionsLead")}
        actions={
          sessions.length > 1 && (
            <Form method="post">
              <input type="hidden" name="intent" value="others" />
              <SubmitButton weight="quiet">{text("account.endOthers")}</SubmitButton>
            </Form>
          )
        }
      />
      {isDone(actionData, "others") && <Done>{text("account.othersEnded")}</Done>}
      {isDone(actionData, "revoke") && <Done>{text("account.sessionEnded")}</Done>}
      <DataTable
        caption={text("account.sessions")}
        rows={sessions}
        rowKey={(session) => session.id}
        columns={sessions.length > 1 ? [...columns, end] : columns}
      />
    </>
  );
}
