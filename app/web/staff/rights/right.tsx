import { Form, Link } from "react-router";
import { getRight } from "#domain/cases/rights/read-rights.ts";
import { setsRights } from "#domain/cases/rights/right.ts";
import { changeRight, retireRight } from "#domain/cases/rights/write-right.ts";
import { Mark } from "#ui/mark.tsx";
import { Card, Definitions, Details, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { useAnswer } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { formOf, forms } from "../../form.ts";
import { load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/right";
import { refusedIn, useBusy } from "./answer.ts";
import { rightChoices } from "./right-choices.ts";
import { Who } from "./right-entry.tsx";
import { RightFields } from "./right-fields.tsx";
import { rightIn } from "./right-input.ts";
import { limitOf, useSizes } from "./sizes.ts";

export const meta = titled("rights.place");
export const handle = { live: (params: { rightId: string }) => [`decision_right:${params.rightId}`] };

export async function loader(args: Route.LoaderArgs) {
  const { caller } = args.context.get(pageRequest);
  const right = await load(args, getRight, { rightId: args.params.rightId });
  const today = caller.services.clock().toISOString().slice(0, 10);
  return {
    right,
    choices: await rightChoices(args),
    mayChange: right.state === "in_force" && setsRights(caller.actor, right.teamIds),
    reviewPast: right.reviewOn !== null && right.reviewOn < today,
  };
}

export const action = forms({
  change: formOf(changeRight, {
    input: (fields, { rightId }) => ({ ...rightIn(fields), rightId }),
  }),
  retire: formOf(retireRight),
});

type Data = Route.ComponentProps["loaderData"];

export default function RightPage({ loaderData, actionData: answered }: Route.ComponentProps) {
  const actionData = useAnswer(answered);
  const { right, choices, mayChange, reviewPast } = loaderData;
  const text = useText();
  const format = useFormat();
  const busy = useBusy("intent", "change");
  const refused = refusedIn(actionData);
  const saved = typeof actionData === "object" && actionData !== null && "done" in actionData;
  return (
    <>
      <PageHead
        eyebrow={<Link to="/rights">{text("rights.place")}</Link>}
        title={right.situation}
        lead={<Marks right={right} reviewPast={reviewPast} />}
      />
      {saved && <Done>{text("rights.saved")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <div className="columns">
        <div className="stack">
          {mayChange ? (
            <Form method="post" className="card right-form" key={right.revision}>
              <input type="hidden" name="intent" value="change" />
              <RightFields choices={choices} now={right} refused={refused} />
              <div className="actions">
                <SubmitButton busy={busy}>{text("rights.save")}</SubmitButton>
              </div>
            </Form>
          ) : (
            <Saying data={loaderData} said={right} />
          )}
        </div>
        <div className="stack">
          {right.versions.length > 1 && (
            <Card title={text("rights.versions")}>
              {right.versions.slice(1).map((version) => (
                <Details
                  key={version.number}
                  summary={text("rights.version", {
                    number: version.number,
                    at: format.date(version.writtenAt),
                  })}
                >
                  <Saying data={loaderData} said={version} />
                </Details>
              ))}
            </Card>
          )}
          {mayChange && (
            <Card title={text("rights.retire")}>
              <p className="muted">{text("rights.retireHint")}</p>
              <Form method="post">
                <input type="hidden" name="intent" value="retire" />
                <div className="actions">
                  <SubmitButton weight="danger">{text("rights.retire")}</SubmitButton>
                </div>
              </Form>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function Marks({ right, reviewPast }: { right: Data["right"]; reviewPast: boolean }) {
  const text = useText();
  const format = useFormat();
  if (right.retiredAt)
    return <Mark state="none">{text("rights.retired", { at: format.date(right.retiredAt) })}</Mark>;
  if (!reviewPast || !right.reviewOn) return null;
  return <Mark state="risk">{text("rights.reviewPast", { day: format.date(right.reviewOn) })}</Mark>;
}

type Said = Pick<
  Data["right"],
  "situation" | "limitAmount" | "limitDuration" | "exception" | "steps" | "principleId" | "roles" | "teamIds"
>;

/** What a version says, to read. */
function Saying({ data: { choices }, said }: { data: Data; said: Said }) {
  const text = useText();
  const sizes = useSizes(choices.currency);
  const principle = choices.principles.find(({ value }) => value === said.principleId)?.label;
  const teamNames = choices.teams
    .filter(({ value }) => said.teamIds.includes(value))
    .map(({ label }) => label);
  return (
    <Definitions
      items={[
        { name: text("rights.search"), value: said.situation },
        { name: text("rights.limitIs"), value: said.exception ?? sizes(limitOf(said)) },
        { name: text("rights.who"), value: <Who right={{ roles: said.roles, teamNames }} /> },
        ...(said.steps
          ? [{ name: text("rights.steps"), value: <p className="right-steps">{said.steps}</p> }]
          : []),
        ...(principle ? [{ name: text("rights.principle"), value: principle }] : []),
      ]}
    />
  );
}
