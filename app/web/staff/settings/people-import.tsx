import { Form, Link } from "react-router";
import { leads } from "#core/actor.ts";
import { Refusal } from "#core/errors.ts";
import { ask, execute } from "#core/execute.ts";
import { importStaff } from "#domain/organisation/staff-import/import-staff.ts";
import { previewStaff } from "#domain/organisation/staff-import/preview-staff.ts";
import { FileField } from "#ui/staff/fields.tsx";
import { ButtonLink, Card, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useAnswer, useBusy } from "../../answer.ts";
import { readForm, refused } from "../../form.ts";
import { callerOf, employeeOf, notForReader } from "../../load.ts";
import { useMailState, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/people-import";
import { InvitationLinks } from "./invitation-links-button.tsx";
import { PeoplePlan } from "./people-plan.tsx";

export const meta = titled("staffImport.title");

export function loader({ context, request }: Route.LoaderArgs) {
  if (!leads(employeeOf(context, request))) throw notForReader();
  return null;
}

/** `look` or `apply`, and with `_make` the teams that are missing are made along. */
export async function action(args: Route.ActionArgs) {
  const caller = callerOf(args.context);
  const sent = await readForm(args);
  const [intent = "look", make] = String(sent.get("intent")).split("_");
  const missingTeams = make ? ("make" as const) : ("refuse" as const);
  const input = { file: sent.get("file"), missingTeams };
  try {
    const plan =
      intent === "apply"
        ? await execute(caller, importStaff, { ...input, mark: sent.get("mark") })
        : await ask(caller, previewStaff, input);
    return { plan, missingTeams, applied: intent === "apply" };
  } catch (error) {
    if (error instanceof Refusal) return refused(error, args, sent);
    throw error;
  }
}

export default function PeopleImport({ actionData }: Route.ComponentProps) {
  const answer = useAnswer(actionData);
  const text = useText();
  const busy = useBusy();
  const shown = answer && "plan" in answer ? answer : null;
  const problem = answer && "errors" in answer ? answer : null;
  const back = <Link to="/settings/people">{text("settings.people")}</Link>;
  if (shown?.applied) return <Applied counts={shown.plan.counts} />;
  const counts = shown?.plan.counts;
  const touched = counts ? counts.added + counts.changed : 0;
  const suffix = shown?.missingTeams === "make" ? "_make" : "";
  return (
    <>
      <PageHead
        eyebrow={back}
        title={
          !counts
            ? text("staffImport.title")
            : touched > 0
              ? text("staffImport.headline", { count: touched })
              : text("staffImport.nothing")
        }
        lead={counts ? text("staffImport.counts", counts) : text("staffImport.lead")}
      />
      <Form method="post" encType="multipart/form-data" className="form">
        {shown && <input type="hidden" name="mark" value={shown.plan.mark} />}
        {problem?.problem && <Problem>{problem.problem}</Problem>}
        <FileField
          name="file"
          label={text("staffImport.file")}
          hint={text(shown ? "staffImport.again" : "staffImport.fileHint")}
          accept=".csv,.txt,text/csv"
          required
          error={problem?.errors.file}
        />
        <div className="actions">
          {touched > 0 && (
            <SubmitButton name="intent" value={`apply${suffix}`} busy={busy}>
              {text("staffImport.apply")}
            </SubmitButton>
          )}
          <SubmitButton name="intent" value="look" weight={shown ? "quiet" : "first"} busy={busy}>
            {text(shown ? "staffImport.lookAgain" : "staffImport.look")}
          </SubmitButton>
        </div>
        {shown && <PeoplePlan plan={shown.plan} missingTeams={shown.missingTeams} />}
      </Form>
      {!shown && <Columns />}
    </>
  );
}

/** What a file may say, and two files to begin with. */
function Columns() {
  const text = useText();
  const fields = ["name", "email", "teams", "level", "language"] as const;
  return (
    <Card
      title={text("staffImport.columnsTitle")}
      actions={
        <ButtonLink href="/settings/people/template.csv" leave="leave">
          {text("staffImport.template")}
        </ButtonLink>
      }
    >
      <dl className="definitions">
        {fields.map((field) => (
          <div key={field}>
            <dt>{text(`staffImport.columnName.${field}`)}</dt>
            <dd>{text(`staffImport.columns.${field}`, { example: text("staffImport.example") })}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{text("staffImport.roleStays")}</p>
    </Card>
  );
}

function Applied({ counts }: { counts: { added: number; changed: number } }) {
  const text = useText();
  const mails = useMailState() === "mails";
  return (
    <>
      <PageHead
        eyebrow={<Link to="/settings/people">{text("settings.people")}</Link>}
        title={text("staffImport.doneTitle", { count: counts.added + counts.changed })}
        lead={counts.added > 0 && text("staffImport.doneInvited")}
      />
      <div className="actions">
        {counts.added > 0 && !mails && <InvitationLinks weight="first" />}
        <ButtonLink href="/settings/people">{text("staffImport.toPeople")}</ButtonLink>
      </div>
    </>
  );
}
