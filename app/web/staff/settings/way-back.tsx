import { Form } from "react-router";
import { CopyField } from "#ui/staff/copy-field.tsx";
import { Card, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

/** A link by which a colleague who forgot their password chooses another. */
export function WayBack({
  person,
  answer,
  refused: { problem },
}: {
  person: { name: string; email: string };
  answer: unknown;
  refused: Refused;
}) {
  const text = useText();
  const link = linkIn(answer);
  return (
    <Card title={text("people.wayBack")}>
      {link ? (
        <>
          <p role="status">{text("people.wayBackReady", { name: person.name })}</p>
          <CopyField
            label={text("settings.link")}
            value={link}
            copy={text("settings.copy")}
            copied={text("settings.copied")}
          />
        </>
      ) : (
        <Form method="post">
          <input type="hidden" name="intent" value="reset" />
          {problem && <Problem>{problem}</Problem>}
          <p className="muted">{text("people.wayBackLead")}</p>
          <div className="actions">
            <SubmitButton weight="quiet">{text("people.makeLink")}</SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  );
}

function linkIn(answer: unknown): string | null {
  return typeof answer === "object" && answer !== null && "link" in answer && typeof answer.link === "string"
    ? answer.link
    : null;
}
