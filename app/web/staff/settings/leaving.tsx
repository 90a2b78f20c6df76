import { Form, Link } from "react-router";
import type { Owned } from "#domain/people/leaving/owned.ts";
import { SelectField } from "#ui/staff/fields.tsx";
import { Card, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

/** Letting a colleague go: what is in their name, and who takes it over. */
export function Leaving({
  person,
  owned,
  heirs,
  refused: { errors, problem, values },
}: {
  person: { name: string };
  owned: { items: Owned[]; more: boolean };
  heirs: { id: string; name: string }[];
  refused: Refused;
}) {
  const text = useText();
  const owns = owned.items.length > 0;
  return (
    <Card title={text("people.leaving", { name: person.name })}>
      <p className="muted">{text("people.leavingLead")}</p>
      <Form method="post">
        <input type="hidden" name="intent" value="deactivate" />
        {problem && <Problem>{problem}</Problem>}
        <p>{text(owns ? "people.ownsSome" : "people.ownsNothing")}</p>
        {owns && (
          <>
            <ul className="lines">
              {owned.items.map((item) => (
                <OwnedLine key={item.id} item={item} />
              ))}
            </ul>
            {owned.more && <p className="muted">{text("people.ownsMore")}</p>}
            <SelectField
              name="handOverTo"
              label={text("people.handOverTo")}
              required
              defaultValue={values.handOverTo}
              error={errors.handOverTo}
              options={[
                { value: "", label: text("people.chooseHeir") },
                ...heirs.map((heir) => ({ value: heir.id, label: heir.name })),
              ]}
            />
          </>
        )}
        <div className="actions">
          <SubmitButton weight="danger">{text("people.deactivate")}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

const places: Partial<Record<Owned["kind"], string>> = {
  principle: "principles",
  standard: "standards",
  pledge: "pledges",
  action: "actions",
  decision_right: "rights",
};

function OwnedLine({ item }: { item: Owned }) {
  const text = useText();
  const place = places[item.kind];
  const title = item.kind === "document" ? text(`people.texts.${item.title as "vision"}`) : item.title;
  const href = item.caseId
    ? `/cases/${item.caseId}`
    : item.kind === "document"
      ? `/documents/${item.title}`
      : place && `/${place}/${item.id}`;
  return (
    <li>
      <span>
        {href ? <Link to={href}>{title}</Link> : title}{" "}
        <span className="muted small">· {text(`people.owned.${item.kind}`)}</span>
      </span>
    </li>
  );
}

/** Takes back a colleague who left. */
export function TakeBack({ name, refused: { problem } }: { name: string; refused: Refused }) {
  const text = useText();
  return (
    <Card title={text("people.takeBackTitle")}>
      <p className="muted">{text("people.takeBackText", { name })}</p>
      <Form method="post">
        <input type="hidden" name="intent" value="reactivate" />
        {problem && <Problem>{problem}</Problem>}
        <SubmitButton weight="quiet">{text("people.takeBack")}</SubmitButton>
      </Form>
    </Card>
  );
}
