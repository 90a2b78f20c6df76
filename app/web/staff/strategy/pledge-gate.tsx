import { Form } from "react-router";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { ButtonLink, Card, NextStep, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import type { PledgePage } from "./pledge.tsx";

/** The way to the charter: open, or closed with the figure and the two ways on. */
export function PledgeGate({ page, refused }: { page: PledgePage; refused: Refused | null }) {
  const text = useText();
  const { pledge, capability } = page;
  if (capability.verdict === "missed") return <TwoWays page={page} refused={refused} />;
  return (
    <NextStep
      title={text("strategy.gateOpen")}
      action={
        <ButtonLink href={`/charter-preview?publish=pledge:${pledge.id}`} weight="first">
          {text("strategy.seeAsEverybody")}
        </ButtonLink>
      }
    >
      {text(capability.verdict === "met" ? "strategy.gateReached" : "strategy.gateNotKnown")}
    </NextStep>
  );
}

function TwoWays({ page, refused }: { page: PledgePage; refused: Refused | null }) {
  const text = useText();
  const { number, share, counted, countedShare } = useFormat();
  const busy = useBusy();
  const { pledge, capability, standard } = page;
  const reached = Math.floor((capability.share ?? 0) * 100);
  return (
    <Card title={text("strategy.gateClosed")}>
      <p>
        {text("strategy.gateClosedSay", {
          met: counted(capability),
          total: number(capability.total),
          share: capability.total > 0 ? countedShare(capability) : share(0),
          target: share(capability.target),
        })}
      </p>
      <div className="two-ways">
        <form method="get" action="/charter-preview">
          <h3>{text("strategy.wayPlan")}</h3>
          <p className="muted">{text("strategy.wayPlanSay")}</p>
          <input type="hidden" name="publish" value={`pledge:${pledge.id}`} />
          <TextAreaField name="plan" label={text("strategy.plan")} maxLength={1000} required />
          <div className="actions">
            <SubmitButton>{text("strategy.seeAsEverybody")}</SubmitButton>
          </div>
        </form>
        <Form method="post">
          <h3>{text("strategy.wayLower")}</h3>
          <p className="muted">{text("strategy.wayLowerSay")}</p>
          <input type="hidden" name="intent" value="lower" />
          <input type="hidden" name="standardId" value={standard.id} />
          <TextField
            name="target"
            label={text("strategy.target")}
            inputMode="decimal"
            required
            defaultValue={refused?.values.target ?? String(Math.max(1, reached))}
            error={refused?.errors.target && text("strategy.targetWrong")}
          />
          <div className="actions">
            <SubmitButton weight="quiet" busy={busy}>
              {text("strategy.lower")}
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Card>
  );
}
