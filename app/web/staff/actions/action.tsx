import { Link } from "react-router";
import { leads } from "#core/actor.ts";
import { listColleagues } from "#domain/organisation/employees.ts";
import { changeAction, readAction } from "#domain/strategy/actions.ts";
import { Card, Definitions, Done, PageHead, Problem } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { form } from "../../form.ts";
import { employeeOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/action";
import { ActionMark, DueDay } from "./action-mark.tsx";
import { ChangeAction } from "./change-action.tsx";
import { todayIn } from "./today.ts";

export const handle = {
  live: ({ actionId }: Record<string, string | undefined>) => [`action:${actionId}`],
};
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.action.text ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const [action, colleagues] = await Promise.all([
    load(args, readAction, { actionId: args.params.actionId }),
    load(args, listColleagues, {}),
  ]);
  return {
    action,
    mayChange: leads(me) || action.ownerId === me.id || action.createdBy === me.id,
    colleagues: colleagues.items.map(({ id, name }) => ({ value: id, label: name })),
    today: todayIn(args.context),
  };
}
export type ActionPage = Route.ComponentProps["loaderData"];

/** What was emptied is taken away: the owner, the day, what stands in the way. */
export const action = form(changeAction, {
  input: (fields, params) => ({ ownerId: null, dueOn: null, blocker: null, ...fields, ...params }),
});

/** One thing to be done: by whom, by when, how it stands, and where it came from. */
export default function Action({ loaderData, actionData: answered }: Route.ComponentProps) {
  const { action, mayChange, today } = loaderData;
  const answer = useAnswer(answered);
  const refused = refusalIn(answer);
  const text = useText();
  const format = useFormat();
  return (
    <>
      <PageHead
        eyebrow={<Link to="/actions">{text("actions.place")}</Link>}
        title={action.text}
        actions={<ActionMark state={action.state} />}
      />
      {doneIn(answer) && <Done>{text("actions.saved")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <div className="columns">
        <div className="stack">
          {mayChange ? (
            <ChangeAction page={loaderData} refused={refused} />
          ) : (
            <Card>
              <Definitions
                items={[
                  { name: text("actions.who"), value: action.ownerName ?? text("outcome.nobody") },
                  { name: text("actions.byWhen"), value: <DueDay action={action} today={today} /> },
                  ...(action.blocker ? [{ name: text("actions.blocker"), value: action.blocker }] : []),
                ]}
              />
              <p className="muted small">{text("actions.onlyOwner")}</p>
            </Card>
          )}
        </div>
        <div className="stack">
          <CameFrom action={action} />
          <p className="muted small">
            {text("actions.noted", { date: format.date(action.createdAt) })}
            {action.endedAt && ` ${text("actions.endedOn", { date: format.date(action.endedAt) })}`}
          </p>
        </div>
      </div>
    </>
  );
}

/** The workshop, and for those who took part the note, with the way back to both. */
function CameFrom({ action }: { action: ActionPage["action"] }) {
  const text = useText();
  return (
    <Card title={text("actions.from")}>
      {action.servesTitle === null ? (
        <p className="muted">{text("actions.fromUnknown")}</p>
      ) : (
        <>
          <p>
            <Link to={`/workshops/${action.servesId}/outcome`}>{action.servesTitle}</Link>
          </p>
          {action.note && (
            <>
              <q className="quoted">{action.note.text}</q>
              <p>
                <a href={`/workshops/${action.servesId}/board#note-${action.note.id}`}>
                  {text("actions.toNote")}
                </a>
              </p>
            </>
          )}
        </>
      )}
    </Card>
  );
}
