import { Form, Link } from "react-router";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Definitions, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn } from "../../answer.ts";
import { useFormat, useText } from "../../text.tsx";
import type { PersonData } from "./person.tsx";

type Section = { person: PersonData; answer: unknown };

/** Names and addresses, one line for each of the people that are one; each can be corrected. */
export function Who({ person, answer }: Section) {
  const text = useText();
  if (person.kind === "employee") {
    return (
      <Card title={text("privacy.who")}>
        <Definitions
          items={[
            {
              name: text("settings.name"),
              value: <Link to={`/settings/people/${person.id}`}>{person.name}</Link>,
            },
            { name: text("settings.email"), value: person.email },
          ]}
        />
        <p className="muted small">{text("privacy.workLeftOut")}</p>
      </Card>
    );
  }
  return (
    <Card title={text("privacy.who")}>
      <ul className="lines">
        {person.people.map((each) => (
          <PersonLine key={each.id} each={each} answer={answer} />
        ))}
      </ul>
    </Card>
  );
}

function PersonLine({ each, answer }: { each: PersonData["people"][number]; answer: unknown }) {
  const text = useText();
  const format = useFormat();
  const refused = refusalIn(answer, "correct");
  const own = refused?.values.personId === each.id ? refused : null;
  return (
    <li>
      <span>
        {each.name ?? text("privacy.noName")}
        <br />
        <span className="muted small">
          {each.email ?? text("privacy.noAddress")}
          {each.email && ` · ${text(each.emailConfirmedAt ? "privacy.confirmed" : "privacy.unconfirmed")}`}
        </span>
      </span>
      <span className="muted small">{text("privacy.since", { date: format.date(each.createdAt) })}</span>
      {!each.erasedAt && (
        <div className="whole">
          <Details summary={text("privacy.correct")} open={own ? "open" : undefined}>
            <Form method="post" className="stack">
              <input type="hidden" name="intent" value="correct" />
              <input type="hidden" name="personId" value={each.id} />
              <input type="hidden" name="revision" value={each.revision} />
              <TextField
                name="name"
                label={text("settings.name")}
                maxLength={120}
                autoComplete="off"
                defaultValue={own?.values.name ?? each.name ?? ""}
                error={own?.errors.name}
              />
              <TextField
                name="email"
                label={text("settings.email")}
                hint={text("privacy.correctHint")}
                maxLength={254}
                inputMode="email"
                autoComplete="off"
                defaultValue={own?.values.email ?? each.email ?? ""}
                error={own?.errors.email ?? own?.problem ?? undefined}
              />
              <div className="actions">
                <SubmitButton weight="quiet">{text("settings.save")}</SubmitButton>
              </div>
            </Form>
          </Details>
        </div>
      )}
    </li>
  );
}

/** The cases that their voices opened. */
export function Cases({ person: { cases } }: { person: PersonData }) {
  const text = useText();
  const format = useFormat();
  return (
    <Card title={text("privacy.casesTitle")}>
      {cases.length === 0 && <p className="muted">{text("privacy.noCases")}</p>}
      <ul className="lines">
        {cases.map((kase) => (
          <li key={kase.id}>
            <span>
              <Link to={`/cases/${kase.id}`} className="num">
                {kase.reference}
              </Link>{" "}
              <span className="muted small">
                {text(`caseDesk.kind.${kase.kind}`)}
                {kase.wordsErasedAt && ` · ${text("privacy.wordsErased")}`}
              </span>
            </span>
            <span className="muted small">{format.date(kase.receivedAt)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
