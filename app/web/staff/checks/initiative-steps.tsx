import { Form } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { NextStep, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import { useText } from "../../text.tsx";
import type { CheckPage } from "./check.tsx";

/** How far an initiative is, and the step out of that, for who steers it. */
export function InitiativeSteps({ initiative }: { initiative: NonNullable<CheckPage["initiative"]> }) {
  const text = useText();
  const busy = useBusy("start");
  const { state, checked, maySteer } = initiative;
  if (state === "draft" && maySteer) {
    return (
      <NextStep
        title={text("checking.state.draft")}
        action={
          <Form method="post">
            <SubmitButton name="intent" value="start" weight={checked ? "first" : "quiet"} busy={busy}>
              {text("checking.start")}
            </SubmitButton>
          </Form>
        }
      >
        {text("checking.startText")}
      </NextStep>
    );
  }
  return (
    <div className="actions">
      <Mark state={state === "under_way" ? "open" : state === "done" ? "kept" : "none"}>
        {text(`checking.state.${state}`)}
      </Mark>
      {!checked && state === "under_way" && <Mark state="risk">{text("checking.unchecked")}</Mark>}
      {maySteer && state === "under_way" && (
        <>
          <EndForm outcome="done">{text("checking.end")}</EndForm>
          <EndForm outcome="stopped">{text("checking.stop")}</EndForm>
        </>
      )}
    </div>
  );
}

function EndForm({ outcome, children }: { outcome: "done" | "stopped"; children: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="end" />
      <SubmitButton weight="quiet" size="xs" name="outcome" value={outcome}>
        {children}
      </SubmitButton>
    </Form>
  );
}
