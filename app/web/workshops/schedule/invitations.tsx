import { Form, Link } from "react-router";
import { listEmployees } from "#domain/organisation/employees.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { invite } from "#domain/workshops/schedule/invite.ts";
import { readSchedule } from "#domain/workshops/schedule/read-schedule.ts";
import { withdrawInvitation } from "#domain/workshops/schedule/withdraw-invitation.ts";
import { Card, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { employeeOf, load, notForReader, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import styles from "../workshop.css?url";
import type { Route } from "./+types/invitations";
import { InviteForm } from "./invite-form.tsx";
import { addressesIn } from "./invite-input.ts";
import { Answered, MissingLevels } from "./people-cards.tsx";
import { WorkshopSections } from "./sections.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.workshop.title ?? "Kept" }];
export const handle = {
  live: ({ workshopId }: Record<string, string | undefined>) => [`workshop:${workshopId}`],
};

/** Colleagues that a search offers at once. */
const mostFound = 20;

export async function loader(args: Route.LoaderArgs) {
  employeeOf(args.context, args.request);
  const { workshopId } = args.params;
  const q = (searchOf(args.request).get("q") ?? "").slice(0, 100);
  const [{ workshop, now, invited, missingLevels }, teams, found] = await Promise.all([
    load(args, readSchedule, { workshopId }),
    load(args, listTeams, {}),
    q ? load(args, listEmployees, { q, limit: mostFound }) : null,
  ]);
  if (!now.facilitates) throw notForReader();
  const already = new Set(invited.map(({ employeeId }) => employeeId));
  return {
    workshop: {
      id: workshop.id,
      title: workshop.title,
      closedAt: workshop.closedAt,
      manner: workshop.manner,
    },
    invited,
    missingLevels,
    teams: teams.items.map(({ id, name }) => ({ id, name })),
    q,
    found: found?.items.map(({ id, name }) => ({ id, name, invited: already.has(id) })) ?? [],
    once: crypto.randomUUID(),
  };
}
type Page = Awaited<ReturnType<typeof loader>>;

export const action = forms({
  invite: formOf(invite, {
    input: ({ emails, ...whom }, { workshopId }) => ({ ...whom, workshopId, emails: addressesIn(emails) }),
    onward: ({ invited }) => ({ done: "invite", invited }),
  }),
  withdraw: formOf(withdrawInvitation),
});

/** Who is asked to come: those who are, who is missing, and a way to ask more. */
export default function Invitations({ loaderData: page, actionData: answered }: Route.ComponentProps) {
  const { workshop, invited, missingLevels } = page;
  const text = useText();
  const answer = useAnswer<unknown>(answered);
  const refused = refusalIn(answer, "withdraw");
  const may = !workshop.closedAt && workshop.manner !== "solo";
  return (
    <>
      <PageHead
        eyebrow={<Link to={`/workshops/${workshop.id}`}>{workshop.title}</Link>}
        title={text("schedule.invitedTitle", { count: invited.length })}
        lead={text(workshop.manner === "solo" ? "schedule.aloneSay" : "schedule.inviteLead")}
      />
      <WorkshopSections id={workshop.id} facilitates />
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      {doneIn(answer) === "invite" && <Done>{text("schedule.sent", { count: countIn(answer) })}</Done>}
      {doneIn(answer) === "workshop.withdraw_invitation" && <Done>{text("schedule.withdrawn")}</Done>}
      {may && <MissingLevels levels={missingLevels} />}
      <div className="workshop-cards">
        {may && <InviteForm page={page} refused={refusalIn(answer, "invite")} />}
        {invited.length > 0 && <InvitedList page={page} may={may} />}
      </div>
    </>
  );
}

const countIn = (answer: unknown): number =>
  typeof answer === "object" && answer !== null && "invited" in answer ? Number(answer.invited) : 0;

function InvitedList({ page: { invited }, may }: { page: Page; may: boolean }) {
  const text = useText();
  return (
    <Card title={text("schedule.invited", { count: invited.length })}>
      <ul className="lines invited-lines">
        {invited.map((each) => (
          <li key={each.id}>
            <span>
              {each.name ?? each.email}
              <span className="muted">
                {each.level && ` · ${text(`schedule.levels.${each.level}`)}`}
                {!each.name && ` · ${text("schedule.guest")}`}
              </span>
              <Answered invited={each} />
            </span>
            {may && (
              <Form method="post">
                <input type="hidden" name="intent" value="withdraw" />
                <input type="hidden" name="invitationId" value={each.id} />
                <SubmitButton weight="bare" size="xs">
                  {text("schedule.withdraw")}
                  <span className="away"> {each.name ?? each.email}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
