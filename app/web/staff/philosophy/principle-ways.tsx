import { Form, Link } from "react-router";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { PrinciplePage } from "./principle-page.ts";

/** Ten are in force: for each of them the ways to make room, as actions rather than advice. */
export function WaysToMakeRoom({ page, refused }: { page: PrinciplePage; refused: Refused | null }) {
  const text = useText();
  const inForce = page.others.filter((other) => other.place !== null);
  const limit = refused?.code === "principle_limit" ? refused.problem : null;
  return (
    <Card title={text("philosophy.ways")}>
      <p className={limit ? "problem" : "muted"} role={limit ? "alert" : undefined}>
        {limit ?? text("philosophy.next.draftFull")}
      </p>
      <ol className="principle-list ways">
        {inForce.map((other) => (
          <li key={other.id}>
            <span className="place num" aria-hidden="true">
              {other.place}
            </span>
            <div>
              <h3>
                <Link to={`/principles/${other.id}`} title={text("philosophy.wayOpen")}>
                  {other.statement}
                </Link>
              </h3>
              <div className="way-actions">
                <Form method="post">
                  <input type="hidden" name="intent" value="merge" />
                  <SubmitButton weight="quiet" name="intoId" value={other.id}>
                    {text("philosophy.wayMerge")}
                  </SubmitButton>
                </Form>
                <Details summary={text("philosophy.wayRetire")}>
                  <Form method="post">
                    <input type="hidden" name="intent" value="retireOther" />
                    <p className="muted small">{text("philosophy.retireText")}</p>
                    <TextField
                      name="reason"
                      label={text("philosophy.reason")}
                      hint={text("philosophy.reasonHint")}
                      maxLength={1000}
                    />
                    <div>
                      <SubmitButton weight="quiet" name="otherId" value={other.id}>
                        {text("philosophy.retire")}
                      </SubmitButton>
                    </div>
                  </Form>
                </Details>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
