import { Link } from "react-router";
import { Card, Definitions } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import type { PersonData } from "./person.tsx";

/** Names and addresses, one line for each of the people that are one. */
export function Who({ person }: { person: PersonData }) {
  const text = useText();
  const format = useFormat();
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
          <li key={each.id}>
            <span>
              {each.name ?? text("privacy.noName")}
              <br />
              <span className="muted small">
                {each.email ?? text("privacy.noAddress")}
                {each.email &&
                  ` · ${text(each.emailConfirmedAt ? "privacy.confirmed" : "privacy.unconfirmed")}`}
              </span>
            </span>
            <span className="muted small">
              {text("privacy.since", { date: format.date(each.createdAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
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
