import { type ReactNode, useEffect } from "react";
import { Form, useBlocker, useLocation } from "react-router";
import { Problem, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { draftOf, type StoredPlan } from "./draft.ts";
import { PlanEditor, type PlanMode, useErrorsOfSent } from "./plan-editor.tsx";
import { usePlan } from "./use-plan.ts";

/**
 * The form of a plan, of a template or of a workshop under way. What is typed stays until it is saved: over a refusal,
 * over somebody else's save, and nobody leaves the page with it by mistake.
 */
export function PlanForm({
  plan: stored,
  revision,
  mode,
  refused,
  busy,
  children,
}: {
  plan: StoredPlan;
  revision: number;
  mode: PlanMode;
  refused: Refused | null;
  busy: "busy" | undefined;
  /** Fields above the plan. */
  children?: ReactNode;
}) {
  const text = useText();
  const { pathname } = useLocation();
  const plan = usePlan(() => draftOf(stored));
  const errors = refused?.errors ?? {};
  const { errorAt, noteSent } = useErrorsOfSent(errors);
  const stale = refused?.code === "stale";
  useKept(plan.changed && busy === undefined, text("plan.leave"));
  return (
    <Form method="post" className="stack plan-form" onSubmit={() => noteSent(plan.draft)} noValidate>
      <input type="hidden" name="intent" value="save" />
      {!stale && <input type="hidden" name="revision" value={revision} />}
      {children}
      <PlanEditor plan={plan} mode={mode} errorAt={errorAt} errors={errors} />
      <div className={plan.changed || refused ? "plan-foot waits" : "plan-foot"}>
        {refused && !stale && <Problem>{refused.problem ?? text("plan.refused")}</Problem>}
        {stale && (
          <Problem>
            {text("plan.stale")}{" "}
            <a href={pathname} target="_blank" rel="noreferrer">
              {text("plan.seeTheirs")}
            </a>
          </Problem>
        )}
        <div className="actions">
          <SubmitButton busy={busy}>{text(stale ? "plan.saveOver" : "plan.save")}</SubmitButton>
          {plan.changed && <span className="muted small">{text("plan.unsaved")}</span>}
        </div>
      </div>
    </Form>
  );
}

/** Asks before somebody leaves with something unsaved: by a link, or by closing the tab. */
function useKept(unsaved: boolean, question: string): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);
  useEffect(() => {
    if (!unsaved) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", hold);
    return () => window.removeEventListener("beforeunload", hold);
  }, [unsaved]);
}
