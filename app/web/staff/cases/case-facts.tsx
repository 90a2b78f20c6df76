import { Form } from "react-router";
import { useControlKeys } from "#ui/staff/control-keys.ts";
import { SelectField } from "#ui/staff/fields.tsx";
import { Card, Definitions, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import type { AsideProps } from "./case-aside.tsx";
import { passKey, takeKey } from "./case-keys.ts";

/** Whose the case is and since when, and what moves it to somebody else. */
export function Facts({ data, refused }: AsideProps) {
  const text = useText();
  const format = useFormat();
  const { kase, me } = data;
  const none = text("caseDesk.none");
  return (
    <Card title={text("caseDesk.case")}>
      <Definitions
        items={[
          {
            name: text("caseDesk.owner"),
            value: kase.ownerId === me ? text("caseDesk.you") : (kase.ownerName ?? none),
          },
          { name: text("caseDesk.team"), value: kase.teamName ?? none },
          {
            name: text("caseDesk.received"),
            value: <span className="num">{format.dateTime(kase.receivedAt)}</span>,
          },
          {
            name: text("caseDesk.answer"),
            value: (
              <span className="num">
                {kase.firstAnswerAt ? format.dateTime(kase.firstAnswerAt) : text("caseDesk.notYet")}
              </span>
            ),
          },
          ...(kase.dueAt
            ? [
                {
                  name: text("caseDesk.due"),
                  value: <span className="num">{format.dateTime(kase.dueAt)}</span>,
                },
              ]
            : []),
          ...(kase.voice?.remedyWished
            ? [{ name: text("caseDesk.wished"), value: kase.voice.remedyWished }]
            : []),
        ]}
      />
      <Acts data={data} refused={refused} />
    </Card>
  );
}

function Acts({ data: { kase, me, colleagues, teams }, refused }: AsideProps) {
  const text = useText();
  useControlKeys();
  return (
    <div className="stack case-acts">
      {kase.ownerId !== me && (
        <Form method="post">
          <input type="hidden" name="intent" value="assign" />
          <SubmitButton
            size="xs"
            weight={kase.ownerId ? "quiet" : "first"}
            name="ownerId"
            value={me ?? ""}
            shortcut={takeKey}
          >
            {text("caseDesk.take")}
          </SubmitButton>
        </Form>
      )}
      {kase.ownerId === me && (
        <Form method="post">
          <SubmitButton size="xs" weight="quiet" name="intent" value="assign">
            {text("caseDesk.giveBack")}
          </SubmitButton>
        </Form>
      )}
      <Details
        summary={text("caseDesk.pass")}
        shortcut={passKey}
        open={refused?.intent === "assign" || refused?.intent === "move" ? "open" : undefined}
      >
        <Form method="post" className="stack">
          <SelectField
            name="ownerId"
            label={text("caseDesk.owner")}
            defaultValue={kase.ownerId ?? ""}
            options={[{ value: "", label: text("caseDesk.none") }, ...colleagues]}
            error={refused?.intent === "assign" ? refused.errors.ownerId : undefined}
          />
          <SubmitButton size="xs" weight="quiet" name="intent" value="assign">
            {text("caseDesk.assign")}
          </SubmitButton>
        </Form>
        <Form method="post" className="stack">
          <SelectField
            name="teamId"
            label={text("caseDesk.team")}
            defaultValue={kase.teamId ?? ""}
            options={teams}
          />
          <SubmitButton size="xs" weight="quiet" name="intent" value="move">
            {text("caseDesk.move")}
          </SubmitButton>
        </Form>
      </Details>
      {kase.closedAt && (
        <Form method="post">
          <SubmitButton size="xs" weight="quiet" name="intent" value="reopen">
            {text("caseDesk.reopen")}
          </SubmitButton>
        </Form>
      )}
      {kase.suspectedSpam && (
        <Form method="post">
          <SubmitButton size="xs" weight="quiet" name="intent" value="trust">
            {text("caseDesk.trust")}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
