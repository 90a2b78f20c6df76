import { Form, Link } from "react-router";
import {
  changeRetention,
  type RetentionKind,
  readRetention,
  retentionKinds,
} from "#domain/people/personal-data/retention.ts";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/retention";
import styles from "./personal-data.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("privacy.retention.title");

export const loader = (args: Route.LoaderArgs) => load(args, readRetention, {});

// An empty field means: no end.
export const action = forms({
  change: formOf(changeRetention, {
    input: (fields) => Object.fromEntries(retentionKinds.map((kind) => [kind, fields[kind] ?? null])),
  }),
});

/** Those about cases first: what people said matters most. */
const groups: { title: "cases" | "account" | "rest"; kinds: RetentionKind[] }[] = [
  { title: "cases", kinds: ["voice_words", "case_messages", "people", "event_values"] },
  { title: "account", kinds: ["sessions", "invitations", "notices", "guests"] },
  { title: "rest", kinds: ["idempotent_answers", "imports"] },
];

export default function Retention({ loaderData, actionData }: Route.ComponentProps) {
  const answer = useAnswer(actionData);
  const text = useText();
  const refused = refusalIn(answer);
  const days = new Map(loaderData.items.map((item) => [item.kind, item.days]));
  return (
    <>
      <PageHead
        eyebrow={<Link to="/settings/personal-data">{text("privacy.title")}</Link>}
        title={text("privacy.retention.title")}
        lead={text("privacy.retention.lead")}
      />
      {doneIn(answer) === "change" && !refused && <Done>{text("settings.saved")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="change" />
        {groups.map((group) => (
          <Card key={group.title} title={text(`privacy.retention.groups.${group.title}`)}>
            <div className="times">
              {group.kinds.map((kind) => (
                <TextField
                  key={kind}
                  name={kind}
                  label={text(`privacy.retention.kinds.${kind}`)}
                  hint={text(`privacy.retention.after.${kind}`)}
                  inputMode="numeric"
                  maxLength={5}
                  placeholder={text("privacy.retention.noEnd")}
                  defaultValue={refused?.values[kind] ?? days.get(kind)?.toString() ?? ""}
                  error={refused?.errors[kind]}
                />
              ))}
            </div>
          </Card>
        ))}
        <div className="actions">
          <SubmitButton>{text("settings.save")}</SubmitButton>
        </div>
      </Form>
      <LastRun run={loaderData.lastRun} />
    </>
  );
}

/** What the last night erased, in numbers alone. */
function LastRun({ run }: { run: Route.ComponentProps["loaderData"]["lastRun"] }) {
  const text = useText();
  const format = useFormat();
  const counts = run ? Object.entries(run.counts) : [];
  return (
    <Card title={text("privacy.retention.lastRun")}>
      {!run && <p className="muted">{text("privacy.retention.neverRan")}</p>}
      {run && (
        <p className="muted">
          {text(counts.length > 0 ? "privacy.retention.ranAt" : "privacy.retention.ranNothing", {
            at: format.dateTime(run.ranAt),
          })}
        </p>
      )}
      {counts.length > 0 && (
        <ul className="lines">
          {counts.map(([kind, count]) => (
            <li key={kind}>
              <span>{text(`privacy.retention.kinds.${kind as RetentionKind}`)}</span>
              <span className="num">{format.number(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
